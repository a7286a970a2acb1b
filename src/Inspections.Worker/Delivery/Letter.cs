using System.Text;
using Inspections.Core.Encoding;

namespace Inspections.Worker.Delivery;

/// <summary>One version of one published file.</summary>
internal sealed record Letter(string Path, Digest Digest)
{
    /// <summary>The same for every attempt to bring this version to this destination, and for no other.</summary>
    public Digest IdempotencyKey(string destination) => Digest.Of(Encoding.UTF8.GetBytes($"{destination}\n{Path}\n{Digest}"));
}
