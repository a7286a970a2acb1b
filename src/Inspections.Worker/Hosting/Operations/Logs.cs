namespace Inspections.Worker.Hosting.Operations;

/// <summary>The worker's log: English, to the console, a line an event; as JSON where a collector reads it.</summary>
internal static class Logs
{
    /// <summary>For people.</summary>
    public const string Text = "text";

    /// <summary>For a collector.</summary>
    public const string Json = "json";

    public static void AddLogs(this IHostApplicationBuilder builder, string format, LogLevel level)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(level).AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        if (format == Json)
        {
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }
}
