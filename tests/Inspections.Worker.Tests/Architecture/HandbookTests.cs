using System.Text.RegularExpressions;
using Inspections.Worker.BureauConsole;
using Xunit;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>The handbook goes with the pages: its pictures are there, and no page is without a chapter.</summary>
public sealed partial class HandbookTests
{
    // A handbook is read over slow lines too.
    private const int MostBytes = 60 * 1024;

    private static string Text => File.ReadAllText(Repository.At("docs", "handbook.md"));

    [Fact]
    public void Every_picture_that_is_named_is_there_and_small_and_every_one_is_named()
    {
        string[] named = [.. Picture().Matches(Text).Select(m => m.Groups["file"].Value)];
        Assert.NotEmpty(named);
        Each.Of(named, file => Assert.InRange(new FileInfo(Repository.At("docs", "pictures", file)).Length, 1, MostBytes));
        Assert.Equal(named.Order(StringComparer.Ordinal), Directory.GetFiles(Repository.At("docs", "pictures")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_of_the_menu_has_a_chapter()
    {
        string[] chapters = [.. Heading().Matches(Text).Select(m => m.Groups["name"].Value.Trim())];
        Each.Of(FrameOf.Menu, page =>
        {
            string row = Assert.Single(Text.Split('\n'), line => line.StartsWith($"| {page.Name.Zh} | ", StringComparison.Ordinal));
            Assert.Contains(row.Split('|')[2].Trim(), chapters);
        });
    }

    [GeneratedRegex(@"!\[[^\]]+\]\(pictures/(?<file>[^)]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"^## (?<name>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
