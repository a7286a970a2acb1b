using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inspections.Core.Encodings;

/// <summary>What the protocol writes as a JSON object, and reads again to an equal value.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IProtocolObject<TSelf>
    where TSelf : IProtocolObject<TSelf>
{
    /// <summary>As the protocol writes it.</summary>
    Json.Map ToJson();

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one: a member is missing, unknown, or not of its form.</exception>
    static abstract TSelf FromJson(Json value);
}

/// <summary>Writes what is a JSON object of the protocol in its canonical form, for System.Text.Json; reads any spelling of it.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class ProtocolJsonConverter<T> : JsonConverter<T>
    where T : IProtocolObject<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The protocol refuses it.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            document.WriteTo(writer);
        }

        try
        {
            return T.FromJson(CanonicalJson.ParseAnySpelling(bytes.WrittenSpan));
        }
        catch (ProtocolFormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(CanonicalJson.Write(value.ToJson()), skipInputValidation: true);
    }
}
