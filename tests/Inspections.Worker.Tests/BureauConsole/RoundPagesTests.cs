using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Rounds in a browser: their firms, papers and result sheets.</summary>
public sealed class RoundPagesTests
{
    private static readonly string Round = $"/rounds/{ResultDesk.Draw}";

    [Fact]
    public async Task A_round_shows_its_firms_with_teams_days_and_states()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument list = await browser.GetAsync("/rounds");
        Assert.Contains(list.QuerySelectorAll("td a"), a => a.GetAttribute("href") == Round);
        desk.Results.Submit(desk.Results.Good(desk.Results.Firms[0]));
        string[] rows = [.. (await browser.GetAsync(Round)).QuerySelectorAll("tbody tr").Select(r => r.TextContent)];
        Assert.Equal(desk.Results.Firms.Count, rows.Length);
        Assert.Contains("待审核（处室负责人）", rows[0], StringComparison.Ordinal);
        Assert.Contains("未录入", rows[1], StringComparison.Ordinal);
        Each.Of(rows.Zip(desk.Results.Firms), r => Assert.Contains($"{r.Second}", r.First, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_papers_are_one_file_or_one_document_to_print()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync(Round);

        // Before the head has approved the visits there is the form for that, and nothing to print.
        await browser.SubmitAsync(page, $"{Round}/papers", ("what", "zip"));
        using var before = new ZipArchive(new MemoryStream(await browser.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        Assert.Equal([$"检查审批表-{ResultDesk.Draw}.docx"], before.Entries.Select(e => e.FullName));
        await browser.SubmitAsync(page, $"{Round}/papers", ("what", "print"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        desk.Results.Desk.Bureau.Write(s => new ApproveVisits(desk.Results.Desk.Bureau, StaffList.On(s, new StaffOptions(), desk.Results.Desk.Bureau.Today))
            .Approve(s, ResultDesk.Draw, ConsoleDesk.IdOf(RoleTable.DivisionHead), "test"));

        await browser.SubmitAsync(page, $"{Round}/papers", ("what", "zip"));
        Assert.Contains("filename*=UTF-8''", browser.Last.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(await browser.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        string[] names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.Contains($"检查结果录入表-{ResultDesk.Draw}.xlsx", names);
        Assert.Equal(desk.Results.Firms.Count, names.Count(n => n.StartsWith("检查通知书/", StringComparison.Ordinal)));
        Assert.Equal(desk.Results.Firms.Count, desk.Results.Desk.Bureau.Database.Read(s => VisitDayStore.Of(s, ResultDesk.Draw)).Count);

        await browser.SubmitAsync(page, $"{Round}/papers", ("what", "print"));
        using var document = new ZipArchive(new MemoryStream(await browser.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        using var words = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        string text = await words.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2 * desk.Results.Firms.Count, text.Split("<w:sectPr").Length - 1);
    }

    [Fact]
    public async Task A_filled_sheet_is_entered_under_the_name_of_who_sends_it_and_twice_changes_nothing()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync(Round);
        byte[] sheet = Sheet(desk, _ => ResultCategory.NoProblemFound.Chinese);
        IHtmlDocument taken = await browser.SendFileAsync(page, $"{Round}/results", "sheet", "结果.xlsx", sheet);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Contains($"提交审查 {desk.Results.Firms.Count}", taken.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Each.Of(desk.Results.Firms, f => Assert.Equal(ConsoleDesk.IdOf(RoleTable.Operator), $"{desk.Results.Latest(f).EnteredBy}"));
        long size = desk.Results.Desk.LedgerSize();
        taken = await browser.SendFileAsync(page, $"{Round}/results", "sheet", "结果.xlsx", sheet);
        Assert.Contains($"未变 {desk.Results.Firms.Count}", taken.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
        Assert.Contains(desk.Results.Desk.Bureau.Database.Read(s => ActionLog.Between(s, desk.Results.Desk.Bureau.Today, desk.Results.Desk.Bureau.Today)), a => a is { What: "result.sheet", Outcome: LoggedAction.Done });
    }

    [Fact]
    public async Task A_sheet_with_one_fault_is_not_entered_and_the_fault_is_shown_at_its_cell()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync(Round);
        long size = desk.Results.Desk.LedgerSize();
        byte[] sheet = Sheet(desk, n => n == 1 ? $"{ResultCategory.NoProblemFound.Chinese}；{ResultCategory.All[1].Chinese}" : ResultCategory.NoProblemFound.Chinese);
        IHtmlDocument refused = await browser.SendFileAsync(page, $"{Round}/results", "sheet", "结果.xlsx", sheet);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        string[] cells = [.. refused.QuerySelectorAll("tbody tr").First(r => r.Children[2].TextContent == ResultFile.Categories.Names[0]).Children.Select(c => c.TextContent)];
        Assert.Equal(["检查结果", "3", ResultFile.Categories.Names[0]], cells[..3]);
        Assert.Contains(ResultCategory.All[1].Chinese, cells[3], StringComparison.Ordinal);
        Assert.Equal(size, desk.Results.Desk.LedgerSize());
    }

    [Fact]
    public async Task What_another_one_has_entered_is_not_written_over_by_a_sheet_that_says_something_else()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        Identifier firm = desk.Results.Firms[0];
        desk.Results.Submit(desk.Results.Good(firm) with { Categories = [ResultCategory.NoRelevantActivityFound] });
        long size = desk.Results.Desk.LedgerSize();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync(Round);
        IHtmlDocument refused = await browser.SendFileAsync(page, $"{Round}/results", "sheet", "结果.xlsx", Sheet(desk, _ => ResultCategory.NoProblemFound.Chinese));
        Assert.Equal((HttpStatusCode.Conflict, size), (browser.Last.StatusCode, desk.Results.Desk.LedgerSize()));
        Assert.Contains(EntryRefusals.EnteredByOther.Of("Z0").Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);

        // What says the same is no fault: a sheet of the whole round may have it too.
        await browser.SendFileAsync(page, $"{Round}/results", "sheet", "结果.xlsx", Sheet(desk, n => (n == 0 ? ResultCategory.NoRelevantActivityFound : ResultCategory.NoProblemFound).Chinese));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Equal("Z0", $"{desk.Results.Latest(firm).EnteredBy}");
    }

    [Theory]
    [InlineData("picture.xlsx", "\u0089PNG not a sheet")]
    [InlineData("page.xlsx", "<html>not a sheet</html>")]
    [InlineData("empty.csv", "")]
    public async Task A_file_that_is_no_sheet_is_refused_whatever_it_is_called(string name, string content)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        await browser.SendFileAsync(await browser.GetAsync(Round), $"{Round}/results", "sheet", name, Encoding.Latin1.GetBytes(content));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
    }

    [Fact]
    public async Task A_file_that_unpacks_to_too_much_is_refused_and_so_is_one_that_is_too_large()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync(Round);
        IHtmlDocument refused = await browser.SendFileAsync(page, $"{Round}/results", "sheet", "many.xlsx", ManyEntries());
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains(TableRefusals.UnpacksTooLarge.Of("many.xlsx", ZipBudget.MaxUnpacked >> 20).Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        await browser.SendFileAsync(page, $"{Round}/results", "sheet", "large.csv", new byte[11 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
    }

    [Fact]
    public async Task Nobody_sends_more_than_a_form_without_the_right_to_enter()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser entering = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead);
        IHtmlDocument page = await entering.GetAsync(Round);
        await head.SendFileAsync(page, $"{Round}/results", "sheet", "large.csv", new byte[ConsoleRoute.MostBytesOfText * 8]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, head.Last.StatusCode);
    }

    [Fact]
    public async Task Rounds_of_a_sector_that_is_not_the_persons_are_not_there()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        string staff = ConsoleDesk.IdOf(RoleTable.Operator);
        desk.Results.Desk.Bureau.Database.Write(s => AccountStore.Change(s, AccountStore.Find(s, Label.Parse(staff))! with { Sectors = [SectorCode.Parse("elsewhere")] }));
        using Browser browser = desk.Open(RoleTable.Operator), other = desk.Open(RoleTable.Inspector);
        Assert.Empty((await browser.GetAsync("/rounds")).QuerySelectorAll("td a"));
        Assert.Equal(HttpStatusCode.Conflict, await browser.StatusAsync(Round));
        IHtmlDocument page = await other.GetAsync(Round);
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    // The sheet that is among the papers, filled in but for what a firm's categories are to be.
    private static byte[] Sheet(ConsoleDesk desk, Func<int, string> categories)
    {
        InspectionResult[] good = [.. desk.Results.Firms.Select(desk.Results.Good)];
        return new SheetPaper()
            .Sheet(
                "检查结果",
                [.. ResultFile.Columns.Select(c => (c.Names[0], 20d))],
                [.. good.Select((r, n) => (IReadOnlyList<object?>)[$"{r.Draw}", $"{r.Firm}", "", "", $"{r.InspectedOn:yyyy-MM-dd}", string.Join('；', r.Inspectors), string.Join('；', r.Items), categories(n), "", "", "", ""])])
            .Sheet("填写说明", [("栏目", 10)], [["检查日期"]])
            .ToBytes();
    }

    // More parts than any workbook has: found before anything is unpacked.
    private static byte[] ManyEntries()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i <= 10_000; i++)
            {
                zip.CreateEntry($"{i}");
            }
        }

        return bytes.ToArray();
    }
}
