using System.Globalization;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Backups;

/// <summary>What was moved.</summary>
/// <param name="Tables">How many rows each table has.</param>
/// <param name="Head">The ledger's head.</param>
/// <param name="Former">The file that the database is kept in from now on.</param>
/// <param name="WasThere">True when an earlier move had copied everything and was stopped before its end.</param>
internal sealed record MoveOutcome(IReadOnlyList<(string Name, long Rows)> Tables, TreeHead Head, string Former, bool WasThere);

/// <summary>
/// Moves a bureau whose database is a file to a server. Nobody else may use the file meanwhile. Everything is copied and compared in one
/// transaction of the server, all of it or nothing; only then the file takes another name, so that no ledger is ever written in two places.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="server">The server's database.</param>
/// <param name="renamed">Called with the file's new name before it takes it; for tests that stop there.</param>
internal sealed class ServerMove(DataDirectory folder, Database server, Action<string>? renamed = null)
{
    /// <summary>Moves it.</summary>
    /// <param name="at">Now, for the file's new name.</param>
    /// <exception cref="UserErrorException">The server's database is in use, or something did not come to what it must.</exception>
    public MoveOutcome Execute(DateTimeOffset at)
    {
        string file = folder.DatabaseFile ?? throw MoveRefusals.OnServer.Error();
        folder.Database.Schema.Prepare();

        // What an earlier version kept as it is gets to no server unsealed.
        SealingChange.Open(folder.Database, folder.SealingKeys);
        server.Sealing = folder.Database.Sealing;
        if (server.Schema.State != SchemaState.Current)
        {
            server.Schema.Migrate();
        }

        (IReadOnlyList<(string, long)> tables, TreeHead head, bool wasThere) = folder.Database.Read(from => server.Write(to => Copy(from, to)));
        Compare(head);
        string former = file + at.ToString("'.'yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture) + SqliteFile.Moved;
        renamed?.Invoke(former);
        SqliteFile.Settle(file);
        DurableFile.Move(file, former);
        return new MoveOutcome(tables, head, former, wasThere);
    }

    private static (IReadOnlyList<(string Name, long Rows)> Tables, TreeHead Head, bool WasThere) Copy(Session from, Session to)
    {
        IReadOnlyList<CopiedTable> tables = WholeCopy.Tables(from);
        bool isEmpty = WholeCopy.IsEmpty(to, tables);
        if (isEmpty)
        {
            foreach (CopiedTable table in tables)
            {
                WholeCopy.Copy(from, to, table);
            }
        }

        var counted = new List<(string, long)>();
        foreach (CopiedTable table in tables)
        {
            (long Rows, string Digest) here = WholeCopy.Content(from, table), there = WholeCopy.Content(to, table);
            if (here != there)
            {
                throw isEmpty ? MoveRefusals.NotEqual.Error(table.Name, here.Rows, there.Rows) : MoveRefusals.NotEmpty.Error(table.Name);
            }

            counted.Add((table.Name, here.Rows));
        }

        if (DocumentStore.Damaged(to).Concat(PublicFileStore.Damaged(to)).FirstOrDefault() is { } damaged)
        {
            throw MoveRefusals.Damaged.Error(damaged);
        }

        TreeHead own = LedgerStore.Open(from).Head, copied = LedgerStore.Open(to).Head;
        return own == copied ? (counted, own, !isEmpty) : throw MoveRefusals.NotEqual.Error("ledger_entry", own.Size, copied.Size);
    }

    // As whoever opens the server next reads it: the ledger goes on from what was published, and asks for the same files.
    private void Compare(TreeHead head)
    {
        server.Forget();
        var here = new FolderPublisher(folder.Database, folder.Public, folder.Settings.Naming);
        var there = new FolderPublisher(server, folder.Public, folder.Settings.Naming);
        TreeHead copied = there.RequireHistory().Head;
        if (copied != head)
        {
            throw MoveRefusals.NotEqual.Error("ledger_entry", head.Size, copied.Size);
        }

        string[] differ = [.. here.Compare().Except(there.Compare(), StringComparer.Ordinal), .. there.Compare().Except(here.Compare(), StringComparer.Ordinal)];
        if (differ.Length > 0)
        {
            throw MoveRefusals.OtherFiles.Error(differ[0], differ.Length);
        }
    }
}
