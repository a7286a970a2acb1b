using System.Security.Cryptography;
using Inspections.Core.Directory;

namespace Inspections.Worker.Ledgers;

/// <summary>Keeps the keys as PKCS#8 PEM files that only their owner may read.</summary>
internal static class KeyFiles
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Reads the keys in a folder, or makes them when there are none.</summary>
    public static SigningKeys Open(string folder, Authority authority)
    {
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(folder);
        }
        else
        {
            System.IO.Directory.CreateDirectory(folder, OwnerFolder);
        }

        using ECDsa recovery = ReadOrMake(Path.Combine(folder, "recovery.pem"));
        return new SigningKeys(authority, ReadOrMake(Path.Combine(folder, "signing.pem")), recovery);
    }

    private static ECDsa ReadOrMake(string file)
    {
        if (!File.Exists(file))
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            OwnerOnlyFile.WriteNew(file, fresh.ExportPkcs8PrivateKeyPem());
        }

        var key = ECDsa.Create();
        key.ImportFromPem(OwnerOnlyFile.Read(file));
        return key;
    }
}
