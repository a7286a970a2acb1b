using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>Writes the body of an entry with its kind, <c>{"body":{…},"kind":"…"}</c>, as they stand in an entry of the ledger, for System.Text.Json.</summary>
/// <typeparam name="T">The body.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class EntryBodyJsonConverter<T> : JsonConverter<T>
    where T : EntryBody
{
    private static readonly ProtocolJsonConverter<KindAndBody> Both = new();

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is no body of this kind.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Both.Read(ref reader, typeof(KindAndBody), options).Body as T ?? throw new JsonException($"expected the body of a {typeof(T).Name}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => Both.Write(writer, new KindAndBody(value), options);

    private sealed record KindAndBody(EntryBody Body) : IProtocolObject<KindAndBody>
    {
        public Json.Map ToJson() => Json.Object(("body", Body.ToJson()), ("kind", Body.Kind));

        public static KindAndBody FromJson(Json value) => MemberReader.Read(value, "entry", m => new KindAndBody(
            m.Required("body", body => EntryBody.Read(m.Text("kind"), body))));
    }
}
