using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>A random value under its source's name, exactly as it is hashed (protocol section 4).</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Value">The value, exactly as it is hashed.</param>
/// <exception cref="ProtocolFormatException">The name was never set, or the value cannot be written.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<SourceValue>))]
public readonly record struct SourceValue(Label Name, string Value) : IProtocolObject<SourceValue>
{
    /// <summary>The source's name.</summary>
    public Label Name { get; init => field = Given.Set(value, "source value: name"); } = Given.Set(Name, "source value: name");

    /// <summary>The value, exactly as it is hashed.</summary>
    public string Value { get; init => field = Given.Text(value, "source value: value"); } = Given.Text(Value, "source value: value");

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("name", Name.ToString()), ("value", Value));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static SourceValue FromJson(Json value) =>
        MemberReader.Read(value, "source value", m => new SourceValue(m.Text("name", Label.Parse), m.Text("value")));
}
