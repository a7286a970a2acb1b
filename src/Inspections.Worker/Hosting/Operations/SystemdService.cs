using System.Globalization;
using Inspections.Worker.Hosting.Scheduling;
using Microsoft.Extensions.Hosting.Systemd;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>Within which time systemd wants to be told that the worker is alive; null where it does not.</summary>
internal sealed record SystemdWatchdog(TimeSpan? Time);

/// <summary>
/// Tells systemd that the worker has started and is stopping, and as often as it asks to be told (<c>WatchdogSec</c>) that the planner still
/// has its turns. A worker that hangs says nothing, and is started again. Nothing happens where the process is no service of systemd.
/// </summary>
internal sealed class SystemdService(ISystemdNotifier systemd, SchedulerWatch scheduler, IHostApplicationLifetime life, TimeProvider clock, SystemdWatchdog watchdog) : BackgroundService
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    /// <summary>Within which time systemd wants to be told, by its variables (sd_watchdog_enabled(3)); null where it does not.</summary>
    /// <param name="microseconds"><c>WATCHDOG_USEC</c>.</param>
    /// <param name="process"><c>WATCHDOG_PID</c>: who is to tell, if not whoever reads it.</param>
    public static TimeSpan? WatchdogOf(string? microseconds, string? process) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out long time) && time > 0
        && (string.IsNullOrEmpty(process) || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(time)
            : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!systemd.IsEnabled)
        {
            return;
        }

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration started = life.ApplicationStarted.Register(() =>
        {
            systemd.Notify(ServiceState.Ready);
            ready.TrySetResult();
        });
        using CancellationTokenRegistration stopping = life.ApplicationStopping.Register(() => systemd.Notify(ServiceState.Stopping));
        try
        {
            await ready.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
            if (watchdog.Time is not { } time)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, stoppingToken).ConfigureAwait(false);
                return;
            }

            // Half the time, as its manual asks; while the worker stops its last step is left to the time-out of the stop.
            using var timer = new PeriodicTimer(time / 2, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await TellAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    /// <summary>Tells systemd that the worker is alive, if it is.</summary>
    internal async Task TellAsync()
    {
        if (await IsAliveAsync().ConfigureAwait(false))
        {
            systemd.Notify(Alive);
        }
    }

    // A database that cannot be asked just now is no planner that hangs: readiness and alarms tell of it, and a new start would not help.
    private async Task<bool> IsAliveAsync()
    {
        try
        {
            return await scheduler.IsAliveAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return await scheduler.IsRunningAsync().ConfigureAwait(false);
        }
    }
}
