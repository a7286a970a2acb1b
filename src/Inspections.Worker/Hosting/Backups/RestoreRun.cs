using System.Globalization;
using System.Security.Cryptography;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Data.Sqlite;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>What was restored.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Former">The file that the former database was moved to, or null when there was none.</param>
internal sealed record RestoreOutcome(UnpackedBackup Backup, string? Former);

/// <summary>Puts a backup in the place of a database. Everything is checked before anything is moved, and the result before success is said.</summary>
internal static class RestoreRun
{
    /// <summary>Restores, and says what became of the former database. Nobody else may use it meanwhile (<see cref="DatabaseLock.Claim"/>).</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="backup">The backup's file.</param>
    /// <param name="overwrite">True to replace a database that is there.</param>
    /// <param name="published">Published heads that the backup must not be behind, besides that of the public folder.</param>
    /// <param name="move">Renames a file, durably unless given.</param>
    /// <exception cref="UserErrorException">There is a database, the backup is damaged, or it is behind what was published.</exception>
    public static RestoreOutcome Execute(DataDirectory folder, string backup, bool overwrite, IEnumerable<PublishedHead> published, FileMover? move = null)
    {
        string database = folder.DatabaseFile ?? throw BackupRefusals.OnServer.Error();
        var swap = new DatabaseSwap(database, move);
        bool replaces = swap.Replaces;
        if (replaces && !overwrite)
        {
            throw BackupRefusals.DatabaseThere.Error(database);
        }

        UnpackedBackup unpacked;
        try
        {
            unpacked = BackupReader.Unpack(backup, swap.Restoring);
            foreach (PublishedHead head in published.Prepend(PublishedHead.Of(folder.Public)).OfType<PublishedHead>())
            {
                head.Require(SqliteFile.Read(swap.Restoring, LedgerStore.Open));
            }

            BringUpToDate(swap.Restoring);
            Check(swap.Restoring, unpacked);
            TakeKey(folder.Keys, unpacked);
        }
        catch
        {
            swap.Discard();
            throw;
        }

        string former = FormerName(database);
        swap.Execute(former);
        Check(database, unpacked);
        return new RestoreOutcome(unpacked, replaces ? former : null);
    }

    // Everything is in the one file afterwards, and on disk.
    private static void BringUpToDate(string restoring)
    {
        new Database(new SqliteDialect(restoring)).Schema.Prepare();
        SqliteFile.Settle(restoring);
    }

    // As a stranger to this process reads it: the file's structure, and a ledger that comes to the head which the bureau signed.
    private static void Check(string file, UnpackedBackup unpacked)
    {
        bool whole;
        try
        {
            TreeHead head = unpacked.Manifest.Head;
            whole = SqliteFile.IsWhole(file) && SqliteFile.Read(file, LedgerStore.Open) is { } ledger && ledger.Head == head && ledger.Keys == unpacked.Keys;
        }
        catch (SqliteException)
        {
            whole = false;
        }

        if (!whole)
        {
            throw BackupRefusals.NotWhole.Error(file);
        }
    }

    // A key that is there already is left alone, whichever it is.
    private static void TakeKey(KeyFiles files, UnpackedBackup unpacked)
    {
        if (unpacked.SigningKey is string pem && files.MayReplace && !File.Exists(files.Where))
        {
            using ECDsa key = PrivateKeyFile.Parse(pem, BackupManifest.SigningKey);
            files.Prepare(key, recovery: null);
            files.Find(unpacked.Keys.Key)?.Dispose();
        }
    }

    // Two restores within a second keep two files.
    private static string FormerName(string database)
    {
        string name = database + MachineClock.Time.GetUtcNow().ToString("'.'yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture);
        return Enumerable.Range(1, int.MaxValue)
            .Select(n => n == 1 ? $"{name}.replaced" : string.Create(CultureInfo.InvariantCulture, $"{name}-{n}.replaced"))
            .First(f => !File.Exists(f) && !File.Exists(f + "-wal"));
    }
}
