using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Benchmarks.Baselines;

/// <summary>A frame read as JSON values and objects, one platform hash after the other, and all tickets sorted: the rules as they are written.</summary>
internal static class StraightforwardFrame
{
    /// <summary>The root and the firms with the smallest tickets.</summary>
    public static (Digest Root, Identifier[] Drawn) Draw(byte[] file, DrawKey key, int take)
    {
        IReadOnlyList<byte[]> lines = JsonLines.Split(file);
        IReadOnlyList<FrameLeaf> leaves = JsonLines.Read(lines, FrameLeaf.FromJson);
        byte[] prk = key.Prk.ToArray();
        Identifier[] drawn = [.. leaves.OrderBy(l => Ticket(prk, l.Id)).Take(take).Select(l => l.Id)];
        return (MerkleTree.Over(lines).Head.Root, drawn);
    }

    private static Digest Ticket(byte[] prk, Identifier firm) => new(HMACSHA256.HashData(prk, System.Text.Encoding.ASCII.GetBytes($"firm:{firm}\u0001")));
}
