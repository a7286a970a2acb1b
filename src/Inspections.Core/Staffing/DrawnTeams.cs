using System.Runtime.CompilerServices;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Staffing;

/// <summary>A draw's teams as they were drawn, and all that a later change of them is judged by (protocol sections 7 and 9).</summary>
public sealed record DrawnTeams
{
    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>Its time.</summary>
    public required DateTimeOffset DrawAt { get; init; }

    /// <summary>Its key, from which the tickets of substitutes come.</summary>
    public required DrawKey Key { get; init; }

    /// <summary>How a team is made up.</summary>
    public required TeamRule Rule { get; init; }

    /// <summary>The roster committed to.</summary>
    public required IReadOnlyList<RosterLeaf> Roster { get; init; }

    /// <summary>The teams, in draw order.</summary>
    public required Assignment Assignment { get; init; }

    /// <summary>Per drawn id, who its opened recusal leaf names; ids without may be left out.</summary>
    public required IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused { get; init; }

    /// <summary>The firm of a drawn id: the id itself, or a project's firm.</summary>
    public required Func<Identifier, Identifier> FirmOf { get; init; }

    /// <summary>The ledger's entry of the receipt: no team changes before it; null where there is none.</summary>
    public long? ReceiptEntry { get; init; }

    /// <summary>True for the same one alone: a function cannot be compared.</summary>
    public bool Equals(DrawnTeams? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The drawn ids, in draw order.</summary>
    internal IEnumerable<Identifier> Firms => Assignment.Teams.Select(t => t.Firm);

    /// <summary>The drawn id that a joint visit to a firm is about: the id itself, else the firm's first in draw order; null when neither was drawn (protocol section 9).</summary>
    /// <param name="drawn">The drawn ids, in draw order.</param>
    /// <param name="firmOf">The firm of a drawn id.</param>
    /// <param name="firm">The firm that a <c>joined</c> entry names.</param>
    internal static Identifier? JoinedId(IEnumerable<Identifier> drawn, Func<Identifier, Identifier> firmOf, Identifier firm)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(firmOf);
        Identifier? first = null;
        foreach (Identifier id in drawn)
        {
            if (id == firm)
            {
                return id;
            }

            first ??= firmOf(id) == firm ? id : null;
        }

        return first;
    }
}
