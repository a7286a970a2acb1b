using System.Text.RegularExpressions;
using Inspections.Core.Directories;

namespace Inspections.Core.Publication.Places;

/// <summary>What a person calls a public folder: its path or address, or that of its start page, its audit page, or one draw, in either language.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Draw">The draw whose folder or page was named.</param>
public sealed partial record PlaceName(string Root, DrawId? Draw)
{
    /// <summary>Reads a path or an address; a path is made absolute.</summary>
    /// <param name="text">What the person wrote.</param>
    /// <exception cref="ArgumentException">It is empty, or no path of this system.</exception>
    public static PlaceName Of(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        string place = PublishedSite.IsAddress(text) ? text : Path.GetFullPath(text).Replace(Path.DirectorySeparatorChar, '/');
        string folder = Page().Replace(place, "");
        Match draw = DrawFolder().Match(folder);
        return draw.Success && DrawId.IsValid(draw.Groups["id"].Value)
            ? new PlaceName(draw.Groups["root"].Value, DrawId.Parse(draw.Groups["id"].Value))
            : new PlaceName(folder, null);
    }

    [GeneratedRegex("(?<=/)(en/)?((index|audit)\\.html)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    [GeneratedRegex("^(?<root>.*?/)(en/)?draws/(?<id>[^/]+)/?$", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex DrawFolder();
}
