using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using static System.Text.Encoding;

namespace Inspections.Core.Staffing;

/// <summary>The tickets of one firm's pairs, smallest first: <c>ticket("assign:" + firm + ":" + inspector)</c> (protocol section 7).</summary>
internal sealed class PairTickets
{
    private const int Piece = 256;

    private readonly HashBatch _batch;
    private readonly byte[][] _inspectors;
    private readonly Digest[] _tickets;
    private readonly (ulong Prefix, int Inspector)[] _heap;
    private int _left;

    /// <summary>Tickets under a key, of inspectors in the order of their ids.</summary>
    public PairTickets(HmacKey key, byte[][] inspectors)
    {
        (_batch, _inspectors) = (new HashBatch(key), inspectors);
        (_tickets, _heap) = (new Digest[inspectors.Length], new (ulong, int)[inspectors.Length]);
    }

    /// <summary>The inspector with the smallest ticket of a firm, of equal ones the one whose id comes first; null of none.</summary>
    public static Identifier? First(HmacKey key, Identifier firm, IReadOnlyList<Identifier> inspectors)
    {
        Span<byte> label = stackalloc byte[128];
        label = label[..ASCII.GetBytes($"assign:{firm}:", label)];
        var batch = new HashBatch(key);
        var tickets = new Digest[int.Min(Piece, inspectors.Count)];
        (Digest Ticket, Identifier Id)? best = null;
        for (int from = 0; from < inspectors.Count; from += Piece)
        {
            int count = int.Min(Piece, inspectors.Count - from);
            batch.Into(tickets);
            for (int i = 0; i < count; i++)
            {
                string id = inspectors[from + i].ToString();
                Span<byte> message = batch.Next(label.Length + id.Length + 1);
                label.CopyTo(message);
                ASCII.GetBytes(id, message[label.Length..]);
                message[^1] = 0x01;
            }

            batch.Flush();
            for (int i = 0; i < count; i++)
            {
                (Digest Ticket, Identifier Id) next = (tickets[i], inspectors[from + i]);
                best = best is not { } known || next.CompareTo(known) < 0 ? next : known;
            }
        }

        return best?.Id;
    }

    /// <summary>Makes the tickets of a firm.</summary>
    public void Of(Identifier firm)
    {
        Span<byte> label = stackalloc byte[128];
        label = label[..ASCII.GetBytes($"assign:{firm}:", label)];
        _batch.Into(_tickets);
        for (int i = 0; i < _inspectors.Length; i++)
        {
            Span<byte> message = _batch.Next(label.Length + _inspectors[i].Length + 1);
            label.CopyTo(message);
            _inspectors[i].CopyTo(message[label.Length..]);
            message[^1] = 0x01;
        }

        _batch.Flush();
        _left = _heap.Length;
        for (int i = 0; i < _left; i++)
        {
            _heap[i] = (_tickets[i].Prefix, i);
        }

        for (int at = (_left / 2) - 1; at >= 0; at--)
        {
            Sink(at);
        }
    }

    /// <summary>The inspector with the smallest ticket left; false when there is none.</summary>
    public bool TryNext(out int inspector)
    {
        if (_left == 0)
        {
            inspector = -1;
            return false;
        }

        inspector = _heap[0].Inspector;
        _heap[0] = _heap[--_left];
        Sink(0);
        return true;
    }

    private void Sink(int at)
    {
        while ((2 * at) + 1 < _left)
        {
            int child = (2 * at) + 1;
            child = child + 1 < _left && IsBefore(_heap[child + 1], _heap[child]) ? child + 1 : child;
            if (!IsBefore(_heap[child], _heap[at]))
            {
                return;
            }

            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }

    // The first 64 bits decide; the whole tickets only where these are the same.
    private bool IsBefore((ulong Prefix, int Inspector) one, (ulong Prefix, int Inspector) other)
    {
        if (one.Prefix != other.Prefix)
        {
            return one.Prefix < other.Prefix;
        }

        int order = _tickets[one.Inspector].CompareTo(_tickets[other.Inspector]);
        return order < 0 || (order == 0 && one.Inspector < other.Inspector);
    }
}
