using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>A drawn firm and the ticket that won.</summary>
/// <param name="Firm">The id drawn.</param>
/// <param name="Ticket">Its ticket.</param>
public readonly record struct DrawnFirm(Identifier Firm, Digest Ticket);

/// <summary>The firms drawn of one stratum, in ticket order; the last one's ticket is the cut-off.</summary>
public sealed record StratumSelection
{
    internal StratumSelection(Label stratum, IReadOnlyList<DrawnFirm> drawn) => (Stratum, Drawn) = (stratum, ValueList<DrawnFirm>.Of(drawn));

    /// <summary>The stratum.</summary>
    public Label Stratum { get; }

    /// <summary>Who was drawn, smallest ticket first.</summary>
    public IReadOnlyList<DrawnFirm> Drawn { get; internal init => field = ValueList<DrawnFirm>.Of(value); }

    /// <summary>The cut-off ticket; null when the stratum gives none.</summary>
    public Digest? CutOff => Drawn.Count == 0 ? null : Drawn[^1].Ticket;
}

/// <summary>Which firms are drawn (protocol section 6).</summary>
public sealed record Selection
{
    internal Selection(IReadOnlyList<StratumSelection> strata)
    {
        Strata = ValueList<StratumSelection>.Of(strata);
        DrawOrder = ValueList<Identifier>.Of((strata.Count == 1 ? strata[0].Drawn : InOrder([.. strata.SelectMany(s => s.Drawn)])).Select(d => d.Firm));
    }

    /// <summary>In policy order.</summary>
    public IReadOnlyList<StratumSelection> Strata { get; }

    /// <summary>All drawn firms of all strata by ticket.</summary>
    public IReadOnlyList<Identifier> DrawOrder { get; }

    /// <summary>Takes the smallest tickets of every stratum, in one pass over the frame.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="commitment"/> is null.</exception>
    public static Selection Of(DrawKey key, Commitment commitment, IReadOnlyList<FrameLeaf> frame, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(commitment);
        FrameList list = FrameList.Of(frame);
        SmallestTickets[] smallest = FirmTickets.Smallest(key, list, commitment, cancellation);
        return new Selection([.. commitment.Quotas.Select((q, n) => new StratumSelection(q.Stratum, InOrder(key, list, smallest[n], q.Take)))]);
    }

    private static DrawnFirm[] InOrder(DrawKey key, FrameList frame, SmallestTickets smallest, long take)
    {
        ulong[] prefixes = smallest.Prefixes.ToArray();
        int[] places = smallest.Places.ToArray();
        Array.Sort(prefixes, places);
        int count = (int)long.Min(take, places.Length), tied = count;
        while (tied > 0 && tied < places.Length && prefixes[tied] == prefixes[count - 1])
        {
            tied++;
        }

        Digest[] tickets = FirmTickets.Of(key, frame, places.AsSpan(0, tied));
        var firms = new DrawnFirm[tied];
        for (int n = 0; n < tied; n++)
        {
            firms[n] = new DrawnFirm(Identifier.OfChecked(frame.Id(places[n])), tickets[n]);
        }

        InOrder(firms);
        return count == tied ? firms : firms[..count];
    }

    // By ticket; ties, of which there are none, by id. What is in order by the first 64 bits of its tickets is in order.
    private static DrawnFirm[] InOrder(DrawnFirm[] firms)
    {
        static int Compare(DrawnFirm one, DrawnFirm other) =>
            one.Ticket.CompareTo(other.Ticket) is int order and not 0 ? order : one.Firm.CompareTo(other.Firm);
        for (int n = 1; n < firms.Length; n++)
        {
            if (Compare(firms[n - 1], firms[n]) > 0)
            {
                Array.Sort(firms, Compare);
                break;
            }
        }

        return firms;
    }
}
