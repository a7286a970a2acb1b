using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Delivery;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Storage.SqlServer;

namespace Inspections.Worker.Hosting;

/// <summary>A bureau's data folder before anything in it is opened: its settings, and where everything lies.</summary>
internal sealed class DataDirectory
{
    /// <summary>Reads the settings of a folder, which need not be there.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="readOnly">True for whoever only reads.</param>
    /// <exception cref="UserErrorException">A setting cannot be used.</exception>
    public DataDirectory(string root, bool readOnly = false)
    {
        Root = root;
        Settings = WorkerSettings.Read(SettingsFile);
        DatabaseFile = Settings.Database is null ? Path.Combine(root, "inspections.db") : null;
        Database = new Database(
            Settings.Database is { } server ? ServerDialect(server) : new SqliteDialect(DatabaseFile!, readOnly),
            readOnly);
        Public = Settings.Public ?? Path.GetFullPath(Path.Combine(root, "public"));
        DestinationSetting.RequireApart(Settings.Destinations, Public);
        SealingKeys = new SealingKeyFiles(Path.Combine(root, "keys"), Settings.SealingKeyFile);
        Keys = new KeyFiles(Path.Combine(root, "keys"), Settings.SigningKeyFile, Environment.GetEnvironmentVariable(KeyFiles.PemVariable));
    }

    /// <summary>The server that a connection names.</summary>
    /// <exception cref="UserErrorException">It names none, or no database of its own.</exception>
    public static Dialect ServerDialect(string connection) =>
        PostgreSqlAddress.Names(connection) ? new PostgreSqlDialect(connection) : new SqlServerDialect(connection);

    public string Root { get; }

    /// <summary>The file of the bureau's settings, which need not be there.</summary>
    public string SettingsFile => Path.GetFullPath(Path.Combine(Root, WorkerSettings.FileName));

    public WorkerSettings Settings { get; }

    public Database Database { get; }

    /// <summary>The database's file, or null when it is on a server.</summary>
    public string? DatabaseFile { get; }

    /// <summary>The folder that is published.</summary>
    public string Public { get; }

    public KeyFiles Keys { get; }

    /// <summary>Where the keys lie that the bureau's values are sealed under.</summary>
    public SealingKeyFiles SealingKeys { get; }

    /// <summary>Keeps a restore away until it is disposed, and ends one that a crash cut off; null for a database on a server.</summary>
    /// <param name="mayMake">True when the folder may be a new one.</param>
    /// <exception cref="UserErrorException">A backup is being restored, or there is no database.</exception>
    public IDisposable? BeginWriting(bool mayMake = false)
    {
        if (DatabaseFile is not null)
        {
            DatabaseSwap.Recover(Root, DatabaseFile);
        }

        RequireNotMoved();
        if (!mayMake)
        {
            RequireDatabase();
        }

        if (DatabaseFile is null)
        {
            return null;
        }

        FilesOnDisk.MakeFolder(Root);
        return DatabaseLock.Share(Root);
    }

    /// <summary>The same for whoever only reads, who makes nothing.</summary>
    /// <inheritdoc cref="BeginWriting" path="/exception"/>
    public IDisposable? BeginReading()
    {
        if (DatabaseFile is not null)
        {
            DatabaseSwap.Recover(Root, DatabaseFile);
        }

        RequireNotMoved();
        RequireDatabase();
        return DatabaseFile is null ? null : DatabaseLock.ShareIfThere(Root);
    }

    /// <summary>Checks that there is a database: it is not made silently, on the wrong day or in the wrong place.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public void RequireDatabase()
    {
        if (!Database.Schema.Exists)
        {
            throw DatabaseFile is null ? DatabaseRefusals.Missing.Error() : DataRefusals.NoDatabase.Error(Path.GetFullPath(Root));
        }
    }

    // A ledger that goes on at a server must not go on here as well.
    private void RequireNotMoved()
    {
        if (DatabaseFile is not null && !File.Exists(DatabaseFile) && System.IO.Directory.Exists(Root)
            && System.IO.Directory.EnumerateFiles(Root, Path.GetFileName(DatabaseFile) + ".*" + SqliteFile.Moved).Order(StringComparer.Ordinal).LastOrDefault() is { } moved)
        {
            throw DataRefusals.Moved.Error(Path.GetFullPath(moved));
        }
    }

    /// <summary>Checks that the ledger goes on from what was published last, and gives the keys in force.</summary>
    /// <exception cref="UserErrorException">It is behind, or another one.</exception>
    public KeyBody? CheckLedger() => new FolderPublisher(Database, Public).RequireHistory().Keys;
}
