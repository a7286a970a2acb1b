using System.Text.RegularExpressions;
using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>What the documentation shows does what it says.</summary>
public sealed partial class DocumentationTests(Packed packed)
{
    /// <summary>The pages that show code.</summary>
    public static TheoryData<string> PagesWithCode => [.. Documentation.Pages.Where(p => CodeBlocks.Of(Sources.Text(p)).Any()).Select(Documentation.NameOf)];

    /// <summary>All pages.</summary>
    public static TheoryData<string> Pages => [.. Documentation.Pages];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task The_snippets_of_a_page_run_one_after_the_other(string page)
    {
        (int code, string said) = await packed.Consumers.RunAsync("Snippets", page);
        Assert.True(code == 0, said);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_in_both_languages_and_in_the_table_of_contents(string page)
    {
        string text = Sources.Text(page);
        Assert.Matches(Chinese(), text);
        Assert.Matches(English(), text);
        Assert.True(page.EndsWith("/index.md", StringComparison.Ordinal) || Sources.Text($"{Documentation.Folder}/toc.yml").Contains($"href: {Path.GetFileName(page)}\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_is_marked_as_such_so_that_it_is_tried() => Assert.Equal(
        ["", "csharp"], Documentation.Pages.SelectMany(p => Fences().Matches(Sources.Text(p)).Where((_, i) => i % 2 == 0).Select(f => f.Groups[1].Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"[\u4e00-\u9fff]{6}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"([A-Za-z]+ ){4}")]
    private static partial Regex English();

    [GeneratedRegex("^```(.*)$", RegexOptions.Multiline)]
    private static partial Regex Fences();
}
