using System.Security.Cryptography;

/// <summary>Files of a folder that only their owner reads: keys, and what the days of a year are drawn with.</summary>
internal sealed class SecretFiles(string folder)
{
    /// <summary>A private key, made when it is first asked for.</summary>
    public ECDsa OpenKey(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key.ImportPkcs8PrivateKey(Once(name, key.ExportPkcs8PrivateKey), out _);
        return key;
    }

    /// <summary>A file's content, made when it is first asked for.</summary>
    public byte[] Once(string name, Func<byte[]> make)
    {
        string file = OwnersOnly(Path.Combine(folder, name));
        if (new FileInfo(file).Length == 0)
        {
            File.WriteAllBytes(file, make());
        }

        return File.ReadAllBytes(file);
    }

    /// <summary>Makes an empty file where there is none, for its owner alone; on Windows that is the folder's business.</summary>
    public static string OwnersOnly(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(file, options).Dispose();
        return file;
    }
}
