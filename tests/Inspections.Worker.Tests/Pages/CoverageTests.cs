using System.Text;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>What the start page says of the floor.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Before_a_list_is_committed_to_no_sector_has_reached_anything()
    {
        using var desk = new Desk();
        Assert.Equal(4, Count(Start(desk), "尚无锁定的名录"));
        Assert.Equal(0, Count(Start(desk), "已达到"));

        desk.CommitFirst();
        Assert.True(Count(Start(desk), "尚无锁定的名录") < 4);
        Assert.Equal(0, Count(Start(desk), "已达到"));
        Assert.True(Count(Start(desk), "尚未达到") > 0);
    }

    [Theory]
    [InlineData(4_999, 5_000, 100_000, "4.99 %", "尚未达到")]
    [InlineData(4, 4, 63, "6.34 %", "已达到")]
    public void A_share_is_never_rounded_up_to_the_floor(long drawn, long needed, long largest, string share, string shown)
    {
        using var renderer = new PageRenderer();
        string page = Encoding.UTF8.GetString(SitePage.Of<StartPage, StartView>("index.html", new StartView(
            "某局", "350100/housing", 2026, [new CoverageView("物业服务", drawn, needed, largest, "5 %", 1, 3)], new TimelineView(2026, []), [], HasFeed: false)).Render(renderer));
        Assert.Contains($"{drawn} / {largest}", page, StringComparison.Ordinal);
        Assert.Contains($"，{share}；", page, StringComparison.Ordinal);
        Assert.Contains(shown, page, StringComparison.Ordinal);
    }

    private static string Start(Desk desk)
    {
        desk.Processor.LookAhead();
        return File.ReadAllText(Path.Combine(desk.PublicFolder, "index.html"));
    }

    private static int Count(string page, string words) => page.Split(words).Length - 1;
}
