using System.Text.RegularExpressions;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>What docs/settings.md says of a setting.</summary>
/// <param name="Default">What holds where nothing is written; empty where nothing does.</param>
/// <param name="Meaning">What it is for.</param>
public sealed record SettingMeaning(string Default, Text Meaning);

/// <summary>The guide of the settings, which is a part of the program: what it says of each is shown where they are changed.</summary>
internal static partial class SettingsGuide
{
    private const string Nothing = "—";

    private static readonly Lazy<IReadOnlyDictionary<string, SettingMeaning>> Read = new(() => Parse(Resource()));

    /// <summary>What is said of a setting, such as <c>DrawTime</c> or <c>Console:Oidc</c>.</summary>
    /// <exception cref="KeyNotFoundException">The guide says nothing of it.</exception>
    public static SettingMeaning Of(string name) => Read.Value[name];

    // A row of several settings gives their defaults in the same order.
    private static Dictionary<string, SettingMeaning> Parse(string guide)
    {
        var meanings = new Dictionary<string, SettingMeaning>(StringComparer.Ordinal);
        foreach (string[] cells in guide.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split(" | ")))
        {
            string[] names = [.. Plain(cells[0]).Split(", ")], defaults = names.Length > 1 ? Plain(cells[1]).Split(", ") : [Plain(cells[1])];
            foreach ((int index, string name) in names.Index())
            {
                string usual = defaults[Math.Min(index, defaults.Length - 1)];
                meanings.Add(name, new SettingMeaning(usual == Nothing ? "" : usual, new Text(Plain(cells[2]), Plain(cells[3]))));
            }
        }

        return meanings;
    }

    // The words of a cell without what marks them as code and links, and without the pages that it points to.
    private static string Plain(string cell) => Link().Replace(Pointer().Replace(cell.Trim(), ""), "${text}").Replace("`", "", StringComparison.Ordinal);

    private static string Resource()
    {
        using Stream stream = typeof(SettingsGuide).Assembly.GetManifestResourceStream("Inspections.Worker.Hosting.Configuration.settings.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@" ?[(（]\[[a-z-]+\.md\]\([^)]*\)[)）]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
