using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Ledger;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>
/// Keys that are the same in every run. The ledger's first entry names a key, and every draw depends on the ledger: with
/// other keys a year would be drawn otherwise.
/// </summary>
internal static class TestKeys
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>A signer under <paramref name="name"/> whose private key follows from <paramref name="seed"/>.</summary>
    public static NoteSigner Signer(string name, string seed) => new(name, Key(seed));

    private static ECDsa Key(string seed)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                writer.WriteObjectIdentifier(P256);
            }
        }

        var key = ECDsa.Create();
        key.ImportECPrivateKey(writer.Encode(), out _);
        return key;
    }
}
