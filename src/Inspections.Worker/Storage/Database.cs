using System.Data;
using System.Data.Common;
using DbUp.Engine;

namespace Inspections.Worker.Storage;

/// <summary>Opens sessions on the bureau's database and keeps its tables up to date.</summary>
internal sealed class Database(Dialect dialect)
{
    public bool Exists() => dialect.Exists();

    /// <summary>Runs the scripts that have not run yet; each database remembers which have.</summary>
    public void Migrate()
    {
        string scripts = $"{typeof(Database).Namespace}.{dialect.Folder}.Scripts.";
        UpgradeEngine engine = dialect.Upgrade()
            .WithScriptsEmbeddedInAssembly(typeof(Database).Assembly, name => name.StartsWith(scripts, StringComparison.Ordinal))
            .WithTransaction()
            .LogToNowhere()
            .Build();
        DatabaseUpgradeResult result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"migration {result.ErrorScript?.Name} failed", result.Error);
        }
    }

    /// <summary>Reads a consistent state.</summary>
    public T Read<T>(Func<Session, T> work) => Run(work);

    /// <summary>Does all of <paramref name="work"/>, or nothing of it.</summary>
    public T Write<T>(Func<Session, T> work) => Run(work);

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<Session> work) => Run(session =>
    {
        work(session);
        return true;
    });

    private T Run<T>(Func<Session, T> work)
    {
        using DbConnection connection = dialect.Connect();
        using DbTransaction transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        T result = work(new Session(connection, transaction));
        transaction.Commit();
        return result;
    }
}
