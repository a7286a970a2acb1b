namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Work beside the rounds that is done at once and then again every minute, also after it failed, until it is asked to stop.</summary>
internal static class EveryMinute
{
    /// <summary>Runs until <paramref name="stop"/>.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="fails">Is told of the first of failures in a row.</param>
    /// <param name="clock">Says when a minute is over.</param>
    /// <param name="stop">Ends it without an exception.</param>
    public static async Task RunAsync(Action work, Action<Exception> fails, TimeProvider clock, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(QuartzSchedule.Interval, clock);
        bool failed = false;
        try
        {
            do
            {
                try
                {
                    await Task.Run(work, stop).ConfigureAwait(false);
                    failed = false;
                }
                catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
                {
                    if (!failed)
                    {
                        fails(e);
                    }

                    failed = true;
                }
            }
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }
}
