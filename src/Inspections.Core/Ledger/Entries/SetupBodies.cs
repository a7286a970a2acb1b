using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>The bureau's keys: entry 0, and one more for every rotation.</summary>
/// <param name="Key">Signs the checkpoints from here on.</param>
/// <param name="Recovery">Kept in the safe; may sign a rotation when the key is lost.</param>
/// <exception cref="ProtocolFormatException">Both are the same key.</exception>
[JsonConverter(typeof(EntryBodyJsonConverter<KeyBody>))]
public sealed record KeyBody(VerifierKey Key, VerifierKey Recovery) : EntryBody
{
    /// <summary>Signs the checkpoints from here on.</summary>
    public VerifierKey Key { get; } = Given.NotNull(Key);

    /// <summary>Kept in the safe; may sign a rotation when the key is lost. Another key than <see cref="Key"/>.</summary>
    public VerifierKey Recovery { get; } = Given.NotNull(Recovery).IsSameKeyAs(Given.NotNull(Key))
        ? throw new ProtocolFormatException("key: 'key' and 'recovery' must be different keys")
        : Recovery;

    internal const string KindName = "key";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static KeyBody Read(MemberReader m) => new(m.Text("key", VerifierKey.Parse), m.Text("recovery", VerifierKey.Parse));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("key", Key.ToString()), ("recovery", Recovery.ToString()));
}

/// <summary>What a document entry stands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>A policy document (protocol section 11).</summary>
    [JsonStringEnumMemberName("policy")]
    Policy,

    /// <summary>The inspection-item list.</summary>
    [JsonStringEnumMemberName("items")]
    Items,

    /// <summary>An annual plan.</summary>
    [JsonStringEnumMemberName("plan")]
    Plan,

    /// <summary>An imported directory.</summary>
    [JsonStringEnumMemberName("import")]
    Import,
}

/// <summary>A document or an imported directory, by its digest.</summary>
/// <param name="Document">Which kind.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
/// <param name="Year">The year it is for, where it has one.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<DocumentBody>))]
public sealed record DocumentBody(DocumentKind Document, Digest Digest, int? Year = null) : EntryBody
{
    /// <summary>Which kind.</summary>
    public DocumentKind Document { get; init => field = Given.Defined(value, "document"); } = Given.Defined(Document, "document");

    /// <summary>The year it is for, where it has one.</summary>
    public int? Year { get; init => field = value is int y ? Given.Year(y, "document: year") : null; } = Year is int year ? Given.Year(year, "document: year") : null;

    /// <inheritdoc/>
    public override string Kind => Document switch
    {
        DocumentKind.Policy => "policy",
        DocumentKind.Items => "items",
        DocumentKind.Plan => "plan",
        _ => "import",
    };

    internal static DocumentBody Read(DocumentKind kind, MemberReader m) => new(
        kind, m.Text("digest", Digest.Parse), m.Has("year") ? BodyMembers.Year(m) : null);

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("digest", Digest), ("year", Year is int y ? (Json)y : null));
}

/// <summary>Members that several bodies share.</summary>
internal static class BodyMembers
{
    internal static int Year(MemberReader m) => (int)m.Integer("year", BeijingTime.FirstYear, BeijingTime.LastYear);
}
