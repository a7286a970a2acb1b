using DbUp.Engine;
using Quartz;

namespace Inspections.Worker.Storage;

/// <summary>The scheduler's tables on SQL Server: made by the script that the scheduler brings along, which makes what is missing and drops nothing.</summary>
internal static class QuartzTables
{
    /// <summary>What the tables' names begin with.</summary>
    public const string Prefix = "QRTZ_";

    private const string Resource = "Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql";

    /// <summary>The script, named by the generation of tables it makes.</summary>
    public static SqlScript Script { get; } = new($"quartz-{typeof(IScheduler).Assembly.GetName().Version!.Major}", Read());

    // It names its tables by {0} and {1} and parts its statements by a line of its own.
    private static string Read()
    {
        using var reader = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd()
            .ReplaceLineEndings("\n")
            .Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal)
            .Replace("\n--;;\n", "\nGO\n", StringComparison.Ordinal);
    }
}
