using DbUp.Engine;
using Quartz;

namespace Inspections.Worker.Storage;

/// <summary>The scheduler's tables on a server: made by the script that the scheduler brings along, which makes what is missing and drops nothing.</summary>
internal static class QuartzTables
{
    /// <summary>What the tables' names begin with.</summary>
    public const string Prefix = "QRTZ_";

    /// <summary>The script for SQL Server, named by the generation of tables it makes.</summary>
    public static SqlScript Script { get; } = Of("sqlServer", "\nGO\n");

    /// <summary>The script for PostgreSQL.</summary>
    public static SqlScript OnPostgreSql { get; } = Of("postgres", "\n");

    private static SqlScript Of(string server, string between) => new($"quartz-{typeof(IScheduler).Assembly.GetName().Version!.Major}", Read(server, between));

    // It names its tables by {0} and {1} and parts its statements by a line of its own.
    private static string Read(string server, string between)
    {
        using var reader = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream($"Quartz.Impl.AdoJobStore.Schema.create_{server}.sql")!);
        return reader.ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal)
            .Replace("\n--;;\n", between, StringComparison.Ordinal);
    }
}
