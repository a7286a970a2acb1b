using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Drawing;

/// <summary>A list that is committed to by its tree head and published one leaf a line: frame, roster or recusals (protocol section 2).</summary>
public sealed class LeafTree<T>
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
        T[] list = [.. leaves];
        return new LeafTree<T>(list, LineFile.Of(JsonLines.Write(list.Select(write))));
    }

    /// <summary>Reads a published file, whose leaves must be strictly ascending by id.</summary>
    /// <exception cref="ProtocolFormatException">A line is not canonical, not a leaf or out of order.</exception>
    internal static LeafTree<T> Parse(ReadOnlyMemory<byte> file, Func<Json, T> read, Func<T, Identifier> id, string what)
        => new(Ascending.Require(JsonLines.Read(JsonLines.Split(file.Span), read), id, what), LineFile.Of(file));

    /// <summary>The published file.</summary>
    public byte[] ToFile() => _lines.Bytes.ToArray();

    /// <summary>The inclusion proof of leaf <paramref name="index"/>; the first one builds the tree.</summary>
    public IReadOnlyList<Digest> Prove(int index) => _tree.Value.InclusionProof(index, _tree.Value.Size);
}

/// <summary>Makes the three lists of a draw.</summary>
public static class LeafTrees
{
    /// <summary>Sorts and commits to a frame.</summary>
    public static LeafTree<FrameLeaf> Frame(IEnumerable<FrameLeaf> leaves) =>
        Frame(FrameList.Of(InOrder(leaves, l => l.Id)));

    /// <summary>Sorts and commits to a roster.</summary>
    public static LeafTree<RosterLeaf> Roster(IEnumerable<RosterLeaf> leaves) =>
        LeafTree<RosterLeaf>.Of(leaves.OrderBy(l => l.Id), l => l.ToJson());

    /// <summary>Sorts and commits to recusals.</summary>
    public static LeafTree<RecusalLeaf> Recusals(IEnumerable<RecusalLeaf> leaves) =>
        Recusals(RecusalList.Of(InOrder(leaves, l => l.Id)));

    /// <summary>Reads <c>frame.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">It is not a frame.</exception>
    public static LeafTree<FrameLeaf> ParseFrame(ReadOnlyMemory<byte> file) =>
        Frame(FrameList.Parse(file));

    /// <summary>Reads <c>roster.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">It is not a roster.</exception>
    public static LeafTree<RosterLeaf> ParseRoster(ReadOnlyMemory<byte> file) =>
        LeafTree<RosterLeaf>.Parse(file, RosterLeaf.FromJson, l => l.Id, "roster");

    /// <summary>Reads what the bureau keeps of its recusals.</summary>
    /// <exception cref="ProtocolFormatException">It is not a list of recusal leaves.</exception>
    public static LeafTree<RecusalLeaf> ParseRecusals(ReadOnlyMemory<byte> file) =>
        Recusals(RecusalList.Parse(file));

    /// <summary>Commits to leaves that are in order already.</summary>
    internal static LeafTree<RecusalLeaf> Recusals(RecusalList leaves) => new(leaves, leaves.Lines);

    /// <summary>Commits to leaves that are in order already.</summary>
    internal static LeafTree<FrameLeaf> Frame(FrameList leaves) => new(leaves, leaves.Lines);

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
