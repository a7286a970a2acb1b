using System.Data.Common;
using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Support;
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
    private const string Journal = "SchemaVersions", VersionSetting = "program version";

    private static readonly string Version =
        typeof(Schema).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // Says which version made the tables as they are, in the transaction that makes them: an earlier one that refuses them names it.
    private static readonly SqlScript MadeBy = new(
        "made by",
        $"DELETE FROM setting WHERE name = '{VersionSetting}';\nINSERT INTO setting (name, value) VALUES ('{VersionSetting}', '{Version}');",
        new SqlScriptOptions { ScriptType = ScriptType.RunAlways, RunGroupOrder = DbUpDefaults.DefaultRunGroupOrder + 1 });

    private readonly IReadOnlyList<SqlScript> _scripts = [.. Scripts.Of(dialect.Folder), .. dialect.Others];
    private readonly TransientRetry _again = new(dialect);

    public bool Exists => State is not SchemaState.Missing;

    public SchemaState State => _again.Execute(Look);

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
        SchemaState state = _again.Execute(LookMine);
        if (state != SchemaState.Current)
        {
            throw (state == SchemaState.Missing ? DatabaseRefusals.NoTables : DatabaseRefusals.OldTables).Error();
        }
    }

    /// <summary>
    /// Runs the scripts that have not run yet, all of them or none, and gives their names. It is begun again also when the connection breaks at
    /// the commit: a script that did run is in the journal, and does not run twice.
    /// </summary>
    /// <exception cref="UserErrorException">The database is not the program's, or is a later version's.</exception>
    public IReadOnlyList<string> Migrate() => _again.Execute(() => dialect.Alone<IReadOnlyList<string>>(() =>
    {
        if (LookMine() == SchemaState.Current)
        {
            return [];
        }

        DatabaseUpgradeResult result = Engine().PerformUpgrade();
        return result.Successful ? [.. result.Scripts.Select(s => s.Name).Where(n => n != MadeBy.Name)]
            : dialect.IsTransient(result.Error) ? throw result.Error
            : throw dialect.Explain(result.Error) ?? (Exception)new InvalidOperationException($"migration {result.ErrorScript?.Name} failed", result.Error);
    }));

    private SchemaState Look()
    {
        IReadOnlyList<string> tables = dialect.Tables();
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

    // What is neither somebody else's nor a later version's.
    private SchemaState LookMine() => Look() switch
    {
        SchemaState.Foreign => throw DatabaseRefusals.Foreign.Error(),
        SchemaState.Newer => throw DatabaseRefusals.Newer.Error(Version, VersionInThere() is { } version ? Text.Same(version) : new Text("较新的版本", "a later version")),
        var mine => mine,
    };

    private string? VersionInThere()
    {
        using DbConnection connection = dialect.Connect();
        return connection.QueryFirstOrDefault<string>("SELECT value FROM setting WHERE name = @VersionSetting", new { VersionSetting });
    }

    private UpgradeEngine Engine() => dialect.Upgrade()
        .WithScripts(_scripts)
        .WithScripts(MadeBy)
        .WithVariablesDisabled()
        .WithTransaction()
        .LogToNowhere()
        .Build();
}
