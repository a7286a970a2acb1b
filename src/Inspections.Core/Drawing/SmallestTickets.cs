namespace Inspections.Core.Drawing;

/// <summary>
/// Keeps the smallest tickets of a stream in memory for about twice as many as are wanted. The first 64 bits decide; places whose 64 bits
/// are those of the last one stay too, so that the whole tickets can decide among them.
/// </summary>
/// <param name="wanted">How many.</param>
/// <param name="edge">Prefixes above it are passed over: who guesses it counts afterwards whether enough were below.</param>
internal sealed class SmallestTickets(int wanted, ulong edge = ulong.MaxValue)
{
    private const int Slack = 64;

    private ulong[] _prefixes = [];
    private int[] _places = [];
    private int _count;
    private ulong _edge = edge;

    /// <summary>The places kept: all of the smallest, and some more.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    /// <summary>The first 64 bits of their tickets.</summary>
    public ReadOnlySpan<ulong> Prefixes => _prefixes.AsSpan(0, _count);

    /// <summary>Takes the ticket of a place.</summary>
    public void Add(ulong prefix, int place)
    {
        if (prefix > _edge || wanted == 0)
        {
            return;
        }

        if (_count == _prefixes.Length)
        {
            MakeRoom();
        }

        (_prefixes[_count], _places[_count]) = (prefix, place);
        _count++;
    }

    /// <summary>Takes what another kept.</summary>
    public void Add(SmallestTickets other)
    {
        for (int i = 0; i < other._count; i++)
        {
            Add(other._prefixes[i], other._places[i]);
        }
    }

    private void MakeRoom()
    {
        if (_count > wanted)
        {
            Array.Sort(_prefixes, _places, 0, _count);
            _edge = _prefixes[wanted - 1];
            while (_count > wanted && _prefixes[_count - 1] > _edge)
            {
                _count--;
            }
        }

        // Half of the room is free again, unless there are fewer than wanted so far, or ties.
        if (2 * _count >= _prefixes.Length)
        {
            int room = int.Min(Array.MaxLength, int.Max(2 * _prefixes.Length, Slack));
            Array.Resize(ref _prefixes, room);
            Array.Resize(ref _places, room);
        }
    }
}
