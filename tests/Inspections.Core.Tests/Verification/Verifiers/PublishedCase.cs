using System.Text.Json.Nodes;
using Inspections.Core.Directories;

namespace Inspections.Core.Tests.Verification.Verifiers;

/// <summary>One variant of a published folder: files that are other, or null where they are gone.</summary>
internal sealed record PublishedCase(string Name, IReadOnlyDictionary<string, byte[]?> Changes)
{
    /// <summary>The one draw that is asked for; null for the whole.</summary>
    public DrawId? Draw { get; init; }

    /// <summary>The one year that is asked for; null for all.</summary>
    public int? Year { get; init; }

    /// <summary>What is different in <paramref name="changed"/>.</summary>
    public static PublishedCase Between(string name, MemoryFiles folder, MemoryFiles changed) => new(name, folder.Paths.Union(changed.Paths, StringComparer.Ordinal)
        .Select(p => (Path: p, Before: folder.Find(p), After: changed.Find(p)))
        .Where(f => f.Before is null || f.After is null || !f.Before.AsSpan().SequenceEqual(f.After))
        .ToDictionary(f => f.Path, f => f.After, StringComparer.Ordinal));

    /// <summary>A line of the file that the scripts read.</summary>
    public string ToLine() => new JsonObject { ["name"] = Name, ["changes"] = Encoded(Changes), ["draw"] = Draw?.ToString(), ["year"] = Year }.ToJsonString();

    /// <summary>The first line: the folder itself.</summary>
    public static string FolderLine(MemoryFiles folder) =>
        new JsonObject { ["files"] = Encoded(folder.Paths.ToDictionary(p => p, p => folder.Find(p), StringComparer.Ordinal)) }.ToJsonString();

    private static JsonObject Encoded(IReadOnlyDictionary<string, byte[]?> files) => new(files.Select(f =>
        KeyValuePair.Create(f.Key, f.Value is null ? null : (JsonNode?)Convert.ToBase64String(f.Value))));
}
