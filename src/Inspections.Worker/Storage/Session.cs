using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>
/// One transaction. Statements are constants, the same for every dialect, and take parameters only: a statement that is put
/// together when it runs does not compile.
/// </summary>
internal sealed class Session(DbConnection connection, DbTransaction transaction, bool mayWrite, Database? database = null)
{
    private readonly List<Action> _afterwards = [];
    private readonly Dictionary<Type, object> _own = [];
    private readonly List<Action> _atEnd = [];
    private readonly SentTogether _waiting = new();
    private Foreseen? _foreseen;

    /// <summary>The database it is a transaction of; null for one that is looked into only once.</summary>
    public Database? Database => database;

    /// <summary>True when what it reads may be what it has written itself, and may still be undone.</summary>
    public bool MayWrite => mayWrite;

    /// <summary>One object of a kind for the length of the transaction, so that all its parts see the same.</summary>
    public T Own<T>(Func<T> make)
        where T : class
    {
        if (!_own.TryGetValue(typeof(T), out object? own))
        {
            _own.Add(typeof(T), own = make());
        }

        return (T)own;
    }

    /// <summary>Does something once, after everything else in the transaction.</summary>
    public void AtEnd(Action work) => _atEnd.Add(work);

    /// <summary>Does what was left for the end, and counts the change if there was one; afterwards it can be committed.</summary>
    public void Finish()
    {
        foreach (Action work in _atEnd)
        {
            work();
        }

        if (!HasWritten)
        {
            SendWaiting();
        }

        if (HasWritten)
        {
            ChangeCount.Add(this);
        }

        SendWaiting();
    }

    /// <summary>True once it is known to have changed any row.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>
    /// Begins with what makes it the only one that writes, and with what it is expected to ask for, all by one message to a server.
    /// </summary>
    /// <param name="first">The lock to take; null where it is had.</param>
    /// <param name="expected">The work that is done; null where nothing is expected of it.</param>
    internal void Begin(string? first, Expected? expected)
    {
        if (first is not null)
        {
            _waiting.Add(first, []);
        }

        if (expected is not null)
        {
            Expect(expected);
        }

        SendWaiting();
    }

    /// <summary>Says which work is done from here on. Where it asks a server, what the same work asked for the last times is fetched at once; elsewhere this does nothing.</summary>
    public void Expect(Expected work)
    {
        if (database is { IsServer: true } server)
        {
            _foreseen = Foreseen.By(server, work, _waiting, SendWaiting);
        }
    }

    public IReadOnlyList<T> Query<T>([ConstantExpected] string sql, object? parameters = null) => _foreseen is null && _waiting.IsEmpty
        ? connection.Query<T>(Spelt(sql), parameters, transaction).AsList()
        : Ask<T>(Spelt(sql), StatementParameters.Of(sql, parameters));

    /// <summary>The same, a row at a time: they are gone through at once and to their end, and nothing else is asked meanwhile.</summary>
    public IEnumerable<T> Stream<T>([ConstantExpected] string sql, object? parameters = null)
    {
        SendWaiting();
        return connection.Query<T>(Spelt(sql), parameters, transaction, buffered: false);
    }

    public T? Find<T>([ConstantExpected] string sql, object? parameters = null) => _foreseen is null && _waiting.IsEmpty
        ? connection.QueryFirstOrDefault<T>(Spelt(sql), parameters, transaction)
        : Ask<T>(Spelt(sql), StatementParameters.Of(sql, parameters)) is [T first, ..] ? first : default;

    /// <summary>
    /// Runs the statement; where <paramref name="parameters"/> is a list, for each of its items: an <c>INSERT</c> or a <c>DELETE</c> by as
    /// few statements as the server takes, any other once per item. Gives the rows touched: whoever does not count them calls <see cref="Send"/>.
    /// </summary>
    public int Execute([ConstantExpected] string sql, object? parameters = null)
    {
        RequireMayWrite();
        SendWaiting();
        _foreseen?.Drop(sql);
        int touched = parameters is IEnumerable<object> list ? ExecuteEach(sql, [.. list]) : connection.Execute(Spelt(sql), parameters, transaction);
        HasWritten |= touched > 0;
        return touched;
    }

    /// <summary>
    /// Runs the statement as <see cref="Execute"/> does, where nobody counts the rows: a server gets it together with what is asked of it next, at
    /// the latest before the commit, and an error of it is told there. What is read afterwards sees it.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="touches">True where the transaction knows that there is a row for it, as there is for every <c>INSERT</c>.</param>
    public void Send([ConstantExpected] string sql, object? parameters = null, bool touches = false)
    {
        if (database is not { IsServer: true })
        {
            Execute(sql, parameters);
            return;
        }

        RequireMayWrite();
        _foreseen?.Drop(sql);
        foreach ((string one, IReadOnlyList<StatementParameter> own) in parameters is IEnumerable<object> list ? Each(sql, [.. list]) : [(Spelt(sql), StatementParameters.Of(sql, parameters))])
        {
            if (!_waiting.HasRoomFor(own))
            {
                SendWaiting();
            }

            _waiting.Add(one, own);
            HasWritten |= touches || one.TrimStart().StartsWith("INSERT", StringComparison.Ordinal);
        }
    }

    /// <summary>A command of the transaction, for <see cref="WholeCopy"/>, whose statements are made of the names of the program's own tables.</summary>
    internal DbCommand Command(string sql)
    {
        SendWaiting();
        DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Nothing that anybody gave is in it.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>Does something once the transaction is committed, and never when it is not: a log must not speak of what was undone.</summary>
    public void AfterCommit(Action what) => _afterwards.Add(what);

    /// <summary>Does what was to be done once the transaction is committed.</summary>
    internal void Committed() => _afterwards.ForEach(a => a());

    private void RequireMayWrite()
    {
        if (!mayWrite)
        {
            throw new InvalidOperationException("a transaction that was begun to read cannot write");
        }
    }

    // What was foreseen, or the answer of the server, which gets what waits in the same message.
    private List<T> Ask<T>(string sql, IReadOnlyList<StatementParameter> parameters)
    {
        if (_foreseen?.Find<T>(sql, parameters) is { } known)
        {
            return known;
        }

        if (!_waiting.HasRoomFor(parameters))
        {
            SendWaiting();
        }

        List<T> rows = [];
        _waiting.Add(sql, parameters);
        SendWaiting(reader => rows = ReadRows.Of<T>(reader));
        _foreseen?.Take(sql, parameters, rows);
        return rows;
    }

    private void SendWaiting() => SendWaiting(_ => { });

    private void SendWaiting(Action<DbDataReader> read)
    {
        if (_waiting.IsEmpty)
        {
            return;
        }

        using DbDataReader reader = _waiting.Send(connection, transaction);
        _waiting.Clear();
        read(reader);
        while (reader.NextResult())
        {
        }

        reader.Close();
        HasWritten |= reader.RecordsAffected > 0;
    }

    private IEnumerable<(string Sql, IReadOnlyList<StatementParameter> Parameters)> Each(string sql, IReadOnlyList<object> rows) =>
        rows.Count == 0 ? []
        : ManyRows.Fits(sql) ? ManyRows.Batches(sql, rows)
        : rows.Select(row => (Spelt(sql), StatementParameters.Of(sql, row)));

    private string Spelt(string sql) => database?.Spell(sql) ?? sql;

    private int ExecuteEach(string sql, IReadOnlyList<object> rows) =>
        database?.TryExecuteEach(connection, transaction, sql, rows)
        ?? (ManyRows.Fits(sql) ? ExecuteAll(sql, rows) : connection.Execute(Spelt(sql), rows, transaction));

    private int ExecuteAll(string sql, IReadOnlyList<object> rows) => rows.Count == 0
        ? 0
        : ManyRows.Batches(sql, rows).Sum(batch => connection.Execute(batch.Sql, StatementParameters.ForDapper(batch.Parameters), transaction));
}
