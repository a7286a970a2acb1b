using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Core.Statistics;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Fairness;
using Inspections.Worker.Publication.Reports;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>What is published of a year, in figures: the page says what the command says, and more.</summary>
public sealed class StatisticsPagesTests
{
    [Fact]
    public async Task The_page_and_its_files_say_what_the_report_command_says()
    {
        await using ConsoleDesk desk = await ReleasedAsync();
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        IHtmlDocument page = await supervisor.GetAsync("/statistics/2026");
        Report report = ReportOf(desk);
        Each.Of(report.Paragraphs, p => Assert.Contains(p, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
        Each.Of(report.Tables, t => Assert.Contains(page.QuerySelectorAll("h2"), h => h.TextContent == t.Title));
        Assert.Equal(report.Adds, page.QuerySelector(".fault") is null);

        // Whoever works with the workbook gets the one that the command writes.
        await supervisor.StatusAsync("/statistics/2026/report.xlsx");
        Assert.Equal(ReportSheet.Write(report), await supervisor.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, await supervisor.StatusAsync("/statistics/2026/report.xlsx?quarter=1"));
        Assert.Equal(HttpStatusCode.Conflict, await supervisor.StatusAsync("/statistics/2026/report.xlsx?quarter=4"));
        await supervisor.StatusAsync("/statistics/2026/report.html");
        Assert.Contains(report.Paragraphs[0], WebUtility.HtmlDecode(await supervisor.Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        await supervisor.StatusAsync("/statistics/2026/fairness.html");
        Assert.Contains(FairnessWords.Title.Zh, await supervisor.Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_share_of_firms_with_problems_has_its_exact_range_and_says_what_is_unknown()
    {
        await using ConsoleDesk desk = await ReleasedAsync();
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        IHtmlDocument page = await supervisor.GetAsync("/statistics/2026");
        string sector = page.QuerySelector("tbody.problems th")!.TextContent;
        string[] row = [.. page.QuerySelector("tbody.problems tr")!.QuerySelectorAll("td").Select(c => c.TextContent)];
        (int firms, int drawn) = (int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), desk.Results.Firms.Count);
        Assert.Equal(["2", "1", $"{drawn - 2}"], row[2..5]);
        (int, int, int)[] strata =
        [
            .. page.QuerySelectorAll("tbody.problems tr").Skip(1).Where(r => r.QuerySelector("th")!.TextContent == sector).Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray())
                .Select(r => (Number(r[1]), Number(r[2]), Number(r[3]))),
        ];
        ViolatorRange expected = ViolatorRange.OfStrata(strata.Length > 0 ? strata : [(firms, 2, 1)], new Core.Policy.Ratio(95, 100));
        Assert.Equal(StatisticsTexts.Range(expected.Least, expected.Most, firms), row[6]);

        static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_firm_has_its_chance_in_the_year_and_over_the_years()
    {
        await using ConsoleDesk desk = await ReleasedAsync();
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        Identifier firm = desk.Results.Firms[0];
        IHtmlDocument page = await supervisor.GetAsync($"/statistics/2026?firm={firm}");
        string rows = page.QuerySelector("tbody.found")!.TextContent;
        Assert.Contains(StatisticsTexts.Drawn.Zh, rows, StringComparison.Ordinal);
        await supervisor.StatusAsync("/statistics/2026/chances.csv");
        string csv = Encoding.UTF8.GetString(await supervisor.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        // A firm may be in several sectors: a line each.
        string[] lines = [.. csv.Split("\r\n").Where(l => l.Contains($"{firm}", StringComparison.Ordinal))];
        Assert.Equal(page.QuerySelectorAll("tbody.found tr").Length, lines.Length);
        Each.Of(lines, l => Assert.Contains(l.Split(',')[3].Trim('"'), rows, StringComparison.Ordinal));
        Assert.Equal(StatisticsTexts.NotInYear.Zh, (await supervisor.GetAsync("/statistics/2026?firm=nobody")).QuerySelector("h3 + p")!.TextContent);
    }

    [Fact]
    public async Task The_archive_is_the_one_that_the_command_makes_and_leaves_nothing_behind()
    {
        await using ConsoleDesk desk = await ReleasedAsync();
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        foreach (int turn in (int[])[1, 2])
        {
            Assert.True(await supervisor.StatusAsync("/statistics/2026/archive.zip") == HttpStatusCode.OK, $"time {turn}");
            using var zip = new ZipArchive(await supervisor.Last.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            Assert.Contains(zip.Entries, e => e.FullName == ArchiveManifest.Name);
        }
    }

    [Fact]
    public async Task A_year_without_a_public_draw_says_so_and_gives_no_file()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser supervisor = desk.Open(RoleTable.Supervisor);
        Assert.Contains("2025", (await supervisor.GetAsync("/statistics/2025")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await supervisor.StatusAsync("/statistics/2025/report.xlsx"));
        Assert.Equal(HttpStatusCode.Conflict, await supervisor.StatusAsync("/statistics/2025/archive.zip"));
    }

    private static Report ReportOf(ConsoleDesk desk)
    {
        PublishedDraws draws = FairnessSources.Read([desk.Results.Desk.PublicFolder], new HashSet<DrawId>());
        using PublishedPlace files = PublishedPlace.Open(desk.Results.Desk.PublicFolder);
        return ReportWriting.Of(new PeriodFigures(files, draws, new ReportPeriod(2026, Quarter: null)), Language.Chinese);
    }

    // Two results are public: one without a problem, one with.
    private static async Task<ConsoleDesk> ReleasedAsync()
    {
        ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        foreach ((Identifier firm, bool isBad) in desk.Results.Firms.Take(2).Select((f, i) => (f, i == 1)))
        {
            InspectionResult good = desk.Results.Good(firm);
            desk.Results.Submit(isBad ? good with { Categories = [ResultCategory.Parse("RequiredInformationNotDisclosed")], Problems = [new ItemProblem(good.Items[0], "未按规定公示收费标准")] } : good);
            desk.Results.Release(firm);
        }

        desk.Results.Publish();
        return desk;
    }
}
