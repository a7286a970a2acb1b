using System.Buffers;
using System.Collections;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>
/// The leaves of a frame as the bytes of its file, with one number for each leaf's stratum and reasons: a frame of millions has no object
/// for any firm. Who asks for a leaf gets a fresh one.
/// </summary>
internal sealed class FrameList : IReadOnlyList<FrameLeaf>
{
    private const int Piece = 1 << 14;

    // A leaf's number: its reasons, whether it is a project, and above them its stratum's.
    private const int Reasons = 0b0111;
    private const int Project = 0b1000;
    private const int FlagBits = 4;

    private readonly StratumCodes _strata;
    private readonly int[] _codes;
    private Label[] _names = [];

    // Bytes behind the id in a line of each stratum.
    private int[] _tails = [];

    // The first leaf that is not above the one before.
    private int _disordered;

    private FrameList(LineFile lines)
    {
        Lines = lines;
        _strata = new StratumCodes();
        _codes = new int[lines.Count];
    }

    /// <summary>The file.</summary>
    public LineFile Lines { get; }

    public int Count => Lines.Count;

    /// <summary>The strata that the leaves have, by their numbers.</summary>
    public IReadOnlyList<Label> Strata => _names;

    public FrameLeaf this[int index]
    {
        get
        {
            FrameLine line = Line(index);
            return new FrameLeaf(
                Identifier.OfChecked(line.Id),
                _names[Stratum(index)],
                line.Excluded,
                line.Firm.IsEmpty ? null : Identifier.OfChecked(line.Firm));
        }
    }

    /// <summary>Reads a published file, whose leaves must be strictly ascending by id; it is kept and must not change afterwards.</summary>
    /// <exception cref="ProtocolFormatException">A line is not canonical, not a leaf or out of order.</exception>
    public static FrameList Parse(ReadOnlyMemory<byte> file)
    {
        var frame = new FrameList(LineFile.Of(file));
        int malformed = frame.Load();
        if (malformed < frame.Count)
        {
            throw Refusal(frame.Lines, malformed);
        }

        frame.RequireOrder();
        return frame;
    }

    /// <summary>Asks that the leaves are strictly ascending by id.</summary>
    /// <exception cref="ProtocolFormatException">They are not; the message names the first two.</exception>
    public void RequireOrder()
    {
        if (_disordered < Count)
        {
            throw new ProtocolFormatException($"frame: not strictly ascending: '{this[_disordered - 1].Id}' before '{this[_disordered].Id}'");
        }
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

    /// <summary>The same leaves by id: itself, if they are in order already.</summary>
    public FrameList InOrder()
    {
        if (_disordered == Count)
        {
            return this;
        }

        int[] places = [.. Enumerable.Range(0, Count)];
        Array.Sort(places, (one, other) => Id(one).SequenceCompareTo(Id(other)));
        byte[] file = new byte[Lines.Bytes.Length];
        int end = 0;
        foreach (int place in places)
        {
            Lines[place].CopyTo(file.AsSpan(end));
            end += Lines[place].Length;
            file[end++] = (byte)'\n';
        }

        var ordered = new FrameList(LineFile.Of(file));
        ordered.Load();
        return ordered;
    }

    /// <summary>The id of a leaf.</summary>
    public ReadOnlySpan<byte> Id(int index)
    {
        // Every line was read before: without reasons and firm it is the id between two texts of known lengths.
        int code = _codes[index];
        return (code & (Reasons | Project)) == 0
            ? Lines[index]["{\"id\":\""u8.Length..^_tails[code >> FlagBits]]
            : Line(index).Id;
    }

    /// <summary>The firm that is inspected: the leaf's own id, or the project's firm's.</summary>
    public ReadOnlySpan<byte> Inspected(int index)
    {
        FrameLine line = Line(index);
        return line.Firm.IsEmpty ? line.Id : line.Firm;
    }

    /// <summary>The number of a leaf's stratum in <see cref="Strata"/>.</summary>
    public int Stratum(int index) => _codes[index] >> FlagBits;

    /// <summary>Why a leaf may not be drawn.</summary>
    public Exclusions Excluded(int index) => (Exclusions)(_codes[index] & Reasons);

    /// <summary>True when a leaf may be drawn.</summary>
    public bool MayBeDrawn(int index, bool lifted) => FrameLeaf.MayBeDrawn(Excluded(index), lifted);

    /// <summary>The place of an id in a frame that is in order, or -1.</summary>
    public int IndexOf(Identifier id)
    {
        Span<byte> wanted = stackalloc byte[64];
        wanted = wanted[..Encoding.ASCII.GetBytes(id.ToString(), wanted)];
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
    public int ExcludedCount
    {
        get
        {
            int count = 0;
            foreach (int code in _codes)
            {
                count += (code & Reasons) == 0 ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>
    /// Of a frame that is in order, the leaves that have a reason or may owe one: those of <paramref name="ids"/>, and all projects, whose reasons
    /// follow their firms.
    /// </summary>
    public IEnumerable<FrameLeaf> Flagged(IEnumerable<Identifier> ids)
    {
        HashSet<int> places = [.. ids.Select(IndexOf)];
        for (int i = 0; i < Count; i++)
        {
            if ((_codes[i] & (Reasons | Project)) != 0 || (places.Count > 0 && places.Contains(i)))
            {
                yield return this[i];
            }
        }
    }

    /// <summary>The leaves of two frames in order that differ: left, changed or entered, by id.</summary>
    public static IEnumerable<(FrameLeaf? Then, FrameLeaf? Now)> Differences(FrameList then, FrameList now)
    {
        int t = 0, n = 0;
        while (t < then.Count || n < now.Count)
        {
            int order = t == then.Count ? 1 : n == now.Count ? -1 : then.Id(t).SequenceCompareTo(now.Id(n));
            if (order != 0 || !then.Lines[t].SequenceEqual(now.Lines[n]))
            {
                yield return (order <= 0 ? then[t] : null, order >= 0 ? now[n] : null);
            }

            (t, n) = (order <= 0 ? t + 1 : t, order >= 0 ? n + 1 : n);
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

    private FrameLine Line(int index)
    {
        FrameLine.TryRead(Lines[index], out FrameLine line);
        return line;
    }

    // The first line that is no leaf and the first out of order; Count when there is none.
    private int Load()
    {
        int[] malformed = new int[(Count / Piece) + 1], disordered = new int[malformed.Length];
        Array.Fill(malformed, Count);
        Array.Fill(disordered, Count);
        Pieces.ForEach(Count, Piece, (from, to) => (malformed[from / Piece], disordered[from / Piece]) = Load(from, to));
        _names = [.. _strata.Names];
        _tails = [.. _names.Select(n => "\",\"stratum\":\"\"}"u8.Length + n.ToString().Length)];
        _disordered = disordered.Min();
        return malformed.Min();
    }

    private (int Malformed, int Disordered) Load(int from, int to)
    {
        int disordered = Count, stratum = 0;
        FrameLine before = from == 0 ? default : Line(from - 1);
        for (int i = from; i < to; i++)
        {
            if (!FrameLine.TryRead(Lines[i], before, out FrameLine line))
            {
                return (i, disordered);
            }

            disordered = i > 0 && before.Id.SequenceCompareTo(line.Id) >= 0 ? int.Min(disordered, i) : disordered;
            before = line;
            stratum = _strata.Of(line.Stratum, stratum);
            _codes[i] = (stratum << FlagBits) | (line.Firm.IsEmpty ? 0 : Project) | (int)line.Excluded;
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
