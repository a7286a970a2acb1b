using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>
/// The answers to what a piece of work asked a server for the last time it was done, without parameters and of few rows: they are fetched at once,
/// so that the network is waited for once instead of for each. A transaction that has written nothing sees one state, whenever it asks. What was
/// not foreseen is asked for as it comes, and foreseen the next time.
/// </summary>
internal sealed class Foreseen
{
    // What is larger is not held twice to spare one wait.
    private const int MostRows = 1000;

    private readonly Dictionary<string, DataTable> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked;

    private Foreseen(ConcurrentQueue<string> asked) => _asked = asked;

    /// <summary>Fetches what the work asked for last time.</summary>
    /// <param name="session">A transaction that has written nothing.</param>
    /// <param name="database">Its database, which remembers.</param>
    /// <param name="work">The work's name.</param>
    public static Foreseen By(Session session, Database database, string work)
    {
        Memory memory = database.Kept<Memory>();
        string[] statements = memory.TryGetValue(work, out ConcurrentQueue<string>? last) ? [.. last.Distinct(StringComparer.Ordinal)] : [];
        var foreseen = new Foreseen(memory[work] = new ConcurrentQueue<string>());
        if (statements.Length > 1)
        {
            using DbCommand command = session.Command(string.Join(";\n", statements));
            using DbDataReader reader = command.ExecuteReader();
            foreach (string statement in statements)
            {
                foreseen._answers.Add(statement, Table(reader));
                reader.NextResult();
            }
        }

        return foreseen;
    }

    /// <summary>The answer to a statement, or null where it has to be asked for.</summary>
    public IReadOnlyList<T>? Find<T>(string statement)
    {
        if (!_answers.TryGetValue(statement, out DataTable? table))
        {
            return null;
        }

        Note(statement, table.Rows.Count);
        using DataTableReader reader = table.CreateDataReader();
        Func<DbDataReader, object> parse = reader.GetRowParser(typeof(T));
        var rows = new List<T>(table.Rows.Count);
        while (reader.Read())
        {
            rows.Add(Value<T>(parse(reader)));
        }

        return rows;
    }

    /// <summary>Remembers a statement for the next time, unless its answer is long.</summary>
    public void Note(string statement, int rows)
    {
        if (rows <= MostRows && !statement.Contains(';', StringComparison.Ordinal))
        {
            _asked.Enqueue(statement);
        }
    }

    private static DataTable Table(DbDataReader reader)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (int n = 0; n < reader.FieldCount; n++)
        {
            string name = reader.GetName(n);
            table.Columns.Add(name.Length == 0 || table.Columns.Contains(name) ? $"column {n.ToString(CultureInfo.InvariantCulture)}" : name, reader.GetFieldType(n));
        }

        object[] values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            table.Rows.Add(values);
        }

        return table;
    }

    private static T Value<T>(object? value) => value switch
    {
        null or DBNull => default!,
        T known => known,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };

    private sealed class Memory : ConcurrentDictionary<string, ConcurrentQueue<string>>
    {
        public Memory()
            : base(StringComparer.Ordinal)
        {
        }
    }
}
