using Inspections.Worker.Health;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Looks at the clocks every few seconds, on a timer that the wall clock does not move; after a jump the schedule is set anew.</summary>
internal sealed partial class ClockService(ClockWatch watch, SchedulerWatch scheduler, ISchedulerFactory factory, TimeProvider clock, ILogger<ClockService> log) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            if (watch.Look() is not null)
            {
                await QuartzSchedule.SetAnewAsync(await factory.GetScheduler(stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
            }

            await scheduler.ObserveAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException and not OperationCanceledException)
        {
            LogFailed(log, e);
        }
    }

    [LoggerMessage(LogLevel.Error, "the schedule could not be looked after")]
    private static partial void LogFailed(ILogger log, Exception e);
}
