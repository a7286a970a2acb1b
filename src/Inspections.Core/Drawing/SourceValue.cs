using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>A random value under its source's name, exactly as it is hashed (protocol section 4).</summary>
public readonly record struct SourceValue(Label Name, string Value)
{
    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("name", Name.ToString()), ("value", Value));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static SourceValue FromJson(Json value) =>
        MemberReader.Read(value, "source value", m => new SourceValue(m.Text("name", Label.Parse), m.Text("value")));
}
