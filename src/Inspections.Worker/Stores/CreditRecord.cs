using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>One record of the credit feed.</summary>
/// <param name="Number">Its place in the feed, from 1.</param>
/// <param name="Position">The <c>result</c> entry of the ledger that it reports.</param>
/// <param name="Content">What is published.</param>
internal sealed record CreditRecord(long Number, long Position, Json.Map Content);
