using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Inspections.Worker.Storage;

/// <summary>
/// The answers to what a piece of work asked a server for the last times it was done, of few rows each: they are fetched at once, so that the
/// network is waited for once instead of for each. An answer is given to the very statement with the very parameters that it was fetched by,
/// until the transaction writes to a table of it: nobody else writes beside one that writes, and one that reads sees one state. What was not
/// foreseen is asked for as it comes, and foreseen the next time.
/// </summary>
internal sealed partial class Foreseen
{
    // What is larger is not held twice to spare one wait.
    private const int MostRows = 1000;

    private readonly Dictionary<string, (string Sql, DataTable Rows)> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Sql, object Rows)> _given = new(StringComparer.Ordinal);
    private readonly Expected _work;
    private readonly ConcurrentQueue<Statement> _asked;

    private Foreseen(Expected work, ConcurrentQueue<Statement> asked) => (_work, _asked) = (work, asked);

    /// <summary>Fetches what the work asked for the last times.</summary>
    /// <param name="database">The database, which remembers.</param>
    /// <param name="work">The work.</param>
    /// <param name="waiting">What is to be sent before; nothing is sent where nothing is remembered.</param>
    /// <param name="send">Sends it all, and gives the answers to the reader.</param>
    public static Foreseen By(Database database, Expected work, SentTogether waiting, Action<Action<DbDataReader>> send)
    {
        Memory memory = database.Kept<ConcurrentDictionary<string, Memory>>().GetOrAdd(work.Work, _ => new Memory());
        var foreseen = new Foreseen(work, memory.Begin(out IReadOnlyList<Statement> last));
        var fetched = new List<(string Key, string Sql)>();
        foreach (Statement statement in last)
        {
            StatementParameter?[] filled = [.. statement.Parameters.Select(work.Fill)];
            if (Array.TrueForAll(filled, p => p is not null) && waiting.HasRoomFor(filled!))
            {
                waiting.Add(statement.Sql, filled!);
                fetched.Add((Expected.Key(statement.Sql, filled!), statement.Sql));
            }
        }

        if (fetched.Count > 0)
        {
            send(reader =>
            {
                foreach ((string key, string sql) in fetched)
                {
                    foreseen._answers[key] = (sql, Table(reader));
                    reader.NextResult();
                }
            });
        }

        return foreseen;
    }

    /// <summary>The answer to a statement, or null where it has to be asked for.</summary>
    public List<T>? Find<T>(string sql, IReadOnlyList<StatementParameter> parameters)
    {
        string key = Expected.Key(sql, parameters);
        if (_given.TryGetValue(key, out (string, object Rows) given) && given.Rows is List<T> before)
        {
            return before;
        }

        if (!_answers.TryGetValue(key, out (string Sql, DataTable Rows) answer))
        {
            return null;
        }

        using DataTableReader reader = answer.Rows.CreateDataReader();
        List<T> rows = ReadRows.Of<T>(reader);
        Take(sql, parameters, rows);
        return rows;
    }

    /// <summary>Takes an answer, which is the same when the transaction asks again, and remembers the statement for the next time, unless it is long.</summary>
    public void Take<T>(string sql, IReadOnlyList<StatementParameter> parameters, List<T> rows)
    {
        StatementParameter?[] blank = [.. parameters.Select(_work.Blank)];
        if (rows.Count > MostRows || !Array.TrueForAll(blank, p => p is not null))
        {
            return;
        }

        _given[Expected.Key(sql, parameters)] = (sql, rows);
        if (!sql.Contains(';', StringComparison.Ordinal))
        {
            _asked.Enqueue(new Statement(sql, blank!));
        }
    }

    /// <summary>Drops the answers from a table that is written to.</summary>
    /// <param name="sql">The statement that writes.</param>
    public void Drop(string sql)
    {
        string? table = Written().Match(sql) is { Success: true } written ? written.Groups["table"].Value : null;
        foreach (string key in _answers.Select(a => (a.Key, a.Value.Sql)).Concat(_given.Select(g => (g.Key, g.Value.Sql))).Where(a => table is null || Names(a.Sql, table)).Select(a => a.Key).ToArray())
        {
            _answers.Remove(key);
            _given.Remove(key);
        }
    }

    private static bool Names(string sql, string table) => Regex.IsMatch(sql, $@"\b{table}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

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

    [GeneratedRegex(@"\A\s*(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(?<table>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    private sealed record Statement(string Sql, IReadOnlyList<StatementParameter> Parameters)
    {
        public string Key { get; } = Expected.Key(Sql, Parameters);
    }

    // What a work asked for, each with how many times ago.
    private sealed class Memory
    {
        // What is asked for every other time is worth fetching; what no longer is, is not.
        private const int MostTimes = 2;

        private readonly Lock _lock = new();
        private Dictionary<string, (Statement Statement, int TimesAgo)> _known = new(StringComparer.Ordinal);
        private ConcurrentQueue<Statement> _last = [];

        // The statements to expect, and where those of this time go.
        public ConcurrentQueue<Statement> Begin(out IReadOnlyList<Statement> expected)
        {
            lock (_lock)
            {
                var next = _last.DistinctBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => (Statement: s, TimesAgo: 0), StringComparer.Ordinal);
                foreach ((string key, (Statement statement, int times)) in _known.Where(k => !next.ContainsKey(k.Key) && k.Value.TimesAgo + 1 < MostTimes))
                {
                    next.Add(key, (statement, times + 1));
                }

                _known = next;
                expected = [.. next.Values.Select(v => v.Statement)];
                return _last = [];
            }
        }
    }
}
