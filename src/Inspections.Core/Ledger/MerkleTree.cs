using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>Merkle trees of RFC 6962 section 2.1: heads, inclusion and consistency proofs.</summary>
/// <remarks>
/// A leaf's hash is SHA-256 of <c>0x00 ‖ data</c>, a node's of <c>0x01 ‖ left ‖ right</c>, the empty tree's of
/// nothing. The tree is kept level by level, so that a proof is a look-up and an append touches one path.
/// </remarks>
public sealed class MerkleTree
{
    // _levels[k][i] is the head of the complete subtree of 2^k leaves from leaf i·2^k.
    private readonly List<List<Digest>> _levels = [[]];

    /// <summary>The tree over <paramref name="leaves"/>, given as data.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="leaves"/> is null.</exception>
    public static MerkleTree Over(IEnumerable<byte[]> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var tree = new MerkleTree();
        foreach (byte[] leaf in leaves)
        {
            tree.Append(leaf);
        }

        return tree;
    }

    /// <summary>The tree over lines.</summary>
    internal static MerkleTree Over(LineFile lines)
    {
        var tree = new MerkleTree();
        tree._levels.Clear();
        Digest[] level = MerkleHashing.Leaves(lines);
        do
        {
            tree._levels.Add([.. level]);
            level = MerkleHashing.Above(level);
        }
        while (level.Length > 0);
        return tree;
    }

    /// <summary>Number of leaves.</summary>
    public long Size => _levels[0].Count;

    /// <summary>Root and size.</summary>
    public TreeHead Head => HeadAt(Size);

    /// <summary>The hash of a leaf.</summary>
    public static Digest LeafHash(ReadOnlySpan<byte> data)
    {
        using var sha = IncrementalHash.CreateHash(HashSuite.Algorithm);
        sha.AppendData([0x00]);
        sha.AppendData(data);
        Span<byte> hash = stackalloc byte[Digest.Length];
        sha.GetHashAndReset(hash);
        return new Digest(hash);
    }

    /// <summary>The hash of two neighbours.</summary>
    internal static Digest NodeHash(Digest left, Digest right)
    {
        Span<byte> data = stackalloc byte[1 + (2 * Digest.Length)];
        data[0] = 0x01;
        left.CopyTo(data[1..]);
        right.CopyTo(data[(1 + Digest.Length)..]);
        return Digest.Of(data);
    }

    /// <summary>Adds a leaf, given as data.</summary>
    public void Append(ReadOnlySpan<byte> leaf)
    {
        Digest hash = LeafHash(leaf);
        for (int level = 0; ; level++)
        {
            if (level == _levels.Count)
            {
                _levels.Add([]);
            }

            List<Digest> nodes = _levels[level];
            nodes.Add(hash);
            if (nodes.Count % 2 == 1)
            {
                return;
            }

            hash = NodeHash(nodes[^2], nodes[^1]);
        }
    }

    /// <summary>The head of the first <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has fewer leaves, or a number is negative.</exception>
    public TreeHead HeadAt(long size)
    {
        RequireWithin(size);
        return new TreeHead(size == 0 ? Digest.Of([]) : Subtree(0, size), size);
    }

    /// <summary>The first <paramref name="size"/> leaves as a range that can be appended to on its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has fewer leaves, or a number is negative.</exception>
    public CompactRange RangeAt(long size)
    {
        RequireWithin(size);
        var subtrees = new List<Digest>();
        long start = 0;
        for (long rest = size; rest > 0; rest = size - start)
        {
            long count = 1L << BitOperations.Log2((ulong)rest);
            subtrees.Add(Subtree(start, count));
            start += count;
        }

        return new CompactRange(subtrees, size);
    }

    /// <summary>PATH of RFC 6962 section 2.1.1: the siblings of leaf <paramref name="index"/> in the tree of <paramref name="size"/> leaves, from the leaf up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has fewer leaves, or a number is negative.</exception>
    public IReadOnlyList<Digest> InclusionProof(long index, long size)
    {
        RequireWithin(size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<Digest>();
        long start = 0, count = size;
        while (count > 1)
        {
            long left = LeftSize(count);
            if (index - start < left)
            {
                path.Add(Subtree(start + left, count - left));
                count = left;
            }
            else
            {
                path.Add(Subtree(start, left));
                (start, count) = (start + left, count - left);
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>PROOF of RFC 6962 section 2.1.2: that the tree of <paramref name="from"/> leaves is the beginning of that of <paramref name="to"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has fewer leaves, or a number is negative.</exception>
    public IReadOnlyList<Digest> ConsistencyProof(long from, long to)
    {
        RequireWithin(to);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var path = new List<Digest>();
        if (from == 0)
        {
            return path;
        }

        long start = 0, count = to;
        while (from - start < count)
        {
            long left = LeftSize(count);
            if (from - start <= left)
            {
                path.Add(Subtree(start + left, count - left));
                count = left;
            }
            else
            {
                path.Add(Subtree(start, left));
                (start, count) = (start + left, count - left);
            }
        }

        if (start != 0)
        {
            path.Add(Subtree(start, count));
        }

        path.Reverse();
        return path;
    }

    private void RequireWithin(long size, [CallerArgumentExpression(nameof(size))] string? argument = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size, argument);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size, argument);
    }

    // Head of `count` leaves from `start`, which is a multiple of the largest power of two not above count.
    private Digest Subtree(long start, long count)
    {
        if (BitOperations.IsPow2(count))
        {
            int level = BitOperations.Log2((ulong)count);
            return _levels[level][(int)(start >> level)];
        }

        long left = LeftSize(count);
        return NodeHash(Subtree(start, left), Subtree(start + left, count - left));
    }

    // The largest power of two below count.
    private static long LeftSize(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
