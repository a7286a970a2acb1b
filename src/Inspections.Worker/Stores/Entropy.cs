using System.Security.Cryptography;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>Where secrets come from: sealed values, salts, the days of a plan.</summary>
internal abstract class Entropy
{
    /// <summary>Thirty-two bytes nobody can know beforehand.</summary>
    /// <param name="purpose">What they are for; asked once each.</param>
    public abstract Digest Next(string purpose);
}

/// <summary>The operating system's generator.</summary>
internal sealed class SystemEntropy : Entropy
{
    public override Digest Next(string purpose) => new(RandomNumberGenerator.GetBytes(Digest.Length));
}
