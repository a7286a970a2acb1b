using Inspections.Core.Directory;
using Inspections.Core.Encoding;

namespace Inspections.Core.Drawing;

/// <summary>A drawn firm and the ticket that won.</summary>
public readonly record struct DrawnFirm(Identifier Firm, Digest Ticket);

/// <summary>The firms drawn of one stratum, in ticket order; the last one's ticket is the cut-off.</summary>
public sealed record StratumSelection(Label Stratum, IReadOnlyList<DrawnFirm> Drawn)
{
    /// <summary>The cut-off ticket; null when the stratum gives none.</summary>
    public Digest? CutOff => Drawn.Count == 0 ? null : Drawn[^1].Ticket;
}

/// <summary>Which firms are drawn (protocol section 6).</summary>
/// <param name="Strata">In policy order.</param>
public sealed record Selection(IReadOnlyList<StratumSelection> Strata)
{
    /// <summary>All drawn firms of all strata by ticket.</summary>
    public IReadOnlyList<Identifier> DrawOrder { get; } =
        [.. Strata.SelectMany(s => s.Drawn).OrderBy(d => d.Ticket).ThenBy(d => d.Firm).Select(d => d.Firm)];

    /// <summary>Takes the smallest tickets of every stratum.</summary>
    public static Selection Of(DrawKey key, Commitment commitment, IReadOnlyList<FrameLeaf> frame)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(commitment);
        ILookup<Label, FrameLeaf> strata = frame.Where(l => l.MayBeDrawn(commitment.Lifted)).ToLookup(l => l.Stratum);
        return new Selection([.. commitment.Quotas.Select(q => new StratumSelection(
            q.Stratum,
            [.. strata[q.Stratum]
                .Select(l => new DrawnFirm(l.Id, key.FirmTicket(l.Id)))
                .OrderBy(d => d.Ticket).ThenBy(d => d.Firm)
                .Take((int)long.Min(q.Take, int.MaxValue))]))]);
    }
}
