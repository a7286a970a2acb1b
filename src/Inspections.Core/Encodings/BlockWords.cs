using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Inspections.Core.Encodings;

/// <summary>
/// Turns blocks that stand message by message to the order in which <see cref="Sha256Lanes"/> takes them, word by word: squares of four words
/// of four messages, as many squares at once as a vector has quarters of 128 bits.
/// </summary>
internal static class BlockWords
{
    private const int Square = 4;

    // The bytes of big-endian words in the order of this machine.
    private static Vector128<byte> Swapped
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    }

    /// <summary>Writes word t of lane l to <c>t · lanes + l</c>.</summary>
    /// <param name="blocks">The first lane's block of 16 big-endian words, and after it the others'.</param>
    /// <param name="step">Words from one lane's block to the next one's.</param>
    /// <param name="words">16 words of every lane.</param>
    /// <param name="lanes">1, 4, 8 or 16.</param>
    public static void Turn(ReadOnlySpan<uint> blocks, int step, Span<uint> words, int lanes)
    {
        if (lanes == Lanes16.Count && Avx512BW.IsSupported)
        {
            Turn16(blocks, step, words);
        }
        else if (lanes == Lanes8.Count && Avx2.IsSupported)
        {
            Turn8(blocks, step, words);
        }
        else if (lanes == Lanes4.Count && (Sse2.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            Turn4(blocks, step, words);
        }
        else
        {
            TurnEach(blocks, step, words, lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn16(ReadOnlySpan<uint> blocks, int step, Span<uint> words)
    {
        Vector512<byte> order = Vector512.Create(Vector256.Create(Swapped));
        for (int word = 0; word < Sha256Lanes.BlockWords; word += Square)
        {
            Vector512<uint> a = Quarters(blocks[word..], step, order), b = Quarters(blocks[(step + word)..], step, order);
            Vector512<uint> c = Quarters(blocks[((2 * step) + word)..], step, order), d = Quarters(blocks[((3 * step) + word)..], step, order);
            Vector512<ulong> ab = Avx512F.UnpackLow(a, b).AsUInt64(), cd = Avx512F.UnpackLow(c, d).AsUInt64();
            Vector512<ulong> abUpper = Avx512F.UnpackHigh(a, b).AsUInt64(), cdUpper = Avx512F.UnpackHigh(c, d).AsUInt64();
            Span<uint> to = words.Slice(word * Lanes16.Count, Square * Lanes16.Count);
            Avx512F.UnpackLow(ab, cd).AsUInt32().CopyTo(to);
            Avx512F.UnpackHigh(ab, cd).AsUInt32().CopyTo(to[Lanes16.Count..]);
            Avx512F.UnpackLow(abUpper, cdUpper).AsUInt32().CopyTo(to[(2 * Lanes16.Count)..]);
            Avx512F.UnpackHigh(abUpper, cdUpper).AsUInt32().CopyTo(to[(3 * Lanes16.Count)..]);
        }
    }

    // Four words of every fourth message.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Quarters(ReadOnlySpan<uint> from, int step, Vector512<byte> order)
    {
        Vector256<uint> lower = Vector256.Create(Vector128.Create(from), Vector128.Create(from[(Square * step)..]));
        Vector256<uint> upper = Vector256.Create(Vector128.Create(from[(2 * Square * step)..]), Vector128.Create(from[(3 * Square * step)..]));
        return Avx512BW.Shuffle(Vector512.Create(lower, upper).AsByte(), order).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn8(ReadOnlySpan<uint> blocks, int step, Span<uint> words)
    {
        Vector256<byte> order = Vector256.Create(Swapped);
        for (int word = 0; word < Sha256Lanes.BlockWords; word += Square)
        {
            Vector256<uint> a = Halves(blocks[word..], step, order), b = Halves(blocks[(step + word)..], step, order);
            Vector256<uint> c = Halves(blocks[((2 * step) + word)..], step, order), d = Halves(blocks[((3 * step) + word)..], step, order);
            Vector256<ulong> ab = Avx2.UnpackLow(a, b).AsUInt64(), cd = Avx2.UnpackLow(c, d).AsUInt64();
            Vector256<ulong> abUpper = Avx2.UnpackHigh(a, b).AsUInt64(), cdUpper = Avx2.UnpackHigh(c, d).AsUInt64();
            Span<uint> to = words.Slice(word * Lanes8.Count, Square * Lanes8.Count);
            Avx2.UnpackLow(ab, cd).AsUInt32().CopyTo(to);
            Avx2.UnpackHigh(ab, cd).AsUInt32().CopyTo(to[Lanes8.Count..]);
            Avx2.UnpackLow(abUpper, cdUpper).AsUInt32().CopyTo(to[(2 * Lanes8.Count)..]);
            Avx2.UnpackHigh(abUpper, cdUpper).AsUInt32().CopyTo(to[(3 * Lanes8.Count)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Halves(ReadOnlySpan<uint> from, int step, Vector256<byte> order) =>
        Avx2.Shuffle(Vector256.Create(Vector128.Create(from), Vector128.Create(from[(Square * step)..])).AsByte(), order).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn4(ReadOnlySpan<uint> blocks, int step, Span<uint> words)
    {
        for (int word = 0; word < Sha256Lanes.BlockWords; word += Square)
        {
            Vector128<uint> a = Four(blocks[word..]), b = Four(blocks[(step + word)..]);
            Vector128<uint> c = Four(blocks[((2 * step) + word)..]), d = Four(blocks[((3 * step) + word)..]);
            Vector128<ulong> ab = Lower(a, b).AsUInt64(), cd = Lower(c, d).AsUInt64(), abUpper = Upper(a, b).AsUInt64(), cdUpper = Upper(c, d).AsUInt64();
            Span<uint> to = words.Slice(word * Lanes4.Count, Square * Lanes4.Count);
            Lower(ab, cd).AsUInt32().CopyTo(to);
            Upper(ab, cd).AsUInt32().CopyTo(to[Lanes4.Count..]);
            Lower(abUpper, cdUpper).AsUInt32().CopyTo(to[(2 * Lanes4.Count)..]);
            Upper(abUpper, cdUpper).AsUInt32().CopyTo(to[(3 * Lanes4.Count)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Four(ReadOnlySpan<uint> from) =>
        BitConverter.IsLittleEndian ? Vector128.Shuffle(Vector128.Create(from).AsByte(), Swapped).AsUInt32() : Vector128.Create(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Lower(Vector128<uint> x, Vector128<uint> y) => Sse2.IsSupported ? Sse2.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Upper(Vector128<uint> x, Vector128<uint> y) => Sse2.IsSupported ? Sse2.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Lower(Vector128<ulong> x, Vector128<ulong> y) => Sse2.IsSupported ? Sse2.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Upper(Vector128<ulong> x, Vector128<ulong> y) => Sse2.IsSupported ? Sse2.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnEach(ReadOnlySpan<uint> blocks, int step, Span<uint> words, int lanes)
    {
        for (int lane = 0; lane < lanes; lane++)
        {
            for (int word = 0; word < Sha256Lanes.BlockWords; word++)
            {
                uint given = blocks[(lane * step) + word];
                words[(word * lanes) + lane] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(given) : given;
            }
        }
    }
}
