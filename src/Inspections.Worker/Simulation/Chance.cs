using System.Buffers.Binary;

namespace Inspections.Worker.Simulation;

/// <summary>What happens by chance in a rehearsal follows from its seed.</summary>
internal static class Chance
{
    /// <summary>A number below <paramref name="n"/>. Not quite even, which no rehearsal minds.</summary>
    public static int Pick(this SeededEntropy entropy, int n, string purpose) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(entropy.Next(purpose).ToArray()) % (ulong)n);

    /// <summary>True in so many of a hundred cases.</summary>
    public static bool Happens(this SeededEntropy entropy, int percent, string purpose) => entropy.Pick(100, purpose) < percent;
}
