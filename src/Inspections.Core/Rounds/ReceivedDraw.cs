using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>A draw with its receipt, of its drawn firms alone: small beside its frame, and it never changes.</summary>
/// <param name="Commitment">What it was drawn from.</param>
/// <param name="Receipt">Who was drawn.</param>
/// <param name="Roster">The inspectors of its roster.</param>
/// <param name="Recused">Per drawn id, who must stay away; ids of whom nobody must are not in it.</param>
/// <param name="Projects">The drawn projects, each with its firm.</param>
public sealed record ReceivedDraw(
    Commitment Commitment,
    Receipt Receipt,
    IReadOnlyList<RosterLeaf> Roster,
    IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused,
    IReadOnlyDictionary<Identifier, Identifier> Projects)
{
    /// <summary>The inspectors of its roster.</summary>
    public IReadOnlyList<RosterLeaf> Roster { get; init => field = Given.List(value); } = Given.List(Roster);

    /// <summary>Per drawn id, who must stay away; ids of whom nobody must are not in it.</summary>
    public IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused { get; init => field = Fixed(value); } = Fixed(Recused);

    /// <summary>The drawn projects, each with its firm.</summary>
    public IReadOnlyDictionary<Identifier, Identifier> Projects { get; init => field = ValueMap<Identifier, Identifier>.Of(value); } = ValueMap<Identifier, Identifier>.Of(Projects);

    /// <summary>What its teams are judged by when they change.</summary>
    /// <param name="receiptEntry">The ledger's entry of the receipt.</param>
    internal DrawnTeams ToTeams(long? receiptEntry) => new()
    {
        Draw = Receipt.Draw,
        DrawAt = Commitment.DrawAt,
        Key = DrawKey.Of(Commitment.Digest, Receipt.Values),
        Rule = Commitment.Team,
        Roster = Roster,
        Assignment = Receipt.Assignment,
        Recused = Recused,
        FirmOf = id => Projects.GetValueOrDefault(id, id),
        ReceiptEntry = receiptEntry,
    };

    /// <summary>The draw as the history of later ones needs it.</summary>
    internal PastDraw ToPast() => new(Receipt.Draw, Commitment.Frame.Size, Receipt.Selection.DrawOrder, Projects);

    private static ValueMap<Identifier, IReadOnlyList<Identifier>> Fixed(IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> recused) =>
        recused as ValueMap<Identifier, IReadOnlyList<Identifier>> ?? ValueMap<Identifier, IReadOnlyList<Identifier>>.Of(
            recused.Select(r => KeyValuePair.Create<Identifier, IReadOnlyList<Identifier>>(r.Key, ValueList<Identifier>.Of(r.Value))));
}
