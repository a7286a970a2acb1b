using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>Pages are rendered and written only when what they say has changed.</summary>
public sealed class PageWriterTests
{
    [Fact]
    public void Only_what_changed_is_written()
    {
        using var scratch = new Scratch();
        var writer = new PageWriter(scratch.Folder);
        Assert.Equal(3, writer.Write([Firm(1), Firm(2), Firm(3)]));
        DateTime before = File.GetLastWriteTimeUtc(scratch.At(Firm(1).Path));

        Assert.Equal(0, new PageWriter(scratch.Folder).Write([Firm(1), Firm(2), Firm(3)]));
        Assert.Equal(1, writer.Write([Firm(1), Firm(2, visits: 2), Firm(3)]));
        Assert.Equal(before, File.GetLastWriteTimeUtc(scratch.At(Firm(1).Path)));
        Assert.Contains("已公示检查 2 次", File.ReadAllText(scratch.At(Firm(2).Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_was_lost_or_cut_is_made_again_and_one_that_is_no_more_is_removed()
    {
        using var scratch = new Scratch();
        var writer = new PageWriter(scratch.Folder);
        writer.Write([Firm(1), Firm(2), Firm(3)]);
        byte[] whole = File.ReadAllBytes(scratch.At(Firm(2).Path));
        File.Delete(scratch.At(Firm(1).Path));
        File.WriteAllBytes(scratch.At(Firm(2).Path), []);

        Assert.Equal(2, writer.Write([Firm(1), Firm(2)]));
        Assert.Equal(whole, File.ReadAllBytes(scratch.At(Firm(2).Path)));
        Assert.False(File.Exists(scratch.At(Firm(3).Path)));
    }

    [Fact]
    public void Pages_are_made_in_the_languages_that_are_asked_for_and_a_language_that_is_no_more_leaves_nothing_behind()
    {
        using var scratch = new Scratch();
        var writer = new PageWriter(scratch.Folder);
        Assert.Equal(1, writer.Write([.. Firm(1).In([Language.Chinese])]));
        Assert.False(System.IO.Directory.Exists(scratch.At("en")));

        Assert.Equal(2, writer.Write([.. Firm(1).In([Language.Chinese, Language.English])]));
        string english = File.ReadAllText(scratch.At($"en/{Firm(1).Path}"));
        Assert.Contains("<html lang=\"en\"", english, StringComparison.Ordinal);
        Assert.Contains($"hreflang=\"zh-CN\" href=\"../../{Firm(1).Path}\"", english, StringComparison.Ordinal);
        Assert.Contains($"hreflang=\"en\" href=\"../en/{Firm(1).Path}\"", File.ReadAllText(scratch.At(Firm(1).Path)), StringComparison.Ordinal);

        Assert.Equal(1, writer.Write([.. Firm(1).In([Language.Chinese])]));
        Assert.False(System.IO.Directory.Exists(scratch.At("en")));
        Assert.DoesNotContain("hreflang", File.ReadAllText(scratch.At(Firm(1).Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_pages_that_names_files_elsewhere_removes_nothing()
    {
        using var scratch = new Scratch();
        string outside = scratch.Write("outside.html", "kept");
        string root = scratch.At("public");
        new PageWriter(root).Write([Firm(1)]);
        File.AppendAllText(Path.Combine(root, ".pages"), $"0 4 ../outside.html\n0 4 {outside}\n");

        new PageWriter(root).Write([Firm(2)]);
        Assert.True(File.Exists(outside));
    }

    [Fact]
    public void Names_are_text_and_never_markup()
    {
        using var renderer = new PageRenderer();
        string page = System.Text.Encoding.UTF8.GetString(SitePage.Of<FirmPage, FirmView>("firms/x.html", new FirmView("x", "<script>房产</script>", 0, [], [])).Render(renderer));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;房产", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_item_list_has_several_pages_that_a_phone_can_load()
    {
        string text = new('文', 200);
        ItemView[] items = [.. Enumerable.Range(1, 90).Select(n => new ItemView($"{n}", "物业服务", $"事项{n}", text, text, text, text, text, null, null, text, text, IsKey: false, null))];
        using var renderer = new PageRenderer();
        SitePage[] pages = [.. ItemPages.Of(items)];
        Assert.Equal(["items.html", "items-2.html", "items-3.html", "items-4.html"], pages.Select(p => p.Path));
        Each.Of(pages, p => Assert.InRange(p.Render(renderer).Length, 10_000, 150 * 1024));
    }

    private static SitePage Firm(int number, int visits = 1) => MadeFirmPage.Of(number, visits);
}
