using System.Buffers;
using System.Collections.Concurrent;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>The tickets of a frame's firms (protocol section 6), many at once.</summary>
internal static class FirmTickets
{
    private const int Piece = 1 << 14;

    /// <summary>Of every quota, the firms that may be drawn with the smallest tickets, and some more.</summary>
    /// <param name="key">The draw's key.</param>
    /// <param name="frame">All firms.</param>
    /// <param name="commitment">Its quotas.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="guess">
    /// Of how many are wanted and of how many, above which first 64 bits none of the wanted tickets is likely to be. A guess decides nothing: when
    /// too few are found below it, all tickets are looked at.
    /// </param>
    public static SmallestTickets[] Smallest(
        DrawKey key, FrameList frame, Commitment commitment, CancellationToken cancellation, Func<long, long, ulong>? guess = null)
    {
        guess ??= Edge;
        int[] quotas = QuotasOf(frame, commitment);
        long[] drawable = new long[commitment.Quotas.Count];
        for (int i = 0; i < frame.Count; i++)
        {
            int quota = quotas[frame.Stratum(i)];
            if (quota >= 0 && frame.MayBeDrawn(i, commitment.Lifted))
            {
                drawable[quota]++;
            }
        }

        SmallestTickets[] guessed = Smallest(key, frame, commitment, [.. commitment.Quotas.Select((q, n) => guess(q.Take, drawable[n]))], cancellation);
        bool enough = !guessed.Where((g, n) => g.Places.Length < long.Min(commitment.Quotas[n].Take, drawable[n])).Any();
        return enough ? guessed : Smallest(key, frame, commitment, [.. drawable.Select(_ => ulong.MaxValue)], cancellation);
    }

    // Of every quota, the firms that may be drawn whose tickets' first 64 bits are not above an edge, at least the smallest of them.
    private static SmallestTickets[] Smallest(DrawKey key, FrameList frame, Commitment commitment, ulong[] edges, CancellationToken cancellation)
    {
        int[] quotas = QuotasOf(frame, commitment);
        int pieces = (frame.Count + Piece - 1) / Piece;
        SmallestTickets[] Empty() => [.. commitment.Quotas.Select((q, n) => new SmallestTickets((int)long.Min(q.Take, frame.Count), edges[n]))];
        SmallestTickets[] all = Empty();
        if (pieces <= 1)
        {
            return Add(key, frame, commitment.Lifted, quotas, 0, frame.Count, all);
        }

        // Every thread at work keeps its own and leaves it to the next; which thread met a firm decides nothing.
        var kept = new ConcurrentBag<SmallestTickets[]>();
        Parallel.For(
            0,
            pieces,
            new ParallelOptions { CancellationToken = cancellation },
            () => kept.TryTake(out SmallestTickets[]? left) ? left : Empty(),
            (piece, _, smallest) => Add(key, frame, commitment.Lifted, quotas, piece * Piece, int.Min(frame.Count, (piece + 1) * Piece), smallest),
            kept.Add);
        foreach (SmallestTickets[] smallest in kept)
        {
            for (int n = 0; n < all.Length; n++)
            {
                all[n].Add(smallest[n]);
            }
        }

        return all;
    }

    /// <summary>The whole tickets of the firms at some places.</summary>
    public static Digest[] Of(DrawKey key, FrameList frame, ReadOnlySpan<int> places)
    {
        var tickets = new Digest[places.Length];
        Of(key, frame, places, tickets);
        return tickets;
    }

    // Which quota a stratum's firms belong to; none (-1) when its stratum is not among them.
    private static int[] QuotasOf(FrameList frame, Commitment commitment) =>
        [.. frame.Strata.Select(s => commitment.Quotas.ToList().FindIndex(q => q.Stratum == s))];

    // Tickets are spread evenly: where the last one wanted is likely to be, and more than five standard deviations above that.
    private static ulong Edge(long wanted, long of)
    {
        long likely = wanted + (wanted / 32) + 256;
        return likely >= of ? ulong.MaxValue : ulong.MaxValue / (ulong)of * (ulong)likely;
    }

    private static void Of(DrawKey key, FrameList frame, ReadOnlySpan<int> places, Memory<Digest> tickets)
    {
        var batch = new HashBatch(key.Mac);
        batch.Into(tickets);
        foreach (int place in places)
        {
            Write(batch, frame.Id(place));
        }

        batch.Flush();
    }

    private static SmallestTickets[] Add(DrawKey key, FrameList frame, bool lifted, int[] quotas, int from, int to, SmallestTickets[] smallest)
    {
        int[] drawable = ArrayPool<int>.Shared.Rent(to - from);
        Digest[] tickets = ArrayPool<Digest>.Shared.Rent(to - from);
        int count = 0;
        for (int i = from; i < to; i++)
        {
            if (frame.MayBeDrawn(i, lifted) && quotas[frame.Stratum(i)] >= 0)
            {
                drawable[count++] = i;
            }
        }

        Of(key, frame, drawable.AsSpan(0, count), tickets.AsMemory(0, count));
        for (int n = 0; n < count; n++)
        {
            smallest[quotas[frame.Stratum(drawable[n])]].Add(tickets[n].Prefix, drawable[n]);
        }

        ArrayPool<int>.Shared.Return(drawable);
        ArrayPool<Digest>.Shared.Return(tickets);
        return smallest;
    }

    // "firm:" ‖ id ‖ 0x01
    private static void Write(HashBatch batch, ReadOnlySpan<byte> id)
    {
        ReadOnlySpan<byte> label = "firm:"u8;
        Span<byte> message = batch.Next(label.Length + id.Length + 1);
        label.CopyTo(message);
        id.CopyTo(message[label.Length..]);
        message[^1] = 0x01;
    }
}
