using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inspections.Worker.Storage;

/// <summary>One column of a table: its name and what SQLite declares it as.</summary>
internal sealed record CopiedColumn(string Name, DbType Type);

/// <summary>One table of the program, in SQLite and on servers alike.</summary>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns)
{
    /// <summary>What reads the whole table.</summary>
    public string Select => $"SELECT {Names} FROM {Name}";

    /// <summary>What inserts one row.</summary>
    public string Insert => $"INSERT INTO {Name} ({Names}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c.Name))})";

    private string Names => string.Join(", ", Columns.Select(c => c.Name));
}

/// <summary>
/// Copies every row of every table of a SQLite database into the same tables of a server, and compares them. The tables are those that the
/// source itself names, so that none can be forgotten; their names, the program's own, are all that the statements are made of.
/// </summary>
internal static class WholeCopy
{
    // Which scripts have run: the server's own business.
    private const string Journal = "SchemaVersions";

    // Rows that the scripts themselves make, before there is a bureau.
    private static readonly string[] NeverEmpty = ["change_count", "setting"];

    // As many parameters as a statement of many rows has elsewhere.
    private const int MostParameters = 240, MostRows = 100;

    /// <summary>Every table with rows of the bureau, each after those it refers to.</summary>
    public static IReadOnlyList<CopiedTable> Tables(Session source)
    {
        var left = Texts(source, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", 0)
            .Where(n => !n.Equals(Journal, StringComparison.OrdinalIgnoreCase)).ToList();
        var sorted = new List<CopiedTable>();
        while (left.Count > 0)
        {
            string next = left.Find(t => ReferredTo(source, t).All(r => r == t || !left.Contains(r, StringComparer.OrdinalIgnoreCase)))
                ?? throw new InvalidOperationException($"tables refer to each other in a circle: {string.Join(", ", left)}");
            left.Remove(next);
            sorted.Add(new CopiedTable(next, [.. Texts(source, $"PRAGMA table_info({next})", 1).Zip(Texts(source, $"PRAGMA table_info({next})", 2), Column)]));
        }

        return sorted;
    }

    /// <summary>True where a server's tables have no row of a bureau yet.</summary>
    public static bool IsEmpty(Session server, IReadOnlyList<CopiedTable> tables) =>
        tables.Where(t => !NeverEmpty.Contains(t.Name, StringComparer.Ordinal)).All(t => Rows(server, t) == 0);

    /// <summary>Copies a table; gives its rows.</summary>
    public static long Copy(Session source, Session server, CopiedTable table)
    {
        if (NeverEmpty.Contains(table.Name, StringComparer.Ordinal))
        {
            using DbCommand former = server.Command($"DELETE FROM {table.Name}");
            former.ExecuteNonQuery();
        }

        int most = int.Max(1, int.Min(MostRows, MostParameters / table.Columns.Count));
        long copied = 0;
        using DbCommand many = Prepared(server, table, most), one = Prepared(server, table, 1);
        using DbCommand select = source.Command(table.Select);
        using DbDataReader reader = select.ExecuteReader();
        var batch = new List<object[]>(most);
        while (reader.Read())
        {
            var row = new object[table.Columns.Count];
            reader.GetValues(row);
            batch.Add(row);
            copied++;
            if (batch.Count == most)
            {
                Send(many, batch);
            }
        }

        foreach (object[] row in batch.ToArray())
        {
            batch.Clear();
            batch.Add(row);
            Send(one, batch);
        }

        return copied;
    }

    /// <summary>What a table holds, whatever the order of its rows: how many there are, and a digest that every byte of every row is in.</summary>
    public static (long Rows, string Digest) Content(Session session, CopiedTable table)
    {
        long rows = 0;
        byte[] all = new byte[SHA256.HashSizeInBytes];
        using DbCommand select = session.Command(table.Select);
        using DbDataReader reader = select.ExecuteReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (reader.Read())
        {
            for (int i = 0; i < table.Columns.Count; i++)
            {
                Add(hash, reader.GetValue(i));
            }

            byte[] row = hash.GetHashAndReset();
            for (int i = 0; i < all.Length; i++)
            {
                all[i] ^= row[i];
            }

            rows++;
        }

        return (rows, Convert.ToHexStringLower(all));
    }

    private static long Rows(Session session, CopiedTable table)
    {
        using DbCommand count = session.Command($"SELECT COUNT(*) FROM {table.Name}");
        return Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static List<string> ReferredTo(Session source, string table) => Texts(source, $"PRAGMA foreign_key_list({table})", 2);

    private static CopiedColumn Column(string name, string type) => new(name, type switch
    {
        "INTEGER" => DbType.Int64,
        "TEXT" => DbType.String,
        "BLOB" => DbType.Binary,
        _ => throw new InvalidOperationException($"a column of {type}: {name}"),
    });

    private static List<string> Texts(Session source, string sql, int column)
    {
        using DbCommand select = source.Command(sql);
        using DbDataReader reader = select.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(column));
        }

        return texts;
    }

    private static DbCommand Prepared(Session server, CopiedTable table, int rows)
    {
        DbCommand command = server.Command(ManyRows.Of(table.Insert, rows));
        for (int row = 0; row < rows; row++)
        {
            foreach (CopiedColumn column in table.Columns)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{column.Name}{row}");
                parameter.DbType = column.Type;
                command.Parameters.Add(parameter);
            }
        }

        return command;
    }

    private static void Send(DbCommand command, List<object[]> rows)
    {
        int next = 0;
        foreach (object value in rows.SelectMany(r => r))
        {
            command.Parameters[next++].Value = value;
        }

        command.ExecuteNonQuery();
        rows.Clear();
    }

    // The kind of a value and its length go before its bytes: two rows of different values never give the same bytes.
    private static void Add(IncrementalHash hash, object value)
    {
        (char kind, byte[] bytes) = value switch
        {
            DBNull => ('0', []),
            string text => ('s', Encoding.UTF8.GetBytes(text)),
            byte[] blob => ('b', blob),
            _ => ('i', Encoding.ASCII.GetBytes(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))),
        };
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{bytes.Length}:")));
        hash.AppendData(bytes);
    }
}
