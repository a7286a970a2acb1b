using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Staffing;

namespace Inspections.Core.Rounds;

/// <summary>What a draw came to. It follows from the commitment and the values and need not be stored beside them.</summary>
/// <param name="committed">What it was drawn from.</param>
/// <param name="receipt">Its receipt.</param>
public sealed class DrawOutcome(CommittedDraw committed, Receipt receipt)
{
    /// <summary>What it was drawn from.</summary>
    public CommittedDraw Committed { get; } = committed;

    /// <summary>Its receipt.</summary>
    public Receipt Receipt { get; } = receipt;

    /// <summary>The frame's projects, each with its firm.</summary>
    public IReadOnlyDictionary<Identifier, Identifier> Projects { get; } = committed.Frame.Leaves
        .Where(l => l.Firm is not null).ToDictionary(l => l.Id, l => l.Firm!.Value);

    /// <summary>The firm of an id of the frame: itself, or the project's.</summary>
    public Identifier FirmOf(Identifier id) => Projects.GetValueOrDefault(id, id);

    /// <summary>What its teams are judged by when they change.</summary>
    /// <param name="receiptEntry">The ledger's entry of the receipt.</param>
    public DrawnTeams ToTeams(long? receiptEntry) => new()
    {
        Draw = Receipt.Draw,
        DrawAt = Committed.Commitment.DrawAt,
        Key = DrawKey.Of(Committed.Commitment.Digest, Receipt.Values),
        Rule = Committed.Commitment.Team,
        Roster = Committed.Roster.Leaves,
        Assignment = Receipt.Assignment,
        Recused = Committed.Recused,
        FirmOf = FirmOf,
        ReceiptEntry = receiptEntry,
    };

    /// <summary>The draw as the history of later ones needs it.</summary>
    public PastDraw ToPast() => new(
        Receipt.Draw,
        Committed.Commitment.Frame.Size,
        Receipt.Selection.DrawOrder,
        Receipt.Selection.DrawOrder.Where(Projects.ContainsKey).ToDictionary(f => f, FirmOf));

    /// <summary>The entries that open the bureau's own sources (protocol section 8).</summary>
    public IReadOnlyList<ValueBody> OwnValues() => [.. Committed.OwnSources.Select(s => new ValueBody(Receipt.Draw, s.Name, Receipt.Values.Single(v => v.Name == s.Name).Value))];
}
