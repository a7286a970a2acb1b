using System.Security.Cryptography;
using Inspections.Core.Directory;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Witnessing;

/// <summary>A witness's name and its signing key, on the witness's own machine.</summary>
internal sealed class WitnessKey : IDisposable
{
    private readonly ECDsa _key;

    private WitnessKey(SectorCode name, ECDsa key) => (Name, _key, Signer) = (name, key, new NoteSigner(name.ToString(), key));

    public SectorCode Name { get; }

    public NoteSigner Signer { get; }

    /// <summary>Makes a P-256 key in a new PKCS#8 file.</summary>
    /// <exception cref="UserErrorException">The file is there already.</exception>
    public static WitnessKey Make(SectorCode name, string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        OwnerOnlyFile.WriteNew(file, key.ExportPkcs8PrivateKeyPem());
        return new WitnessKey(name, key);
    }

    /// <summary>Reads a key that this or openssl made.</summary>
    /// <exception cref="UserErrorException">There is no such file, it is no P-256 private key, or others may read it.</exception>
    public static WitnessKey Read(SectorCode name, string file)
    {
        if (!File.Exists(file))
        {
            throw new UserErrorException($"没有密钥文件 {file}", $"there is no key file {file}", UserErrorException.Usage);
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(OwnerOnlyFile.Read(file));
            _ = key.ExportParameters(includePrivateParameters: true);
            return new WitnessKey(name, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or FormatException)
        {
            key.Dispose();
            throw new UserErrorException(
                $"密钥文件 {file} 不是未加密的 P-256 私钥（PEM）：{e.Message}", $"the key file {file} is no unencrypted P-256 private key in PEM: {e.Message}", UserErrorException.Usage);
        }
    }

    public void Dispose() => _key.Dispose();
}
