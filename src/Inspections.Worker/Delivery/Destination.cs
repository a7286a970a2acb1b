using Inspections.Worker.Stores;

namespace Inspections.Worker.Delivery;

/// <summary>Somewhere published files are brought.</summary>
internal abstract class Destination(DestinationSetting setting) : IDisposable
{
    /// <summary>Its name in the settings, in the database and in idempotency keys.</summary>
    public string Name => setting.Name;

    /// <summary>How long a letter may be tried before it is dead.</summary>
    public TimeSpan Patience => TimeSpan.FromDays(setting.DeadAfterDays);

    /// <summary>Longer than any one attempt takes.</summary>
    public TimeSpan Lease => (3 * TimeSpan.FromSeconds(setting.TimeoutSeconds)) + TimeSpan.FromSeconds(30);

    /// <summary>Brings one file there, and says what came of it; a fault of the destination is an answer, not an exception.</summary>
    public abstract Task<DeliveryResult> SendAsync(OutboxItem letter, byte[] content, CancellationToken cancel);

    /// <summary>Closes what the destination holds open.</summary>
    public virtual void Dispose()
    {
    }
}
