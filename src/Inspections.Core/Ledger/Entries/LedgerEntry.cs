using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>One entry of the append-only ledger (全程留痕), protocol section 10.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="At">When it was entered; never decreasing.</param>
/// <param name="Body">What was entered.</param>
public sealed record LedgerEntry(long Index, DateTimeOffset At, EntryBody Body)
{
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
}
