using Inspections.Worker.Hosting.Configuration;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>The worker's log: English, to the console, a line an event; as JSON where a collector reads it.</summary>
internal static class Logs
{
    public static void AddLogs(this IHostApplicationBuilder builder, string format, LogLevel level)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(level).AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        if (format == WorkerSettings.JsonLog)
        {
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }
}
