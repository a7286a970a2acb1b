using Inspections.Worker.Lifecycle;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>
/// Looks every minute after what is this machine's own, for a worker that shares a database: the planner has its turns wherever the cluster gives them, which may be on
/// another machine for days, and the public folder here would stay as it was.
/// </summary>
internal sealed partial class OwnFolderService(RoundProcessor processor, TimeProvider clock, ILogger<OwnFolderService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        EveryMinute.RunAsync(() => processor.LookHere(QuartzSchedule.Interval), e => LogFailed(log, e), clock, stoppingToken);

    [LoggerMessage(LogLevel.Error, "the public folder of this worker could not be brought up to date, and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e);
}
