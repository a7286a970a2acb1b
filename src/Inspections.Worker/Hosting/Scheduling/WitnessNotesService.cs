using Inspections.Worker.Lifecycle.Collecting;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Asks the witnesses for their notes every minute; beside the rounds, so that no round waits for another institution's machine.</summary>
internal sealed partial class WitnessNotesService(FetchWitnessNotes fetch, TimeProvider clock, ILogger<WitnessNotesService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => fetch.IsNeeded
        ? EveryMinute.RunAsync(() => fetch.Execute(), e => LogFailed(log, e), clock, stoppingToken)
        : Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "fetching witnesses' notes failed here, and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e);
}
