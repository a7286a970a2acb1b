using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>One entry of the append-only ledger (全程留痕), protocol section 10.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="At">When it was entered; never decreasing.</param>
/// <param name="Body">What was entered.</param>
/// <exception cref="ProtocolFormatException">The index is negative, the time is not of the protocol's years, or a result opens no seal.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<LedgerEntry>))]
public sealed record LedgerEntry(long Index, DateTimeOffset At, EntryBody Body) : IProtocolObject<LedgerEntry>
{
    /// <summary>Its place, from 0.</summary>
    public long Index { get; init => field = Given.Count(value, "entry: index"); } = Given.Count(Index, "entry: index");

    /// <summary>When it was entered, to the second in UTC+8; never decreasing.</summary>
    public DateTimeOffset At { get; init => field = Given.Moment(value, "entry: at"); } = Given.Moment(At, "entry: at");

    /// <summary>What was entered.</summary>
    public EntryBody Body { get; init => field = Enterable(value); } = Enterable(Body);

    /// <summary>The leaf of the log: the canonical bytes.</summary>
    public byte[] ToLeaf() => CanonicalJson.Write(ToJson());

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("at", BeijingTime.Format(At)),
        ("body", Body.ToJson()),
        ("index", Index),
        ("kind", Body.Kind));

    /// <summary>Reads an entry.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static LedgerEntry FromJson(Json value) => MemberReader.Read(value, "entry", m => new LedgerEntry(
        m.Integer("index", 0),
        m.Text("at", BeijingTime.ParseMoment),
        m.Required("body", body => EntryBody.Read(m.Text("kind"), body))));

    private static EntryBody Enterable(EntryBody body) => Given.NotNull(body) is ResultBody { Opens: null }
        ? throw new ProtocolFormatException("result: 'opens' and 'salt' are missing: a result is sealed before it is opened")
        : body;
}
