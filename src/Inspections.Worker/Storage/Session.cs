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

    /// <summary>Does what was left for the end.</summary>
    public void Finish()
    {
        foreach (Action work in _atEnd)
        {
            work();
        }
    }

    /// <summary>True once it has changed any row.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>
    /// Says which work is done from here on. Where it asks a server, what the same work asked for last time is fetched at once, for as long as the
    /// transaction writes nothing: nobody else writes beside one that may. Elsewhere this does nothing.
    /// </summary>
    public void Expect([ConstantExpected] string work)
    {
        if (!HasWritten && database is { IsServer: true } server)
        {
            _foreseen = Foreseen.By(this, server, work);
        }
    }

    public IReadOnlyList<T> Query<T>([ConstantExpected] string sql, object? parameters = null) =>
        (parameters is null ? Foresee<T>(Spelt(sql)) : null) ?? connection.Query<T>(Spelt(sql), parameters, transaction).AsList();

    /// <summary>The same, a row at a time: they are gone through at once and to their end, and nothing else is asked meanwhile.</summary>
    public IEnumerable<T> Stream<T>([ConstantExpected] string sql, object? parameters = null) =>
        connection.Query<T>(Spelt(sql), parameters, transaction, buffered: false);

    public T? Find<T>([ConstantExpected] string sql, object? parameters = null) => parameters is null && Foresee<T>(Spelt(sql)) is { } rows
        ? rows is [T first, ..] ? first : default
        : connection.QueryFirstOrDefault<T>(Spelt(sql), parameters, transaction);

    /// <summary>
    /// Runs the statement; where <paramref name="parameters"/> is a list, for each of its items: an <c>INSERT</c> or a <c>DELETE</c> by as
    /// few statements as the server takes, any other once per item. Gives the rows touched.
    /// </summary>
    public int Execute([ConstantExpected] string sql, object? parameters = null)
    {
        _foreseen = null;
        int touched = !mayWrite ? throw new InvalidOperationException("a transaction that was begun to read cannot write")
            : parameters is IEnumerable<object> list ? ExecuteEach(sql, [.. list])
            : connection.Execute(Spelt(sql), parameters, transaction);
        HasWritten |= touched > 0;
        return touched;
    }

    /// <summary>
    /// A command of the transaction, for <see cref="WholeCopy"/>, whose statements are made of the names of the program's own tables, and for
    /// <see cref="Foreseen"/>, which puts statements of the program's own one after the other.
    /// </summary>
    internal DbCommand Command(string sql)
    {
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

    // Null where nothing is expected of the work that is done.
    private IReadOnlyList<T>? Foresee<T>(string sql)
    {
        if (_foreseen is null)
        {
            return null;
        }

        if (_foreseen.Find<T>(sql) is { } known)
        {
            return known;
        }

        List<T> rows = connection.Query<T>(sql, transaction: transaction).AsList();
        _foreseen.Note(sql, rows.Count);
        return rows;
    }

    private string Spelt(string sql) => database?.Spell(sql) ?? sql;

    private int ExecuteEach(string sql, IReadOnlyList<object> rows) =>
        database?.TryExecuteEach(connection, transaction, sql, rows)
        ?? (ManyRows.Fits(sql) ? ExecuteAll(sql, rows) : connection.Execute(Spelt(sql), rows, transaction));

    private int ExecuteAll(string sql, IReadOnlyList<object> rows) => rows.Count == 0
        ? 0
        : ManyRows.Batches(sql, rows).Sum(batch => connection.Execute(batch.Sql, batch.Parameters, transaction));
}
