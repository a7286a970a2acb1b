using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery;

/// <summary>Somewhere published files are brought.</summary>
internal abstract class Destination(DestinationSetting setting) : IOutboxDestination, IDisposable
{
    /// <inheritdoc/>
    public string Name => setting.Name;

    /// <inheritdoc/>
    public TimeSpan Patience => TimeSpan.FromDays(setting.DeadAfterDays);

    /// <inheritdoc/>
    public TimeSpan Lease => (3 * TimeSpan.FromSeconds(setting.TimeoutSeconds)) + TimeSpan.FromSeconds(30);

    /// <summary>Brings one file there, and says what came of it; a fault of the destination is an answer, not an exception.</summary>
    public abstract Task<DeliveryResult> SendAsync(OutboxItem item, byte[] content, CancellationToken cancel);

    /// <summary>Closes what the destination holds open.</summary>
    public virtual void Dispose()
    {
    }
}
