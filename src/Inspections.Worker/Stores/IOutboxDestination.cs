namespace Inspections.Worker.Stores;

/// <summary>Somewhere that files are sent to, as the stores know it.</summary>
internal interface IOutboxDestination
{
    /// <summary>Its name in the settings, in the database and in idempotency keys.</summary>
    string Name { get; }

    /// <summary>How long an item may be tried before it is dead.</summary>
    TimeSpan Patience { get; }

    /// <summary>Longer than any one attempt takes.</summary>
    TimeSpan Lease { get; }
}
