using System.Globalization;
using System.Security.Cryptography;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Published;
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

/// <summary>Puts a backup in the place of a database. Everything is checked before anything is moved.</summary>
internal static class RestoreRun
{
    // SQLite's own companions of a database file.
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    /// <summary>Restores, and says what became of the former database.</summary>
    /// <exception cref="UserErrorException">There is a database, the backup is damaged, or it is behind what was published.</exception>
    public static RestoreOutcome Execute(DataDirectory folder, string backup, bool overwrite, IEnumerable<PublishedHead> published)
    {
        string database = folder.DatabaseFile ?? throw new UserErrorException(
            "数据库在 SQL Server 上，请用服务器自己的恢复（RESTORE DATABASE）",
            "the database is on SQL Server: use the server's own restore (RESTORE DATABASE)",
            UserErrorException.Usage);
        bool replaces = File.Exists(database);
        if (replaces && !overwrite)
        {
            throw new UserErrorException(
                $"{database} 已存在；确要替换请加 --overwrite",
                $"{database} exists; to replace it, add --overwrite",
                UserErrorException.Usage);
        }

        string restoring = database + ".restoring";
        try
        {
            UnpackedBackup unpacked = BackupReader.Unpack(backup, restoring);
            foreach (PublishedHead head in published.Prepend(PublishedHead.Of(folder.Public)).OfType<PublishedHead>())
            {
                head.Require(SqliteFile.Read(restoring, LedgerStore.Open));
            }

            BringUpToDate(restoring);
            TakeKey(folder.Keys, unpacked);
            string? former = replaces ? PutAside(database) : null;
            Move(restoring, database);
            return new RestoreOutcome(unpacked, former);
        }
        finally
        {
            File.Delete(restoring);
        }
    }

    // The public folder may be lost or old: everything in it is asked for anew.
    private static void BringUpToDate(string restoring)
    {
        var database = new Database(new SqliteDialect(restoring));
        database.Schema.Prepare();
        database.Write(PublicFileStore.PutAllAgain);
        SqliteConnection.ClearAllPools();
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

    private static string PutAside(string database)
    {
        string former = database + TimeProvider.System.GetUtcNow().ToString("'.'yyyyMMdd'-'HHmmss'.replaced'", CultureInfo.InvariantCulture);
        Move(database, former);
        return former;
    }

    private static void Move(string database, string target)
    {
        foreach (string companion in Companions.Where(c => File.Exists(database + c)))
        {
            File.Move(database + companion, target + companion);
        }
    }
}
