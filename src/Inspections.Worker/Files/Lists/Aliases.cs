using System.Collections.Frozen;
using System.Text.Json;

namespace Inspections.Worker.Files.Lists;

/// <summary>The words that bureaus' lists use for the same thing: headers, values, sectors, footers. One file holds them all.</summary>
internal static class Aliases
{
    private const string Resource = "Inspections.Worker.Files.Lists.aliases.json";

    private static readonly JsonElement Root = Load();

    /// <summary>Words that say that a cell is empty, normalized.</summary>
    public static readonly FrozenSet<string> Blank = Set(Root.GetProperty("values").GetProperty("blank"));

    /// <summary>Words for every sector, normalized.</summary>
    public static readonly FrozenSet<string> All = Set(Root.GetProperty("values").GetProperty("all"));

    /// <summary>Words for a validity without end, normalized.</summary>
    public static readonly FrozenSet<string> Forever = Set(Root.GetProperty("values").GetProperty("forever"));

    /// <summary>What in a sentence says that there is no relation, normalized.</summary>
    public static readonly FrozenSet<string> NoRelation = Set(Root.GetProperty("values").GetProperty("noRelation"));

    /// <summary>Words that mark a column as meant, normalized.</summary>
    public static readonly FrozenSet<string> Marks = Set(Root.GetProperty("values").GetProperty("marked"));

    /// <summary>Words that mark a column as not meant, normalized.</summary>
    public static readonly FrozenSet<string> NotMarks = Set(Root.GetProperty("values").GetProperty("notMarked"));

    /// <summary>What rows below a list begin with, normalized.</summary>
    public static readonly string[] Footers = [.. Texts(Root.GetProperty("footer")).Select(Spelling.Normalize).Distinct(StringComparer.Ordinal)];

    /// <summary>Codes of known sectors by the words for them, normalized.</summary>
    public static readonly FrozenDictionary<string, string> Sectors = Words(Root.GetProperty("sectors"), code => code);

    /// <summary>Endings that a sector's name may have or not, normalized, the longest first.</summary>
    public static readonly string[] SectorEndings = [.. Texts(Root.GetProperty("sectorEndings")).OrderByDescending(e => e.Length)];

    /// <summary>The headers of a column, the usual one first; a star stands for any characters.</summary>
    public static string[] Headers(string column) => [.. Texts(Root.GetProperty("columns").GetProperty(column))];

    /// <summary>The meanings of the words for a value, normalized.</summary>
    public static FrozenDictionary<string, T> Values<T>(string kind, Func<string, T> meaning) => Words(Root.GetProperty("values").GetProperty(kind), meaning);

    private static JsonElement Load()
    {
        using Stream stream = typeof(Aliases).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from the program");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!);

    private static FrozenSet<string> Set(JsonElement array) => Texts(array).Select(Spelling.Normalize).Concat(Texts(array)).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, T> Words<T>(JsonElement map, Func<string, T> meaning) => map.EnumerateObject()
        .SelectMany(m => Texts(m.Value).Append(m.Name).Select(w => (Word: Spelling.Normalize(w), Meaning: meaning(m.Name))))
        .DistinctBy(w => w.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(w => w.Word, w => w.Meaning, StringComparer.Ordinal);
}
