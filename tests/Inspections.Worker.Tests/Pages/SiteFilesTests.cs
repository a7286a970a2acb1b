using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>The public site as files: what any server, mirror or archive gives.</summary>
public sealed class SiteFilesTests(RehearsedYear year)
{
    private const int LargestPage = 150 * 1024;

    private IEnumerable<string> Pages => System.IO.Directory.EnumerateFiles(year.Folder, "*.html", SearchOption.AllDirectories);

    [Fact]
    public void Every_internal_link_resolves()
    {
        string[] broken =
        [
            .. Pages.SelectMany(p => Links(p).Select(l => (Page: p, Link: l, File: Path.GetFullPath(Path.Combine(Path.GetDirectoryName(p)!, l)))))
                // Recusals are published only where there are any, which the page says.
                .Where(l => !File.Exists(l.File) && !l.Link.EndsWith("recusals.jsonl", StringComparison.Ordinal))
                .Select(l => $"{Path.GetRelativePath(year.Folder, l.Page)} -> {l.Link}"),
        ];
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_start()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([Path.Combine(year.Folder, "index.html")]);
        while (waiting.TryDequeue(out string? page))
        {
            if (reached.Add(page) && page.EndsWith(".html", StringComparison.Ordinal))
            {
                Links(page).Select(l => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, l))).Where(File.Exists).ToList().ForEach(waiting.Enqueue);
            }
        }

        Assert.Empty(Pages.Except(reached, StringComparer.Ordinal).Select(p => Path.GetRelativePath(year.Folder, p)));
    }

    [Fact]
    public void No_page_is_larger_than_a_phone_can_load_and_none_has_a_script_or_style_of_its_own()
    {
        Each.Of(Pages, page =>
        {
            Assert.InRange(new FileInfo(page).Length, 1, LargestPage);
            IDocument document = Parse(page);
            Assert.DoesNotContain(document.Scripts, s => s.Source is null);
            Assert.Empty(document.QuerySelectorAll("style, [style], [onclick], [onload]"));
            Assert.Equal(Path.GetRelativePath(year.Folder, page).StartsWith("en/", StringComparison.Ordinal) ? "en" : "zh-CN", document.DocumentElement.GetAttribute("lang"));
        });
    }

    [Fact]
    public void Every_firm_that_was_drawn_has_a_page_and_is_found_by_its_name_and_code()
    {
        string[] drawn = [.. System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "draws"), "index.html", SearchOption.AllDirectories)
            .SelectMany(Links).Where(l => l.StartsWith("../../firms/", StringComparison.Ordinal)).Select(l => Path.GetFileName(l)).Distinct(StringComparer.Ordinal)];
        string[] found = [.. System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "find"), "u*.html").SelectMany(Links).Select(l => Path.GetFileName(l))];
        string[] byCode = [.. System.IO.Directory.EnumerateFiles(Path.Combine(year.Folder, "find"), "code-*.html").SelectMany(Links).Select(l => Path.GetFileName(l))];
        Assert.NotEmpty(drawn);
        Each.Of(drawn, firm => Assert.True(
            File.Exists(Path.Combine(year.Folder, "firms", firm)) && found.Contains(firm, StringComparer.Ordinal) && byCode.Contains(firm, StringComparer.Ordinal), firm));
    }

    [Fact]
    public async Task The_same_year_gives_the_same_bytes_of_every_draw_and_page()
    {
        using var scratch = new Scratch();
        string again = scratch.At("public");
        await RehearsedYear.IntoAsync(again);
        Assert.Equal(Relative(year.Folder), Relative(again));
        // Signatures have their own random numbers, and no page depends on one; the publisher's mark is another each time.
        Each.Of(Relative(again).Where(f => !f.StartsWith("ledger/checkpoint", StringComparison.Ordinal) && f != ".publishing"), file => Assert.Equal(File.ReadAllBytes(Path.Combine(year.Folder, file)), File.ReadAllBytes(Path.Combine(again, file))));
    }

    private static string[] Relative(string folder) =>
        [.. System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Links(string page) => Parse(page).QuerySelectorAll("a[href], link[href], script[src]")
        .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
        .Where(l => !l.StartsWith('#'));

    private static IDocument Parse(string page) => new HtmlParser().ParseDocument(File.ReadAllText(page));
}
