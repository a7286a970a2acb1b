using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>
/// Recusal leaves and their openings read in place, as <see cref="FrameLine"/> reads frames; null for whatever is not in its one canonical
/// spelling, which is left to <see cref="RecusalLeaf.FromJson"/> and <see cref="RecusalOpening.FromJson"/>.
/// </summary>
internal static class RecusalLine
{
    private const int LongestIndex = 15;

    /// <summary>Reads a leaf's line.</summary>
    public static RecusalLeaf? ReadLeaf(ReadOnlySpan<byte> line) => TryLeaf(ref line, out RecusalLeaf? leaf) && line.IsEmpty ? leaf : null;

    /// <summary>Reads an opening's line.</summary>
    public static RecusalOpening? ReadOpening(ReadOnlySpan<byte> line)
    {
        if (!FrameLine.Skip(ref line, "{\"index\":"u8) || !TryIndex(ref line, out long index)
            || !FrameLine.Skip(ref line, ",\"leaf\":"u8) || !TryLeaf(ref line, out RecusalLeaf? leaf) || !FrameLine.Skip(ref line, ",\"proof\":["u8))
        {
            return null;
        }

        var proof = new List<Digest>();
        while (FrameLine.Skip(ref line, proof.Count == 0 ? "\""u8 : ",\""u8))
        {
            if (!TryDigest(ref line, out Digest node))
            {
                return null;
            }

            proof.Add(node);
        }

        return line.SequenceEqual("]}"u8) ? new RecusalOpening(index, leaf!, proof) : null;
    }

    private static bool TryLeaf(scoped ref ReadOnlySpan<byte> line, out RecusalLeaf? leaf)
    {
        leaf = null;
        if (!FrameLine.Skip(ref line, "{\"id\":\""u8) || !FrameLine.TryIdentifier(ref line, out ReadOnlySpan<byte> id) || !FrameLine.Skip(ref line, "\",\"inspectors\":["u8))
        {
            return false;
        }

        Identifier[] inspectors = [];
        ReadOnlySpan<byte> before = default;
        while (FrameLine.Skip(ref line, inspectors.Length == 0 ? "\""u8 : ",\""u8))
        {
            if (!FrameLine.TryIdentifier(ref line, out ReadOnlySpan<byte> inspector) || !FrameLine.Skip(ref line, "\""u8) || before.SequenceCompareTo(inspector) >= 0)
            {
                return false;
            }

            before = inspector;
            inspectors = [.. inspectors, Identifier.OfChecked(inspector)];
        }

        if (!FrameLine.Skip(ref line, "],\"salt\":\""u8) || !TryDigest(ref line, out Digest salt) || !FrameLine.Skip(ref line, "}"u8))
        {
            return false;
        }

        leaf = new RecusalLeaf(Identifier.OfChecked(id), inspectors, salt);
        return true;
    }

    // 64 lower-case digits and the closing quote.
    private static bool TryDigest(scoped ref ReadOnlySpan<byte> line, out Digest digest)
    {
        digest = default;
        if (line.Length <= 2 * Digest.Length || line[2 * Digest.Length] != (byte)'"' || line[..(2 * Digest.Length)].ContainsAnyExcept(Hex.LowerDigits))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Digest.Length];
        Convert.FromHexString(line[..(2 * Digest.Length)], bytes, out _, out _);
        digest = new Digest(bytes);
        line = line[((2 * Digest.Length) + 1)..];
        return true;
    }

    private static bool TryIndex(scoped ref ReadOnlySpan<byte> line, out long index)
    {
        index = 0;
        int length = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length is < 1 or > LongestIndex || (line[0] == (byte)'0' && length > 1))
        {
            return false;
        }

        foreach (byte digit in line[..length])
        {
            index = (10 * index) + (digit - '0');
        }

        line = line[length..];
        return true;
    }
}
