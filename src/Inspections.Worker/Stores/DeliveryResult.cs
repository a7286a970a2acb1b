using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>How a destination took an outbox item.</summary>
internal enum DeliveryOutcome
{
    /// <summary>It has it.</summary>
    Arrived,

    /// <summary>Not now; it is tried again.</summary>
    Failed,

    /// <summary>It will not have it, however often one asks.</summary>
    Refused,
}

/// <summary>What came of one attempt. Nothing in it is secret.</summary>
/// <param name="Outcome">How the item was taken.</param>
/// <param name="Address">Where it went.</param>
/// <param name="Response">The response in a few words, such as <c>HTTP 201</c>.</param>
/// <param name="Digest">The digest of the response's body; of what stands there now, at a folder.</param>
/// <param name="Wait">How long the destination asks to be left alone.</param>
internal sealed record DeliveryResult(DeliveryOutcome Outcome, string Address, string Response, Digest Digest = default, TimeSpan? Wait = null);
