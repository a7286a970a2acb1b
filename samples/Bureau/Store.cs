using Inspections.Core.Bureaus;
using Inspections.Core.Publication;
using Microsoft.Data.Sqlite;

/// <summary>What a bureau keeps: files as rows, public ones and those that nobody else reads; and a folder with the public ones, for a web server.</summary>
internal sealed class Store : IDisposable
{
    private readonly string _folder;
    private readonly SqliteConnection _database;
    private BureauMark _mark;

    public Store(string folder)
    {
        (_folder, _database) = (folder, new SqliteConnection($"Data Source={SecretFiles.OwnersOnly(Path.Combine(folder, "bureau.db"))}"));
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
        string[] changed = [.. BureauFiles.Secret(ledger, _mark).Select(f => Keep(f, Secret)), .. BureauFiles.Public(ledger, _mark).Select(f => Keep(f, Public))];
        Execute("COMMIT");
        foreach (string path in changed.Where(p => Public.TryRead(p) is not null))
        {
            string file = Path.Combine(_folder, "public", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file + ".new", Public.TryRead(path)!);
            File.Move(file + ".new", file, overwrite: true);
        }

        _mark = ledger.Mark;
    }

    public void Dispose() => _database.Dispose();

    private string Keep(BureauFile file, FilesInMemory into)
    {
        into.Write(file.Path, file.Content.Span, file.From);
        Execute("INSERT OR REPLACE INTO file VALUES ($secret, $path, $content)", ("$secret", into == Secret), ("$path", file.Path), ("$content", into.TryRead(file.Path)!));
        return file.Path;
    }

    private void Execute(string sql, params IEnumerable<(string Name, object Value)> values)
    {
        using var command = new SqliteCommand(sql, _database);
        command.Parameters.AddRange(values.Select(v => new SqliteParameter(v.Name, v.Value)));
        command.ExecuteNonQuery();
    }
}
