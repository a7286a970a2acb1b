using DbUp.Engine;
using Inspections.Worker.Files;

namespace Inspections.Worker.Storage;

/// <summary>How a database's tables stand to what this program needs.</summary>
internal enum SchemaState
{
    /// <summary>There is no database, or nothing in it.</summary>
    Missing,

    /// <summary>Somebody else's tables.</summary>
    Foreign,

    /// <summary>Made by an earlier version.</summary>
    Older,

    /// <summary>As this program needs them.</summary>
    Current,

    /// <summary>Made by a later version.</summary>
    Newer,
}

/// <summary>The tables of a database: each remembers which scripts have run on it.</summary>
internal sealed class Schema(Dialect dialect)
{
    private const string Journal = "SchemaVersions";

    private readonly IReadOnlyList<SqlScript> _scripts = [.. Scripts.Of(dialect.Folder), .. dialect.Others];

    public bool Exists => State is not SchemaState.Missing;

    public SchemaState State
    {
        get
        {
            IReadOnlyList<string> tables = dialect.Explained(dialect.Tables);
            if (!tables.Contains(Journal, StringComparer.OrdinalIgnoreCase))
            {
                return tables.Count == 0 ? SchemaState.Missing : SchemaState.Foreign;
            }

            var run = Engine().GetExecutedScripts().ToHashSet(StringComparer.Ordinal);
            return !run.Contains(_scripts[0].Name) ? SchemaState.Foreign
                : run.Except(_scripts.Select(s => s.Name), StringComparer.Ordinal).Any() ? SchemaState.Newer
                : _scripts.All(s => run.Contains(s.Name)) ? SchemaState.Current
                : SchemaState.Older;
        }
    }

    /// <summary>Makes sure that the tables can be used: the program's own database is made or brought up to date, any other only looked at.</summary>
    /// <exception cref="UserErrorException">They cannot.</exception>
    public void Prepare()
    {
        if (dialect.IsOwn)
        {
            Migrate();
            return;
        }

        RequireCurrent();
    }

    /// <summary>Checks that the tables can be used as they are; nothing is made or brought up to date.</summary>
    /// <exception cref="UserErrorException">They cannot.</exception>
    public void RequireCurrent()
    {
        SchemaState state = State;
        RequireMine(state);
        if (state != SchemaState.Current)
        {
            throw (state == SchemaState.Missing ? DatabaseRefusals.NoTables : DatabaseRefusals.OldTables).Error();
        }
    }

    /// <summary>Runs the scripts that have not run yet, all of them or none, and gives their names.</summary>
    /// <exception cref="UserErrorException">The database is not the program's, or is a later version's.</exception>
    public IReadOnlyList<string> Migrate() => dialect.Explained(() => dialect.Alone<IReadOnlyList<string>>(() =>
    {
        RequireMine(State);
        DatabaseUpgradeResult result = Engine().PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw dialect.Explain(result.Error) ?? (Exception)new InvalidOperationException($"migration {result.ErrorScript?.Name} failed", result.Error);
    }));

    private static void RequireMine(SchemaState state)
    {
        if (state == SchemaState.Foreign)
        {
            throw DatabaseRefusals.Foreign.Error();
        }

        if (state == SchemaState.Newer)
        {
            throw DatabaseRefusals.Newer.Error();
        }
    }

    private UpgradeEngine Engine() => dialect.Upgrade()
        .WithScripts(_scripts)
        .WithVariablesDisabled()
        .WithTransaction()
        .LogToNowhere()
        .Build();
}
