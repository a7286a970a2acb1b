using System.Diagnostics.CodeAnalysis;

namespace Inspections.Core.Encodings;

/// <summary>One 32-bit word of every lane, with the operations of FIPS 180-4 section 3.2 and the functions Ch and Maj of 4.1.2.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The same word in every lane.</summary>
    static abstract TSelf Same(uint word);

    /// <summary>The first <see cref="Count"/> words.</summary>
    static abstract TSelf Load(ReadOnlySpan<uint> words);

    /// <summary>Writes <see cref="Count"/> words.</summary>
    static abstract void Store(TSelf x, Span<uint> words);

    /// <summary>x + y modulo 2^32.</summary>
    static abstract TSelf Add(TSelf x, TSelf y);

    /// <summary>x ⊕ y ⊕ z.</summary>
    static abstract TSelf Xor(TSelf x, TSelf y, TSelf z);

    /// <summary>ROTR.</summary>
    static abstract TSelf RotateRight(TSelf x, [ConstantExpected] byte by);

    /// <summary>SHR.</summary>
    static abstract TSelf ShiftRight(TSelf x, [ConstantExpected] byte by);

    /// <summary>Ch: where x has a 1, y, else z.</summary>
    static abstract TSelf Choose(TSelf x, TSelf y, TSelf z);

    /// <summary>Maj: what at least two of three have.</summary>
    static abstract TSelf Majority(TSelf x, TSelf y, TSelf z);
}
