namespace Inspections.Worker.Delivery;

/// <summary>Looks every few seconds whether a destination lacks something; each has its own turn, so that none waits for another.</summary>
internal sealed partial class DeliveryService(OutboxDispatcher dispatcher, IReadOnlyList<DestinationSetting> settings, TimeProvider clock, ILogger<DeliveryService> log) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(settings.Select(s => Task.Run(() => ServeAsync(s, stoppingToken), CancellationToken.None)));

    private async Task ServeAsync(DestinationSetting setting, CancellationToken stopping)
    {
        using Destination destination = setting.Open(clock);
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                dispatcher.Offer();
                await dispatcher.DeliverAsync(destination, stopping).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogFailed(log, e, destination.Name);
            }
        }
        while (await NextAsync(timer, stopping).ConfigureAwait(false));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Destination}: delivering failed here, and will be tried again")]
    private static partial void LogFailed(ILogger log, Exception e, string destination);
}
