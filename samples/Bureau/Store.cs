using Inspections.Core.Bureaus;
using Inspections.Core.Publication;
using Inspections.Core.Publication.Places;
using Microsoft.Data.Sqlite;

/// <summary>What a bureau keeps: files as rows, public ones and those that nobody else reads; and a folder with the public ones, for a web server.</summary>
internal sealed class Store : IDisposable
{
    private readonly FilesOnDisk _shown;
    private readonly SqliteConnection _database;
    private BureauMark _mark;

    public Store(string folder)
    {
        string file = Path.Combine(folder, "bureau.db");
        if (!File.Exists(file))
        {
            new FilesOnDisk(folder) { IsForOwnerOnly = true }.Write("bureau.db", []);
        }

        (_shown, _database) = (new FilesOnDisk(Path.Combine(folder, "public")), new SqliteConnection($"Data Source={file}"));
        _database.Open();
        Execute("CREATE TABLE IF NOT EXISTS file (secret INTEGER, path TEXT, content BLOB, PRIMARY KEY (secret, path))");
        using var rows = new SqliteCommand("SELECT secret, path, content FROM file", _database);
        using SqliteDataReader row = rows.ExecuteReader();
        while (row.Read())
        {
            (row.GetBoolean(0) ? Secret : Public).Write(row.GetString(1), row.GetFieldValue<byte[]>(2));
        }
    }

    public FilesInMemory Public { get; } = new();
    public FilesInMemory Secret { get; } = new();

    /// <summary>Keeps in one transaction what a ledger has entered since the last time, then publishes it. If the program is killed in between, the next start publishes it.</summary>
    public void Save(BureauLedger ledger)
    {
        Execute("BEGIN");
        Keep(BureauFiles.Secret(ledger, _mark), Secret);
        BureauFile[] changed = [.. BureauFiles.Public(ledger, _mark)];
        Keep(changed, Public);
        Execute("COMMIT");
        Array.ForEach(changed, f => _shown.Write(f.Path, f.Content.Span, f.From));
        _mark = ledger.Mark;
    }

    public void Dispose() => _database.Dispose();

    private void Keep(IEnumerable<BureauFile> files, FilesInMemory into)
    {
        foreach (BureauFile file in files)
        {
            into.Write(file.Path, file.Content.Span, file.From);
            Execute("INSERT OR REPLACE INTO file VALUES ($secret, $path, $content)", ("$secret", into == Secret), ("$path", file.Path), ("$content", into.TryRead(file.Path)!));
        }
    }

    private void Execute(string sql, params IEnumerable<(string Name, object Value)> values)
    {
        using var command = new SqliteCommand(sql, _database);
        command.Parameters.AddRange(values.Select(v => new SqliteParameter(v.Name, v.Value)));
        command.ExecuteNonQuery();
    }
}
