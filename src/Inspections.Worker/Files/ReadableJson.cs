using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inspections.Worker.Files;

/// <summary>JSON for programs that people look at too: indented, Chinese as it is. Nothing that the protocol hashes.</summary>
internal static class ReadableJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(object value) => JsonSerializer.Serialize(value, Layout);

    /// <summary>What was written so; null where it says nothing.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Layout);
}
