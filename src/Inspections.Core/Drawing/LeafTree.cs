using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;

namespace Inspections.Core.Drawing;

/// <summary>A list that is committed to by its tree head and published one leaf a line: frame, roster or recusals (protocol section 2).</summary>
public sealed class LeafTree<T>
{
    private readonly MerkleTree _tree;
    private readonly IReadOnlyList<byte[]> _lines;

    private LeafTree(IReadOnlyList<T> leaves, IReadOnlyList<byte[]> lines) =>
        (Leaves, _lines, _tree) = (leaves, lines, MerkleTree.Over(lines));

    /// <summary>The leaves, in order.</summary>
    public IReadOnlyList<T> Leaves { get; }

    /// <summary>What a commitment carries.</summary>
    public TreeHead Head => _tree.Head;

    /// <summary>The tree over leaves that are in order already.</summary>
    internal static LeafTree<T> Of(IEnumerable<T> leaves, Func<T, Json> write)
    {
        T[] list = [.. leaves];
        return new LeafTree<T>(list, [.. list.Select(l => CanonicalJson.Write(write(l)))]);
    }

    /// <summary>Reads a published file, whose leaves must be strictly ascending by id.</summary>
    /// <exception cref="ProtocolFormatException">A line is not canonical, not a leaf or out of order.</exception>
    internal static LeafTree<T> Parse(ReadOnlySpan<byte> file, Func<Json, T> read, Func<T, Identifier> id, string what)
    {
        IReadOnlyList<byte[]> lines = JsonLines.Split(file);
        return new LeafTree<T>(Ascending.Require(JsonLines.Read(lines, read), id, what), lines);
    }

    /// <summary>The published file.</summary>
    public byte[] ToFile()
    {
        using var file = new MemoryStream();
        foreach (byte[] line in _lines)
        {
            file.Write(line);
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    /// <summary>The inclusion proof of leaf <paramref name="index"/>.</summary>
    public IReadOnlyList<Digest> Prove(int index) => _tree.InclusionProof(index, _tree.Size);
}

/// <summary>Makes the three lists of a draw.</summary>
public static class LeafTrees
{
    /// <summary>Sorts and commits to a frame.</summary>
    public static LeafTree<FrameLeaf> Frame(IEnumerable<FrameLeaf> leaves) =>
        LeafTree<FrameLeaf>.Of(leaves.OrderBy(l => l.Id), l => l.ToJson());

    /// <summary>Sorts and commits to a roster.</summary>
    public static LeafTree<RosterLeaf> Roster(IEnumerable<RosterLeaf> leaves) =>
        LeafTree<RosterLeaf>.Of(leaves.OrderBy(l => l.Id), l => l.ToJson());

    /// <summary>Sorts and commits to recusals.</summary>
    public static LeafTree<RecusalLeaf> Recusals(IEnumerable<RecusalLeaf> leaves) =>
        LeafTree<RecusalLeaf>.Of(leaves.OrderBy(l => l.Id), l => l.ToJson());

    /// <summary>Reads <c>frame.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">It is not a frame.</exception>
    public static LeafTree<FrameLeaf> ParseFrame(ReadOnlySpan<byte> file) =>
        LeafTree<FrameLeaf>.Parse(file, FrameLeaf.FromJson, l => l.Id, "frame");

    /// <summary>Reads <c>roster.jsonl</c>.</summary>
    /// <exception cref="ProtocolFormatException">It is not a roster.</exception>
    public static LeafTree<RosterLeaf> ParseRoster(ReadOnlySpan<byte> file) =>
        LeafTree<RosterLeaf>.Parse(file, RosterLeaf.FromJson, l => l.Id, "roster");

    /// <summary>Reads what the bureau keeps of its recusals.</summary>
    /// <exception cref="ProtocolFormatException">It is not a list of recusal leaves.</exception>
    public static LeafTree<RecusalLeaf> ParseRecusals(ReadOnlySpan<byte> file) =>
        LeafTree<RecusalLeaf>.Parse(file, RecusalLeaf.FromJson, l => l.Id, "recusals");
}
