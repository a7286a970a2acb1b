using System.Security.Cryptography;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Files;

/// <summary>One P-256 private key as a PKCS#8 PEM file that only its owner may read.</summary>
internal static class PrivateKeyFile
{
    /// <summary>A new key.</summary>
    public static ECDsa Make() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Writes a key in place of whatever was there.</summary>
    public static void Write(string file, ECDsa key) => OwnerOnlyFile.Write(file, key.ExportPkcs8PrivateKeyPem());

    /// <summary>Reads a key that this program or openssl made.</summary>
    /// <exception cref="UserErrorException">There is no such file, it is no such key, or others may read it.</exception>
    public static ECDsa Read(string file) => File.Exists(file)
        ? Parse(OwnerOnlyFile.Read(file), file)
        : throw FileRefusals.NoKey.Error(file);

    /// <summary>Reads a key from its text.</summary>
    /// <param name="pem">The text; no message ever repeats it.</param>
    /// <param name="where">Where it stands, for the message.</param>
    /// <exception cref="UserErrorException">It is no such key.</exception>
    public static ECDsa Parse(string pem, string where)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = key.ExportParameters(includePrivateParameters: true);
            _ = VerifierKey.Of("any", key);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or ProtocolFormatException)
        {
            key.Dispose();
            throw FileRefusals.NotKey.Error(where);
        }
    }
}
