using System.Buffers;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Drawing;

/// <summary>A list that is committed to by its tree head and published one leaf a line: frame, roster or recusals (protocol section 2).</summary>
public sealed class LeafTree<T> : IEquatable<LeafTree<T>>
{
    private readonly LineFile _lines;
    private readonly Lazy<TreeHead> _head;
    private readonly Lazy<MerkleTree> _tree;

    internal LeafTree(IReadOnlyList<T> leaves, LineFile lines)
    {
        (Leaves, _lines) = (leaves, lines);
        _head = new(() => new TreeHead(MerkleHashing.Root(lines), lines.Count));
        _tree = new(() => MerkleTree.Over(lines));
    }

    /// <summary>The leaves, in order.</summary>
    public IReadOnlyList<T> Leaves { get; }

    /// <summary>What a commitment carries.</summary>
    public TreeHead Head => _head.Value;

    /// <summary>The tree over leaves that are in order already.</summary>
    internal static LeafTree<T> Of(IEnumerable<T> leaves, Func<T, Json> write)
    {
        ValueList<T> list = ValueList<T>.Of(leaves);
        return new LeafTree<T>(list, LineFile.Of(JsonLines.Write(list.Select(write))));
    }

    /// <summary>Reads a published file, whose leaves must be strictly ascending by id.</summary>
    /// <exception cref="ProtocolFormatException">A line is not canonical, not a leaf or out of order.</exception>
    internal static LeafTree<T> Parse(ReadOnlyMemory<byte> file, Func<Json, T> read, Func<T, Identifier> id, string what)
        => new(Ascending.Require(ValueList<T>.Of(JsonLines.Read(JsonLines.Split(file.Span), read)), id, what), LineFile.Of(file));

    /// <summary>True for a list of the same leaves: its published file is the same.</summary>
    public bool Equals(LeafTree<T>? other) => other is not null && (ReferenceEquals(this, other) || _lines.Bytes.Span.SequenceEqual(other._lines.Bytes.Span));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LeafTree<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_lines.Count, _lines.Bytes.Length);

    /// <summary>The published file.</summary>
    public byte[] ToFile() => _lines.Bytes.ToArray();

    /// <summary>Writes the published file, without a copy of it in memory.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    public void WriteTo(IBufferWriter<byte> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Write(_lines.Bytes.Span);
    }

    /// <inheritdoc cref="WriteTo(IBufferWriter{byte})"/>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    public void WriteTo(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.Write(_lines.Bytes.Span);
    }

    /// <inheritdoc cref="WriteTo(IBufferWriter{byte})"/>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    public ValueTask WriteToAsync(Stream file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.WriteAsync(_lines.Bytes, cancellation);
    }

    /// <summary>The inclusion proof of leaf <paramref name="index"/>; the first one builds the tree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public IReadOnlyList<Digest> Prove(int index) => _tree.Value.InclusionProof(index, _tree.Value.Size);

    /// <summary>Number of leaves and head, for people.</summary>
    public override string ToString() => Head.ToString();
}

/// <summary>Makes the three lists of a draw.</summary>
public static class LeafTrees
{
    /// <summary>Sorts and commits to a frame.</summary>
    /// <exception cref="ProtocolFormatException">An id stands in it twice.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="leaves"/> is null.</exception>
    public static LeafTree<FrameLeaf> Frame(IEnumerable<FrameLeaf> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return Frame(FrameList.Of(InOrder(leaves, l => l.Id)));
    }

    /// <summary>Sorts and commits to a roster.</summary>
    /// <exception cref="ProtocolFormatException">An inspector stands in it twice.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="leaves"/> is null.</exception>
    public static LeafTree<RosterLeaf> Roster(IEnumerable<RosterLeaf> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return LeafTree<RosterLeaf>.Of(Ascending.Require([.. leaves.OrderBy(l => l.Id)], l => l.Id, "roster"), l => l.ToJson());
    }

    /// <summary>Sorts and commits to recusals.</summary>
    /// <exception cref="ProtocolFormatException">An id stands in them twice.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="leaves"/> is null.</exception>
    public static LeafTree<RecusalLeaf> Recusals(IEnumerable<RecusalLeaf> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return Recusals(RecusalList.Of(OnceEach(InOrder(leaves, l => l.Id))));
    }

    /// <summary>Reads <c>frame.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">It is not a frame.</exception>
    public static LeafTree<FrameLeaf> ParseFrame(ReadOnlyMemory<byte> file) => FrameOf(file.ToArray());

    /// <summary>Reads <c>roster.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">It is not a roster.</exception>
    public static LeafTree<RosterLeaf> ParseRoster(ReadOnlyMemory<byte> file) =>
        LeafTree<RosterLeaf>.Parse(file.ToArray(), RosterLeaf.FromJson, l => l.Id, "roster");

    /// <summary>Reads what the bureau keeps of its recusals.</summary>
    /// <exception cref="ProtocolFormatException">It is not a list of recusal leaves.</exception>
    public static LeafTree<RecusalLeaf> ParseRecusals(ReadOnlyMemory<byte> file) =>
        Recusals(RecusalList.Parse(file.ToArray()));

    /// <summary>Reads a frame from bytes that nobody changes afterwards: they are kept.</summary>
    /// <exception cref="ProtocolFormatException">It is not a frame.</exception>
    internal static LeafTree<FrameLeaf> FrameOf(ReadOnlyMemory<byte> own) => Frame(FrameList.Parse(own));

    /// <summary>Commits to leaves that are in order already.</summary>
    internal static LeafTree<RecusalLeaf> Recusals(RecusalList leaves) => new(leaves, leaves.Lines);

    /// <summary>Commits to leaves that are in order already.</summary>
    /// <exception cref="ProtocolFormatException">They are not, or an id stands in them twice.</exception>
    internal static LeafTree<FrameLeaf> Frame(FrameList leaves)
    {
        leaves.RequireOrder();
        return new(leaves, leaves.Lines);
    }

    private static IEnumerable<RecusalLeaf> OnceEach(IEnumerable<RecusalLeaf> ordered)
    {
        RecusalLeaf? before = null;
        foreach (RecusalLeaf leaf in ordered)
        {
            before = before is null || before.Id < leaf.Id ? leaf : throw new ProtocolFormatException($"recusals: '{leaf.Id}' stands in them twice");
            yield return leaf;
        }
    }

    // Directories are mostly in order already.
    internal static IEnumerable<T> InOrder<T>(IEnumerable<T> leaves, Func<T, Identifier> id)
    {
        IReadOnlyList<T> list = leaves as IReadOnlyList<T> ?? [.. leaves];
        for (int i = 1; i < list.Count; i++)
        {
            if (id(list[i - 1]) > id(list[i]))
            {
                return list.OrderBy(id);
            }
        }

        return list;
    }
}
