using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>Writes one file that holds the database as it is at one moment, while the worker goes on.</summary>
internal static class BackupWriter
{
    /// <param name="bureau">The bureau; its key signs the manifest.</param>
    /// <param name="file">The file to write; there is none yet.</param>
    /// <param name="key">The signing key where it is to be put in, else null.</param>
    public static BackupManifest Write(BureauContext bureau, string file, ECDsa? key)
    {
        string copy = file + ".db.new", beside = file + ".new";
        try
        {
            OwnerOnlyFile.Create(copy).Dispose();
            bureau.Database.CopyTo(copy);
            BackupManifest manifest;
            using (FileStream stream = OwnerOnlyFile.Create(beside))
            {
                manifest = Write(stream, copy, key is null ? null : Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()), bureau);
                stream.Flush(flushToDisk: true);
            }

            DurableFile.Move(beside, file);
            return manifest;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(beside);
        }
    }

    private static BackupManifest Write(FileStream stream, string copy, byte[]? key, BureauContext bureau)
    {
        var parts = new Dictionary<string, Digest>(StringComparer.Ordinal);
        TreeHead head = SqliteFile.Read(copy, LedgerStore.Open).Head;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (FileStream database = File.OpenRead(copy))
        {
            parts.Add(BackupManifest.Database, new Digest(SHA256.HashData(database)));
            database.Position = 0;
            Put(archive, BackupManifest.Database, database);
        }

        if (key is not null)
        {
            parts.Add(BackupManifest.SigningKey, Digest.Of(key));
            Put(archive, BackupManifest.SigningKey, new MemoryStream(key));
        }

        var manifest = new BackupManifest(bureau.Authority, bureau.Now, head, parts);
        Put(archive, BackupManifest.Name, new MemoryStream(Encoding.UTF8.GetBytes(NoteSigner.Sign(manifest.ToText(), bureau.Keys.Signer))));
        return manifest;
    }

    private static void Put(ZipArchive archive, string name, Stream content)
    {
        using Stream part = archive.CreateEntry(name).Open();
        content.CopyTo(part);
    }
}
