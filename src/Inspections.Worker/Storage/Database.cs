using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Inspections.Worker.Files;

namespace Inspections.Worker.Storage;

/// <summary>Opens sessions on the bureau's database.</summary>
/// <param name="dialect">What kind of database it is, and where.</param>
/// <param name="readOnly">True for whoever only reads: a transaction that would write is refused before it begins.</param>
internal sealed class Database(Dialect dialect, bool readOnly = false)
{
    // How long what can wait waits for another process.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly TransientRetry _again = new(dialect);
    private readonly WriteTurn _turn = new();
    private readonly ConcurrentDictionary<Type, object> _kept = new();
    private readonly ConcurrentDictionary<string, string> _spelt = new(StringComparer.Ordinal);

    static Database() => SqlMapper.ConnectionStringComparer = new AnyConnection();

    /// <inheritdoc cref="Dialect.TryExecuteEach"/>
    public int? TryExecuteEach(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<object> rows) =>
        dialect.TryExecuteEach(connection, transaction, sql, rows);

    /// <summary>The tables, and how they are kept up to date.</summary>
    public Schema Schema { get; } = new(dialect);

    /// <summary>True when it is a server's, behind a network.</summary>
    public bool IsServer => !dialect.IsOwn;

    /// <summary>What secrets in the database are sealed under; null where the key is not here.</summary>
    public SealingKey? Sealing { get; set; }

    /// <summary>
    /// What a process keeps of the database from one transaction to the next, one object of each kind. Only what can never
    /// change again may be kept so.
    /// </summary>
    public T Kept<T>()
        where T : class, new() => (T)_kept.GetOrAdd(typeof(T), static _ => new T());

    /// <summary>Drops everything that was kept: the database is another one than it was.</summary>
    public void Forget() => _kept.Clear();

    /// <inheritdoc cref="Dialect.CopyTo"/>
    public void CopyTo(string target) => dialect.CopyTo(target);

    /// <inheritdoc cref="Dialect.EraseDeleted"/>
    public void EraseDeleted() => _turn.Do(dialect.EraseDeleted);

    /// <inheritdoc cref="Dialect.Spell"/>
    public string Spell(string sql) => _spelt.GetOrAdd(sql, dialect.Spell);

    /// <summary>Reads one consistent state.</summary>
    /// <param name="work">May be done more than once: a transaction that had to give way is begun again.</param>
    /// <param name="expected">What it does, so that a server is asked at once for what it asked for the last times; null where that is not known.</param>
    public T Read<T>(Func<Session, T> work, Expected? expected = null) => _again.Execute(() =>
    {
        using DbConnection connection = dialect.Connect();
        using DbTransaction transaction = dialect.BeginRead(connection);
        var begun = new Session(connection, transaction, mayWrite: false, this);
        begun.Begin(first: null, expected);
        return work(begun);
    });

    /// <summary>Does all of <paramref name="work"/>, or nothing of it, once those of this process that asked before have done theirs.</summary>
    /// <inheritdoc cref="Read{T}" path="/param"/>
    public T Write<T>(Func<Session, T> work, Expected? expected = null)
    {
        // What follows the commit is no part of what is begun again.
        (Session session, T result) = _again.Execute(() => _turn.Do(() => Commit(work, expected, Dialect.Patience)));
        session.Committed();
        return result;
    }

    /// <summary>Does it only if nobody writes: for what can wait, and for whom nobody should. Whether another process writes is known after a second.</summary>
    /// <returns>False when somebody writes, or the server cannot be asked now: nothing was done.</returns>
    public bool TryWrite(Action<Session> work)
    {
        if (!_turn.TryTake())
        {
            return false;
        }

        try
        {
            if (dialect.Explained(() => CommitIfFree(work)) is not { } session)
            {
                return false;
            }

            session.Committed();
            return true;
        }
        finally
        {
            _turn.Leave();
        }
    }

    // What has to give way is not begun again: it can wait.
    private Session? CommitIfFree(Action<Session> work)
    {
        try
        {
            return Commit(
                session =>
                {
                    work(session);
                    return true;
                },
                expected: null, Short).Session;
        }
        catch (Exception e) when (dialect.IsTransient(e))
        {
            return null;
        }
    }

    private (Session Session, T Result) Commit<T>(Func<Session, T> work, Expected? expected, TimeSpan patience)
    {
        if (readOnly)
        {
            throw new InvalidOperationException("the database was opened for reading");
        }

        using DbConnection connection = dialect.Connect();
        using DbTransaction transaction = dialect.BeginWrite(connection, patience);
        var begun = new Session(connection, transaction, mayWrite: true, this);
        begun.Begin(dialect.WriteLock(patience), expected);
        T done = work(begun);
        begun.Finish();
        Commit(transaction);
        return (begun, done);
    }

    // A server that cannot be heard may have committed nevertheless: the error is none that is answered by beginning again.
    private void Commit(DbTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch (Exception e) when (dialect.IsDisconnected(e))
        {
            throw DatabaseRefusals.CommitUnknown.Error(e.GetBaseException().Message);
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<Session> work, Expected? expected = null) => Write(
        session =>
        {
            work(session);
            return true;
        },
        expected);
}
