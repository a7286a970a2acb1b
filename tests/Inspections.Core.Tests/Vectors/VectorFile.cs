using System.Text;
using System.Text.Json;
using Inspections.Core.Encodings;

namespace Inspections.Core.Tests.Vectors;

/// <summary>Known answers, read as they stand.</summary>
internal static class VectorFile
{
    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", name + ".json"))).RootElement;

    public static Json ToJson(this JsonElement element) => CanonicalJson.ParseAnySpelling(Encoding.UTF8.GetBytes(element.GetRawText()));

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!;

    public static IReadOnlyList<T> List<T>(this JsonElement element, string member, Func<JsonElement, T> read) =>
        element.TryGetProperty(member, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(read)] : [];
}
