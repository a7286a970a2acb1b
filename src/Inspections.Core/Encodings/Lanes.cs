using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Inspections.Core.Encodings;

/// <summary>One lane: every machine has it.</summary>
internal readonly struct Lanes1(uint word) : ILanes<Lanes1>
{
    private readonly uint _word = word;

    public static int Count => 1;

    public static Lanes1 Same(uint word) => new(word);

    public static Lanes1 Load(ReadOnlySpan<uint> words) => new(words[0]);

    public static void Store(Lanes1 x, Span<uint> words) => words[0] = x._word;

    public static Lanes1 Add(Lanes1 x, Lanes1 y) => new(x._word + y._word);

    public static Lanes1 Xor(Lanes1 x, Lanes1 y, Lanes1 z) => new(x._word ^ y._word ^ z._word);

    public static Lanes1 RotateRight(Lanes1 x, [ConstantExpected] byte by) => new(BitOperations.RotateRight(x._word, by));

    public static Lanes1 ShiftRight(Lanes1 x, [ConstantExpected] byte by) => new(x._word >> by);

    public static Lanes1 Choose(Lanes1 x, Lanes1 y, Lanes1 z) => new(z._word ^ (x._word & (y._word ^ z._word)));

    public static Lanes1 Majority(Lanes1 x, Lanes1 y, Lanes1 z) => new((x._word & y._word) | (z._word & (x._word | y._word)));
}

/// <summary>Four lanes: NEON on ARM, SSE2 on old x86.</summary>
internal readonly struct Lanes4(Vector128<uint> words) : ILanes<Lanes4>
{
    private readonly Vector128<uint> _words = words;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Same(uint word) => new(Vector128.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Load(ReadOnlySpan<uint> words) => new(Vector128.Create(words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes4 x, Span<uint> words) => x._words.CopyTo(words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Add(Lanes4 x, Lanes4 y) => new(x._words + y._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Xor(Lanes4 x, Lanes4 y, Lanes4 z) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(x._words, y._words, z._words, 0x96))
        : new(x._words ^ y._words ^ z._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 RotateRight(Lanes4 x, [ConstantExpected] byte by) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.RotateRight(x._words, by))
        : new((x._words >>> by) | (x._words << (32 - by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 ShiftRight(Lanes4 x, [ConstantExpected] byte by) => new(x._words >>> by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Choose(Lanes4 x, Lanes4 y, Lanes4 z) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(x._words, y._words, z._words, 0xCA))
        : new(z._words ^ (x._words & (y._words ^ z._words)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Majority(Lanes4 x, Lanes4 y, Lanes4 z) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(x._words, y._words, z._words, 0xE8))
        : new((x._words & y._words) | (z._words & (x._words | y._words)));
}

/// <summary>Eight lanes: AVX2, and its AVX-512 instructions where there are any.</summary>
internal readonly struct Lanes8(Vector256<uint> words) : ILanes<Lanes8>
{
    private readonly Vector256<uint> _words = words;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Same(uint word) => new(Vector256.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Load(ReadOnlySpan<uint> words) => new(Vector256.Create(words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes8 x, Span<uint> words) => x._words.CopyTo(words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Add(Lanes8 x, Lanes8 y) => new(x._words + y._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Xor(Lanes8 x, Lanes8 y, Lanes8 z) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(x._words, y._words, z._words, 0x96))
        : new(x._words ^ y._words ^ z._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 RotateRight(Lanes8 x, [ConstantExpected] byte by) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.RotateRight(x._words, by))
        : new((x._words >>> by) | (x._words << (32 - by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 ShiftRight(Lanes8 x, [ConstantExpected] byte by) => new(x._words >>> by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Choose(Lanes8 x, Lanes8 y, Lanes8 z) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(x._words, y._words, z._words, 0xCA))
        : new(z._words ^ (x._words & (y._words ^ z._words)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Majority(Lanes8 x, Lanes8 y, Lanes8 z) => Avx512F.VL.IsSupported
        ? new(Avx512F.VL.TernaryLogic(x._words, y._words, z._words, 0xE8))
        : new((x._words & y._words) | (z._words & (x._words | y._words)));
}

/// <summary>Sixteen lanes: AVX-512.</summary>
internal readonly struct Lanes16(Vector512<uint> words) : ILanes<Lanes16>
{
    private readonly Vector512<uint> _words = words;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Same(uint word) => new(Vector512.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Load(ReadOnlySpan<uint> words) => new(Vector512.Create(words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes16 x, Span<uint> words) => x._words.CopyTo(words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Add(Lanes16 x, Lanes16 y) => new(x._words + y._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Xor(Lanes16 x, Lanes16 y, Lanes16 z) => Avx512F.IsSupported
        ? new(Avx512F.TernaryLogic(x._words, y._words, z._words, 0x96))
        : new(x._words ^ y._words ^ z._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 RotateRight(Lanes16 x, [ConstantExpected] byte by) => Avx512F.IsSupported
        ? new(Avx512F.RotateRight(x._words, by))
        : new((x._words >>> by) | (x._words << (32 - by)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 ShiftRight(Lanes16 x, [ConstantExpected] byte by) => new(x._words >>> by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Choose(Lanes16 x, Lanes16 y, Lanes16 z) => Avx512F.IsSupported
        ? new(Avx512F.TernaryLogic(x._words, y._words, z._words, 0xCA))
        : new(z._words ^ (x._words & (y._words ^ z._words)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Majority(Lanes16 x, Lanes16 y, Lanes16 z) => Avx512F.IsSupported
        ? new(Avx512F.TernaryLogic(x._words, y._words, z._words, 0xE8))
        : new((x._words & y._words) | (z._words & (x._words | y._words)));
}
