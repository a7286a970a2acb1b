using System.Data.Common;
using DbUp.Builder;
using DbUp.Engine;
using Inspections.Worker.Files;

namespace Inspections.Worker.Storage;

/// <summary>
/// What differs between databases: how to connect, how a transaction begins, and the scripts that make the tables. The
/// statements are the same for all.
/// </summary>
internal abstract class Dialect
{
    /// <summary>The folder of <c>Storage</c> that holds this dialect's scripts.</summary>
    public abstract string Folder { get; }

    /// <summary>Scripts that others bring along and that run after those of the folder.</summary>
    public virtual IReadOnlyList<SqlScript> Others => [];

    /// <summary>True when the database is the program's own, which makes it and keeps it up to date without being asked.</summary>
    public abstract bool IsOwn { get; }

    /// <summary>Runs a statement for each of many rows in the database's own way, and gives the rows touched; null where it has none.</summary>
    public virtual int? TryExecuteEach(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<object> rows) => null;

    /// <summary>An open connection.</summary>
    public abstract DbConnection Connect();

    /// <summary>Begins a transaction that sees one state of the database from beginning to end.</summary>
    public abstract DbTransaction BeginRead(DbConnection connection);

    /// <summary>How long a transaction that writes waits until no other does, of this process or another.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(25);

    /// <summary>Begins a transaction beside which no other writes, once <see cref="WriteLock"/> has run in it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="patience">How long it waits for others, in whole seconds.</param>
    public abstract DbTransaction BeginWrite(DbConnection connection, TimeSpan patience);

    /// <summary>Statements without an answer that come first in a transaction that writes; null where beginning it is enough.</summary>
    /// <param name="patience">How long they wait for others, in whole seconds.</param>
    public virtual string? WriteLock(TimeSpan patience) => null;

    /// <summary>True when the same transaction may well succeed a moment later.</summary>
    public abstract bool IsTransient(Exception error);

    /// <summary>
    /// True when the connection broke. A transaction that was being committed then may have been, or not: it is never begun again.
    /// </summary>
    public virtual bool IsDisconnected(Exception error) => false;

    /// <summary>What a person can do about an error of the server, or null.</summary>
    public virtual UserErrorException? Explain(Exception error) => null;

    /// <summary>Names the server's own database that a setting has in place of the program's; empty when it has none.</summary>
    protected static Text NotTheSystems(string? database) =>
        string.IsNullOrEmpty(database) ? Text.Same("") : new Text($"，不能用系统数据库 {database}", $", not the system's {database}");

    /// <summary>Does something, and says an error of the server as <see cref="Explain"/> does.</summary>
    public T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            if (Explain(e) is { } told)
            {
                throw told;
            }

            throw;
        }
    }

    /// <summary>A statement as this database spells it.</summary>
    public virtual string Spell(string sql) => sql;

    /// <summary>The names of all tables; none when there is no database.</summary>
    public abstract IReadOnlyList<string> Tables();

    /// <summary>A migration engine for the database, which is created when it is missing.</summary>
    public abstract UpgradeEngineBuilder Upgrade();

    /// <summary>Copies the database as it is at one moment into an empty file.</summary>
    /// <exception cref="UserErrorException">It is a server's to do.</exception>
    public abstract void CopyTo(string target);

    /// <summary>Removes from the database's file what was deleted and still stands between its rows; a server does so in its own time.</summary>
    public virtual void EraseDeleted()
    {
    }

    /// <summary>Does something that no other process may do at the same time.</summary>
    public abstract T Alone<T>(Func<T> work);
}
