using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>Numbers that follow from a seed, the same on every machine.</summary>
internal sealed class Dice(int seed)
{
    private int _rolled;

    /// <summary>A number from 0 to below <paramref name="sides"/>.</summary>
    public int Next(int sides)
    {
        Span<byte> input = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(input, seed);
        BinaryPrimitives.WriteInt32BigEndian(input[4..], _rolled++);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(input)) % (uint)sides);
    }
}
