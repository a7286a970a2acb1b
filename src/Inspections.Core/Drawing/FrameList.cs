using System.Buffers;
using System.Collections;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;

namespace Inspections.Core.Drawing;

/// <summary>
/// The leaves of a frame as the bytes of its file, with a number for each leaf's stratum and reasons: a frame of millions has no object
/// for any firm. Who asks for a leaf gets a fresh one.
/// </summary>
internal sealed class FrameList : IReadOnlyList<FrameLeaf>
{
    private const int Piece = 1 << 14;

    private readonly StratumCodes _strata;
    private readonly int[] _stratum;
    private readonly Exclusions[] _excluded;

    private FrameList(LineFile lines)
    {
        Lines = lines;
        _strata = new StratumCodes();
        _stratum = new int[lines.Count];
        _excluded = new Exclusions[lines.Count];
    }

    /// <summary>The file.</summary>
    public LineFile Lines { get; }

    public int Count => Lines.Count;

    /// <summary>The strata that the leaves have, by their numbers.</summary>
    public IReadOnlyList<Label> Strata => _strata.Names;

    public FrameLeaf this[int index]
    {
        get
        {
            FrameLine line = Line(index);
            return new FrameLeaf(
                Identifier.OfChecked(line.Id),
                _strata.Names[_stratum[index]],
                line.Excluded,
                line.Firm.IsEmpty ? null : Identifier.OfChecked(line.Firm));
        }
    }

    /// <summary>Reads a published file, whose leaves must be strictly ascending by id; it is kept and must not change afterwards.</summary>
    /// <exception cref="ProtocolFormatException">A line is not canonical, not a leaf or out of order.</exception>
    public static FrameList Parse(ReadOnlyMemory<byte> file)
    {
        var frame = new FrameList(LineFile.Of(file));
        (int malformed, int disordered) = frame.Load();
        if (malformed < frame.Count)
        {
            throw Refusal(frame.Lines, malformed);
        }

        return disordered == frame.Count
            ? frame
            : throw new ProtocolFormatException($"frame: not strictly ascending: '{frame[disordered - 1].Id}' before '{frame[disordered].Id}'");
    }

    /// <summary>The list of leaves as they come.</summary>
    public static FrameList Of(IEnumerable<FrameLeaf> leaves)
    {
        if (leaves is FrameList list)
        {
            return list;
        }

        var file = new ArrayBufferWriter<byte>(leaves.TryGetNonEnumeratedCount(out int count) ? int.Max(256, int.Min(count, Array.MaxLength / 64) * 64) : 256);
        foreach (FrameLeaf leaf in leaves)
        {
            leaf.WriteLine(file);
        }

        var frame = new FrameList(LineFile.Of(file.WrittenMemory));
        frame.Load();
        return frame;
    }

    /// <summary>The id of a leaf.</summary>
    public ReadOnlySpan<byte> Id(int index) => Line(index).Id;

    /// <summary>The firm that is inspected: the leaf's own id, or the project's firm's.</summary>
    public ReadOnlySpan<byte> Inspected(int index)
    {
        FrameLine line = Line(index);
        return line.Firm.IsEmpty ? line.Id : line.Firm;
    }

    /// <summary>The number of a leaf's stratum in <see cref="Strata"/>.</summary>
    public int Stratum(int index) => _stratum[index];

    /// <summary>Why a leaf may not be drawn.</summary>
    public Exclusions Excluded(int index) => _excluded[index];

    /// <summary>True when a leaf may be drawn.</summary>
    public bool MayBeDrawn(int index, bool lifted) => FrameLeaf.MayBeDrawn(_excluded[index], lifted);

    /// <summary>The place of an id in a frame that is in order, or -1.</summary>
    public int IndexOf(Identifier id)
    {
        Span<byte> wanted = stackalloc byte[64];
        wanted = wanted[..System.Text.Encoding.ASCII.GetBytes(id.ToString(), wanted)];
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int order = Id(middle).SequenceCompareTo(wanted);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>How many leaves have any reason.</summary>
    public int ExcludedCount => Count - _excluded.AsSpan().Count(Exclusions.None);

    /// <summary>
    /// Of a frame that is in order, the leaves that have a reason or may owe one: those of <paramref name="ids"/>, and all projects, whose reasons
    /// follow their firms.
    /// </summary>
    public IEnumerable<FrameLeaf> Flagged(IEnumerable<Identifier> ids)
    {
        byte[][] sorted = [.. ids.Distinct().Order().Select(i => System.Text.Encoding.ASCII.GetBytes(i.ToString()))];
        int next = 0;
        for (int i = 0; i < Count; i++)
        {
            if (IsFlagged(i, sorted, ref next))
            {
                yield return this[i];
            }
        }
    }

    public IEnumerator<FrameLeaf> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsFlagged(int index, byte[][] sorted, ref int next)
    {
        if (_excluded[index] != Exclusions.None)
        {
            return true;
        }

        FrameLine line = Line(index);
        while (next < sorted.Length && sorted[next].AsSpan().SequenceCompareTo(line.Id) < 0)
        {
            next++;
        }

        return !line.Firm.IsEmpty || (next < sorted.Length && line.Id.SequenceEqual(sorted[next]));
    }

    private FrameLine Line(int index)
    {
        FrameLine.TryRead(Lines[index], out FrameLine line);
        return line;
    }

    // The first line that is no leaf and the first out of order; Count when there is none.
    private (int Malformed, int Disordered) Load()
    {
        int pieces = (Count + Piece - 1) / Piece;
        if (pieces <= 1)
        {
            return Load(0, Count);
        }

        (int Malformed, int Disordered)[] first = [.. ParallelEnumerable.Range(0, pieces).Select(p => Load(p * Piece, int.Min(Count, (p + 1) * Piece)))];
        return (first.Min(f => f.Malformed), first.Min(f => f.Disordered));
    }

    private (int Malformed, int Disordered) Load(int from, int to)
    {
        int disordered = Count, stratum = 0;
        ReadOnlySpan<byte> before = from == 0 ? default : Line(from - 1).Id;
        for (int i = from; i < to; i++)
        {
            if (!FrameLine.TryRead(Lines[i], out FrameLine line))
            {
                return (i, disordered);
            }

            disordered = i > 0 && before.SequenceCompareTo(line.Id) >= 0 ? int.Min(disordered, i) : disordered;
            before = line.Id;
            stratum = _strata.Of(line.Stratum, stratum);
            (_stratum[i], _excluded[i]) = (stratum, line.Excluded);
        }

        return (Count, disordered);
    }

    private static ProtocolFormatException Refusal(LineFile lines, int malformed)
    {
        try
        {
            FrameLeaf.FromJson(CanonicalJson.Parse(lines[malformed]));
            return new ProtocolFormatException($"line {malformed + 1}: not a frame leaf");
        }
        catch (ProtocolFormatException e)
        {
            return new ProtocolFormatException($"line {malformed + 1}: {e.Message}", e);
        }
    }
}
