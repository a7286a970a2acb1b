using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>The root of an RFC 6962 tree and its number of leaves (protocol sections 1 and 3).</summary>
/// <param name="Root">The root's hash.</param>
/// <param name="Size">Number of leaves, 0 or more.</param>
/// <exception cref="ProtocolFormatException">The size is negative or above 2^53−1.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<TreeHead>))]
public readonly record struct TreeHead(Digest Root, long Size) : IProtocolObject<TreeHead>
{
    /// <summary>Number of leaves.</summary>
    public long Size { get; init => field = Given.Count(value, "tree head: size"); } = Given.Count(Size, "tree head: size");

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("root", Root), ("size", Size));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static TreeHead FromJson(Json value) =>
        MemberReader.Read(value, "tree head", m => new TreeHead(m.Text("root", Digest.Parse), m.Integer("size", 0)));

    /// <summary>Reads the head of a list, whose size is a count (protocol section 1).</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    internal static TreeHead OfList(Json value) =>
        MemberReader.Read(value, "tree head", m => new TreeHead(m.Text("root", Digest.Parse), m.Count("size")));

    /// <summary>Root and size, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Root} ({Size} leaves)");
}
