using System.Security.Cryptography;
using Inspections.Core.Publication.Places;

/// <summary>Files of a folder that only their owner reads: keys, and what the days of a year are drawn with.</summary>
internal sealed class SecretFiles(string folder)
{
    private readonly FilesOnDisk _files = new(folder) { IsForOwnerOnly = true };

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
        if (_files.TryRead(name) is { } known)
        {
            return known;
        }

        byte[] made = make();
        _files.Write(name, made);
        return made;
    }
}
