using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Data.Sqlite;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>A backup, unpacked and found whole.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Keys">The keys in force in it.</param>
/// <param name="SigningKey">The signing key as PEM, if it is in the backup.</param>
internal sealed record UnpackedBackup(BackupManifest Manifest, KeyBody Keys, string? SigningKey);

/// <summary>Unpacks a backup and refuses it unless everything in it is as its manifest, signed by the bureau, says.</summary>
internal static class BackupReader
{
    private const int LongestText = 64 * 1024;

    /// <param name="file">The backup.</param>
    /// <param name="into">Where the database is put.</param>
    /// <exception cref="UserErrorException">It is damaged, or no backup.</exception>
    public static UnpackedBackup Unpack(string file, string into)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(file);
            SignedNote note = SignedNote.Parse(Small(archive, BackupManifest.Name));
            BackupManifest manifest = BackupManifest.Parse(note.Text);
            using (FileStream database = OwnerOnlyFile.Create(into))
            using (Stream part = Part(archive, BackupManifest.Database))
            {
                part.CopyTo(database);
                database.Flush(flushToDisk: true);
            }

            using (FileStream database = File.OpenRead(into))
            {
                Require(new Digest(SHA256.HashData(database)) == manifest.Parts[BackupManifest.Database], BackupManifest.Database);
            }

            byte[]? key = manifest.Parts.ContainsKey(BackupManifest.SigningKey) ? Small(archive, BackupManifest.SigningKey) : null;
            Require(key is null || Digest.Of(key) == manifest.Parts[BackupManifest.SigningKey], BackupManifest.SigningKey);
            Require(SqliteFile.IsWhole(into), BackupManifest.Database);
            LedgerStore ledger = SqliteFile.Read(into, LedgerStore.Open);
            Require(ledger.Keys is not null && note.IsSignedBy(ledger.Keys.Key) && ledger.Head == manifest.Head, BackupManifest.Name);
            return new UnpackedBackup(manifest, ledger.Keys!, key is null ? null : Encoding.ASCII.GetString(key));
        }
        catch (Exception e) when (e is InvalidDataException or ProtocolFormatException or SqliteException or EndOfStreamException)
        {
            throw BackupRefusals.Damaged.Error(file, e.Message);
        }
    }

    private static Stream Part(ZipArchive archive, string name) =>
        (archive.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing")).Open();

    private static byte[] Small(ZipArchive archive, string name)
    {
        using Stream part = Part(archive, name);
        byte[] bytes = new byte[LongestText];
        int length = part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length < bytes.Length ? bytes[..length] : throw new InvalidDataException($"{name} is too long");
    }

    private static void Require(bool holds, string part)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{part} is not what the bureau signed");
        }
    }
}
