using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>Checks proofs against tree heads, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 describe for the trees of RFC 6962.</summary>
public static class MerkleProof
{
    /// <summary>True when <paramref name="proof"/> shows that the leaf with this hash stands at <paramref name="index"/> of the tree <paramref name="head"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is null.</exception>
    public static bool Includes(TreeHead head, long index, Digest leafHash, IReadOnlyList<Digest> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (index < 0 || index >= head.Size)
        {
            return false;
        }

        long node = index, last = head.Size - 1;
        Digest hash = leafHash;
        foreach (Digest sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if (node % 2 == 1 || node == last)
            {
                hash = MerkleTree.NodeHash(sibling, hash);
                while (node % 2 == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleTree.NodeHash(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == head.Root;
    }

    /// <summary><see cref="Includes"/> of many leaves of one tree, their hashes made step by step for all of them at once.</summary>
    internal static bool[] IncludesEach(TreeHead head, long[] indexes, Digest[] leafHashes, IReadOnlyList<Digest>[] proofs)
    {
        var paths = indexes.Select((index, n) => new Path(index, head.Size - 1, leafHashes[n], proofs[n])).ToArray();
        int[] open = [.. Enumerable.Range(0, paths.Length).Where(n => indexes[n] >= 0 && indexes[n] < head.Size)];
        bool[] wrong = [.. indexes.Select(i => i < 0 || i >= head.Size)];
        for (int step = 0; open.Length > 0; step++)
        {
            open = [.. open.Where(n => step < proofs[n].Count)];
            foreach (int n in open.Where(n => paths[n].Last == 0))
            {
                wrong[n] = true;
            }

            open = [.. open.Where(n => !wrong[n])];
            Digest[] above = MerkleHashing.Above([.. open.SelectMany(n => paths[n].Pair(step))]);
            for (int i = 0; i < open.Length; i++)
            {
                paths[open[i]].Climb(above[i]);
            }
        }

        return [.. paths.Select((p, n) => !wrong[n] && p.Last == 0 && p.Hash == head.Root)];
    }

    /// <summary>True when <paramref name="proof"/> shows that the tree <paramref name="older"/> is the beginning of <paramref name="newer"/>.</summary>
    /// <remarks>An empty older tree is refused: there is nothing to prove of it.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is null.</exception>
    public static bool Extends(TreeHead older, TreeHead newer, IReadOnlyList<Digest> proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return older.Size > 0 && older.Size <= newer.Size
            && (older.Size == newer.Size ? proof.Count == 0 && older.Root == newer.Root : ExtendsProper(older, newer, proof));
    }

    private static bool ExtendsProper(TreeHead older, TreeHead newer, IReadOnlyList<Digest> proof)
    {
        long node = older.Size - 1, last = newer.Size - 1;
        while (node % 2 == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        // A complete older tree is its own first node and is left out of the proof.
        int next = node == 0 ? 0 : 1;
        if (proof.Count < next)
        {
            return false;
        }

        Digest oldHash = node == 0 ? older.Root : proof[0];
        Digest newHash = oldHash;
        foreach (Digest sibling in proof.Skip(next))
        {
            if (last == 0)
            {
                return false;
            }

            if (node % 2 == 1 || node == last)
            {
                oldHash = MerkleTree.NodeHash(sibling, oldHash);
                newHash = MerkleTree.NodeHash(sibling, newHash);
                while (node % 2 == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                newHash = MerkleTree.NodeHash(newHash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldHash == older.Root && newHash == newer.Root;
    }

    // A leaf's way up to the root, as far as it was gone.
    private sealed class Path(long node, long last, Digest hash, IReadOnlyList<Digest> proof)
    {
        private long _node = node;

        public long Last { get; private set; } = last;

        public Digest Hash { get; private set; } = hash;

        private bool IsRight => _node % 2 == 1 || _node == Last;

        public Digest[] Pair(int step) => IsRight ? [proof[step], Hash] : [Hash, proof[step]];

        public void Climb(Digest above)
        {
            while (IsRight && _node % 2 == 0 && _node != 0)
            {
                (_node, Last) = (_node >> 1, Last >> 1);
            }

            (Hash, _node, Last) = (above, _node >> 1, Last >> 1);
        }
    }
}
