
namespace Inspections.Worker.Delivery.Notifications;

/// <summary>What a digest is written as.</summary>
internal enum AlertForm
{
    Json,

    Mail,
}

/// <summary>Somebody who is told of deadlines: a webhook, or one mail address.</summary>
/// <param name="Way">How a digest gets there.</param>
/// <param name="Address">Where that is, for the bureau's own eyes.</param>
/// <param name="Form">What the digest is written as.</param>
/// <param name="Language">The language of its words.</param>
internal sealed record AlertDestination(Destination Way, string Address, AlertForm Form, Language Language) : IDisposable
{
    public string Name => Way.Name;

    public void Dispose() => Way.Dispose();
}
