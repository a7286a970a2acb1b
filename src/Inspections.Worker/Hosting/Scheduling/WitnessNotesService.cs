using Inspections.Worker.Lifecycle.Collecting;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Asks the witnesses for their notes every minute; beside the rounds, so that no round waits for another institution's machine.</summary>
internal sealed partial class WitnessNotesService(FetchWitnessNotes fetch, TimeProvider clock, ILogger<WitnessNotesService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!fetch.IsNeeded)
        {
            return;
        }

        using var timer = new PeriodicTimer(QuartzSchedule.Interval, clock);
        bool fails = false;
        try
        {
            do
            {
                try
                {
                    await Task.Run(fetch.Execute, stoppingToken).ConfigureAwait(false);
                    fails = false;
                }
                catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
                {
                    if (!fails)
                    {
                        LogFailed(log, e);
                    }

                    fails = true;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    [LoggerMessage(LogLevel.Error, "fetching witnesses' notes failed here, and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e);
}
