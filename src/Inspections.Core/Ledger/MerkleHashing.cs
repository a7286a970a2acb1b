using System.Buffers;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>The hashes of RFC 6962 section 2.1 for many leaves at once: on all cores, and several messages in step on each.</summary>
internal static class MerkleHashing
{
    // A power of two, so that a piece's root is a node of the whole tree.
    private const int Piece = 1 << 12;

    // A thread's batch serves all its pieces.
    [ThreadStatic]
    private static HashBatch? ownBatch;

    /// <summary>The hash of every line as a leaf.</summary>
    public static Digest[] Leaves(LineFile lines)
    {
        var hashes = new Digest[lines.Count];
        Pieces.ForEach(lines.Count, Piece, (from, to) => Leaves(lines, from, to, hashes.AsMemory(from)));
        return hashes;
    }

    /// <summary>The root over the lines; nothing but the roots of pieces is kept.</summary>
    public static Digest Root(LineFile lines)
    {
        var roots = new Digest[(lines.Count + Piece - 1) / Piece];
        Pieces.ForEach(lines.Count, Piece, (from, to) =>
        {
            Digest[] hashes = ArrayPool<Digest>.Shared.Rent(to - from);
            Memory<Digest> level = hashes.AsMemory(0, to - from);
            Leaves(lines, from, to, level);
            roots[from / Piece] = Root(level);
            ArrayPool<Digest>.Shared.Return(hashes);
        });
        return Root(roots);
    }

    /// <summary>The nodes above <paramref name="level"/>: one per pair, none for a last node without a neighbour.</summary>
    public static Digest[] Above(Digest[] level)
    {
        var nodes = new Digest[level.Length / 2];
        Pieces.ForEach(nodes.Length, Piece, (from, to) => Pairs(level.AsMemory(2 * from, 2 * (to - from)), nodes.AsMemory(from)));
        return nodes;
    }

    private static void Leaves(LineFile lines, int from, int to, Memory<Digest> hashes)
    {
        HashBatch batch = ownBatch ??= new HashBatch();
        batch.Into(hashes);
        for (int line = from; line < to; line++)
        {
            // 0x00 ‖ data
            ReadOnlySpan<byte> data = lines[line];
            Span<byte> leaf = batch.Next(1 + data.Length);
            leaf[0] = 0x00;
            data.CopyTo(leaf[1..]);
        }

        batch.Flush();
    }

    // Level by level; a last node without a neighbour moves up as it is, which is what splitting at the largest power of two comes to.
    private static Digest Root(Memory<Digest> level)
    {
        if (level.IsEmpty)
        {
            return Digest.Of([]);
        }

        while (level.Length > 1)
        {
            // In place: a node's children are read before anything is written over them.
            Pairs(level[..(level.Length & ~1)], level);
            int nodes = level.Length / 2;
            if (level.Length % 2 == 1)
            {
                level.Span[nodes++] = level.Span[^1];
            }

            level = level[..nodes];
        }

        return level.Span[0];
    }

    private static void Pairs(ReadOnlyMemory<Digest> below, Memory<Digest> above)
    {
        HashBatch batch = ownBatch ??= new HashBatch();
        batch.Into(above);
        ReadOnlySpan<Digest> children = below.Span;
        for (int left = 0; left < children.Length; left += 2)
        {
            // 0x01 ‖ left ‖ right
            Span<byte> node = batch.Next(1 + (2 * Digest.Length));
            node[0] = 0x01;
            children[left].CopyTo(node[1..]);
            children[left + 1].CopyTo(node[(1 + Digest.Length)..]);
        }

        batch.Flush();
    }
}
