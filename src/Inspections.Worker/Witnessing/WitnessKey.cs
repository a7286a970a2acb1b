using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;

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
        ECDsa key = PrivateKeyFile.Make();
        OwnerOnlyFile.WriteNew(file, key.ExportPkcs8PrivateKeyPem());
        return new WitnessKey(name, key);
    }

    /// <summary>Reads a key that this or openssl made.</summary>
    /// <exception cref="UserErrorException">There is no such file, it is no P-256 private key, or others may read it.</exception>
    public static WitnessKey Read(SectorCode name, string file) => new(name, PrivateKeyFile.Read(file));

    public void Dispose() => _key.Dispose();
}
