namespace Inspections.Worker.Witnessing.Watching;

/// <summary>Looks at every interval, and tells whoever is to be told.</summary>
internal sealed partial class WatchService(LedgerWatch watch, TimeSpan interval, Func<CancellationToken, Task> tell, TimeProvider time, ILogger<WatchService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                try
                {
                    // Off the thread that starts the host: a look reads and waits.
                    await Task.Run(() => watch.LookAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
                    await tell(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
                {
                    LogFailed(log, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: what was begun is on the disk or was not signed.
        }
    }

    [LoggerMessage(LogLevel.Error, "this look failed, and the next one comes")]
    private static partial void LogFailed(ILogger log, Exception e);
}
