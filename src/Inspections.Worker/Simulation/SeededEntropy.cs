using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Simulation;

/// <summary>
/// Secrets that follow from a text, so that a rehearsal can be repeated. Whoever knows the text knows every secret: no
/// real draw may come near it, and only this namespace can.
/// </summary>
internal sealed class SeededEntropy(string seed) : Entropy
{
    private readonly byte[] _key = HKDF.Extract(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(seed), "rehearsal"u8.ToArray());

    public override Digest Next(string purpose) => new(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(purpose)));

    /// <summary>A P-256 key; the one scalar in 2³² that is out of range is taken again.</summary>
    public ECDsa Key(string purpose)
    {
        for (int attempt = 0; ; attempt++)
        {
            byte[] scalar = Next(FormattableString.Invariant($"{purpose} {attempt}")).ToArray();
            if (scalar[0] < 0xFF)
            {
                return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
            }
        }
    }
}
