using System.Runtime.CompilerServices;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;

namespace Inspections.Core.Bureaus;

/// <summary>What a bureau decides of a draw before it prepares it; everything else follows from its ledger and policy (protocol sections 2 and 3).</summary>
public sealed record RoundRequest
{
    /// <summary>The draw: the next round of its sector, or the next try of one that was voided.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>The directory's firms and projects; those of other sectors are left out. They are gone through one by one, and as often as asked for the same.</summary>
    public required IEnumerable<Firm> Firms { get; init => field = Given.NotNull(value); }

    /// <summary>Every certified inspector, whoever cannot go with the reason (<see cref="RosterLeaf"/>).</summary>
    public required IReadOnlyList<RosterLeaf> Roster { get; init => field = Given.List(value); }

    /// <summary>Who must stay away from whom, as declared. What substitutions of the year have entered is added by the ledger.</summary>
    public IReadOnlyList<Recusal> Recusals { get; init => field = Given.List(value); } = ValueList<Recusal>.Empty;

    /// <summary>The name of the bureau's own sealed source; null for a draw by <see cref="Sources"/> alone. Its value is a secret until the draw.</summary>
    public Label? OwnSource { get; init; } = Label.Parse("own:bureau");

    /// <summary>
    /// The sources of others: witnesses' seals, dice, lottery issues, pulses. They follow the bureau's own in this order (protocol section 4). A source of the bureau's own
    /// may stand among them instead, where the value that it seals is the one handed to <see cref="RoundOpening.Prepare"/>.
    /// </summary>
    public IReadOnlyList<Source> Sources { get; init => field = Given.List(value); } = ValueList<Source>.Empty;

    /// <summary>Who vouches for the draw.</summary>
    public IReadOnlyList<Witness> Witnesses { get; init => field = Given.List(value); } = ValueList<Witness>.Empty;

    /// <summary>The draw's time, after the commitment and in the draw's year. Witnesses count that signed 24 hours before.</summary>
    public required DateTimeOffset DrawAt { get; init; }

    /// <summary>Until when list and teams are kept back, up to 366 days after the draw; null for a list that is public at once (protocol section 8).</summary>
    public DateOnly? DiscloseBy { get; init; }

    /// <summary>True for the same one alone: firms are read one by one and cannot be compared.</summary>
    public bool Equals(RoundRequest? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
