using System.Security.Cryptography;
using Inspections.Core.Directory;

namespace Inspections.Worker.Ledgers;

/// <summary>Keeps the keys as PKCS#8 PEM files that only their owner may read.</summary>
internal static class KeyFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

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
            Write(file, fresh.ExportPkcs8PrivateKeyPem());
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new UserErrorException(
                $"密钥文件 {file} 可被他人读取，请先执行：chmod 600 {file}",
                $"the key file {file} can be read by others; run: chmod 600 {file}");
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key;
    }

    // Written beside and moved into place, so that a crash never leaves half a key.
    private static void Write(string file, string pem)
    {
        string beside = file + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(beside, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(pem);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file);
    }
}
