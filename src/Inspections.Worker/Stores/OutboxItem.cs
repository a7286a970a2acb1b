using System.Text;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>One version of one published file.</summary>
internal sealed record OutboxItem(string Path, Digest Digest)
{
    /// <summary>The same for every attempt to bring this version to this destination, and for no other.</summary>
    public Digest IdempotencyKey(string destination) => Digest.Of(Encoding.UTF8.GetBytes($"{destination}\n{Path}\n{Digest}"));
}
