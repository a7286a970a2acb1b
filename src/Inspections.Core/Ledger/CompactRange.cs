using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>
/// The beginning of a log as the heads of its largest complete subtrees, left to right: all that is needed to append to it
/// and to say its head, without the entries (RFC 6962 section 2.1).
/// </summary>
public sealed class CompactRange
{
    private readonly List<Digest> _subtrees;

    /// <summary>A range of so many leaves.</summary>
    /// <param name="subtrees">The heads of its complete subtrees, one per set bit of <paramref name="size"/>, the largest first.</param>
    /// <param name="size">Number of leaves, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="ArgumentException">The heads are not as many as the size has bits.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="subtrees"/> is null.</exception>
    public CompactRange(IEnumerable<Digest> subtrees, long size)
    {
        ArgumentNullException.ThrowIfNull(subtrees);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        _subtrees = [.. subtrees];
        Size = size;
        if (_subtrees.Count != System.Numerics.BitOperations.PopCount((ulong)size))
        {
            throw new ArgumentException($"{_subtrees.Count} subtrees do not make a log of {size} leaves", nameof(subtrees));
        }
    }

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Root and size.</summary>
    public TreeHead Head
    {
        get
        {
            if (Size == 0)
            {
                return new TreeHead(Digest.Of([]), 0);
            }

            Digest root = _subtrees[^1];
            for (int i = _subtrees.Count - 2; i >= 0; i--)
            {
                root = MerkleTree.NodeHash(_subtrees[i], root);
            }

            return new TreeHead(root, Size);
        }
    }

    /// <summary>Adds a leaf, given as data. Subtrees of the same size become one.</summary>
    public void Append(ReadOnlySpan<byte> leaf) => AppendHash(MerkleTree.LeafHash(leaf));

    /// <summary>The heads of the complete subtrees, the largest first.</summary>
    internal IReadOnlyList<Digest> Subtrees => _subtrees;

    /// <summary>Adds a leaf, given by its hash.</summary>
    internal void AppendHash(Digest leaf)
    {
        Digest node = leaf;
        for (long merged = Size; (merged & 1) == 1; merged >>= 1)
        {
            node = MerkleTree.NodeHash(_subtrees[^1], node);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(node);
        Size++;
    }
}
