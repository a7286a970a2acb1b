using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Lists on pages: what is given is looked at before it is taken, and nothing is taken that was not shown.</summary>
public sealed class ListPagesTests
{
    [Fact]
    public async Task A_list_is_shown_with_the_names_that_would_end_then_taken_then_taken_back()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IReadOnlyList<Firm> before = Firms(desk);
        Firm gone = before[1];
        long ledger = desk.Results.Desk.LedgerSize();
        IHtmlDocument draft = await GiveAsync(browser, "firms", "firms.csv", Csv(desk, rows => rows.Where(r => r[0] != $"{gone.Id}")));
        Assert.Contains(gone.Name, draft.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((before.Count, ledger), (Firms(desk).Count, desk.Results.Desk.LedgerSize()));

        IHtmlDocument after = await browser.SubmitAsync(draft, "/lists/draft/apply");
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.DoesNotContain(Firms(desk), f => f.Id == gone.Id);
        Assert.Equal(ledger + 1, desk.Results.Desk.LedgerSize());
        Assert.Contains("firms.csv", after.Body!.TextContent, StringComparison.Ordinal);

        await browser.SubmitAsync(after, "/lists/undo");
        Assert.Equal(before.Select(f => f.Id), Firms(desk).Select(f => f.Id));
        string me = ConsoleDesk.IdOf(RoleTable.Operator);
        LoggedAction[] log = [.. desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today)).Where(a => a.Staff == me)];
        Assert.Contains(log, a => a.What == "lists.import" && a.Subject.StartsWith("firms firms.csv +0 ~0 -1", StringComparison.Ordinal));
        Assert.Contains(log, a => a.What == "lists.undo");
        IReadOnlyList<EntryChange> changes = desk.Console.Bureau.Database.Read(s => DirectoryJournal.Of(s, "firms", gone.Id));
        Assert.Equal([(false, true, true), (true, false, false)], changes.Select(c => (c.IsAdded, c.IsEnded, c.IsUndone)));
        Assert.Contains("firms.csv", (await browser.GetAsync($"/firms/{gone.Id}")).Body!.TextContent, StringComparison.Ordinal);

        // Again, with the page as it was: the last change is another now.
        await browser.SubmitAsync(after, "/lists/undo");
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Equal(before.Count, Firms(desk).Count);
    }

    [Fact]
    public async Task Much_that_would_end_is_agreed_to_by_itself()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        int all = Firms(desk).Count;
        IHtmlDocument draft = await GiveAsync(browser, "firms", "part.csv", Csv(desk, rows => rows.Take(2)));
        await browser.SubmitAsync(draft, "/lists/draft/apply");
        Assert.Equal((HttpStatusCode.Conflict, all), (browser.Last.StatusCode, Firms(desk).Count));
        await browser.SubmitAsync(draft, "/lists/draft/apply", ("lost", "yes"));
        Assert.Equal(2, Firms(desk).Count);
    }

    [Fact]
    public async Task A_column_that_was_corrected_is_remembered_for_the_next_list()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        byte[] list = Csv(desk, rows => rows, header => header == FirmFile.Name.Names[0] ? "本册所载之字样" : header);
        IHtmlDocument draft = await GiveAsync(browser, "firms", "odd.csv", list);
        Assert.NotNull(draft.QuerySelector("[role=alert]"));
        Assert.Null(draft.QuerySelector("form[action='/lists/draft/apply']"));
        IElement name = draft.QuerySelectorAll("select").First(s => s.ParentElement!.ParentElement!.TextContent.StartsWith(FirmFile.Name.Names[0], StringComparison.Ordinal));
        draft = await browser.SubmitAsync(draft, "/lists/draft/again", (name.GetAttribute("name")!, "本册所载之字样"));
        Assert.Null(draft.QuerySelector("[role=alert]"));
        await browser.SubmitAsync(draft, "/lists/draft/apply");
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);

        draft = await GiveAsync(browser, "firms", "odd again.csv", list);
        Assert.Null(draft.QuerySelector("[role=alert]"));

        // A list with the usual headers is read as it always was.
        draft = await GiveAsync(browser, "firms", "usual.csv", Csv(desk, rows => rows));
        Assert.Null(draft.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task What_is_no_list_is_refused_with_its_reason_and_is_no_strain()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        foreach ((string name, byte[] bytes) in new[]
                 {
                     ("page.xlsx", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>")), ("binary.xlsx", [0x4d, 0x5a, 0, 1, 2, 3]), ("bomb.xlsx", Bomb()),
                     ("entities.xlsx", Entities()), ("broken.xlsx", [0x50, 0x4b, 3, 4, 1, 2, 3]), ("words.csv", Encoding.UTF8.GetBytes("a,b\n1,2\n")),
                 })
        {
            IHtmlDocument draft = await GiveAsync(browser, "firms", name, bytes);
            Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
            Assert.NotNull(draft.QuerySelector("[role=alert]"));
            Assert.Null(draft.QuerySelector("form[action='/lists/draft/apply']"));
            Assert.Null(draft.QuerySelector("script"));
            IHtmlDocument lists = await browser.GetAsync("/lists");
            await browser.PostAsync("/lists/draft/apply", [("form", lists.QuerySelector("input[name=form]")!.GetAttribute("value")!)]);
            Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        }

        IHtmlDocument page = await browser.GetAsync("/lists");
        await browser.SendFileAsync(page, "/lists/read", "file", "empty.csv", [], ("kind", "firms"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        await browser.SendFileAsync(page, "/lists/read", "file", "firms.csv", [1], ("kind", "nothing"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_taken()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await browser.GetAsync("/lists");
        IHtmlDocument refused = await browser.SendFileAsync(page, "/lists/read", "file", "large.csv", new byte[ConsoleRoute.MostBytesOfFiles * 2], ("kind", "firms"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, browser.Last.StatusCode);
        Assert.Contains(ConsoleTexts.TooLarge(ConsoleRoute.MostBytesOfFiles).Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync("/lists")).QuerySelector("a[href='/lists/draft']"));
    }

    [Fact]
    public async Task Each_looks_at_an_own_draft_and_one_that_somebody_else_was_faster_than_is_not_taken()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        desk.Console.Bureau.Database.Write(s => AccountStore.Add(s, new Account(Label.Parse("Q9"), "另一经办", [RoleTable.Operator], [], desk.Console.Bureau.Today, null)));
        desk.Console.Bureau.Database.Write(s => AccountStore.Keep(s, Label.Parse("Q9"), new Credential("x", desk.Console.Bureau.Now, false, 0, null)));
        using Browser one = desk.Open(RoleTable.Operator), two = desk.Open("Q9");
        string last = $"{Firms(desk)[^1].Id}", first = $"{Firms(desk)[0].Id}";
        IHtmlDocument mine = await GiveAsync(one, "firms", "one.csv", Csv(desk, rows => rows.Where(r => r[0] != last)));
        Assert.Equal(HttpStatusCode.Conflict, await two.StatusAsync("/lists/draft"));
        IHtmlDocument other = await GiveAsync(two, "firms", "two.csv", Csv(desk, rows => rows.Where(r => r[0] != first)));
        await two.SubmitAsync(other, "/lists/draft/apply");
        Assert.Equal(HttpStatusCode.OK, two.Last.StatusCode);
        int now = Firms(desk).Count;
        await one.SubmitAsync(mine, "/lists/draft/apply");
        Assert.Equal((HttpStatusCode.Conflict, now), (one.Last.StatusCode, Firms(desk).Count));
    }

    [Fact]
    public async Task Of_two_windows_the_list_that_was_given_last_is_not_taken_by_the_page_of_the_other()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IReadOnlyList<Firm> before = Firms(desk);
        IHtmlDocument shown = await GiveAsync(browser, "firms", "one.csv", Csv(desk, rows => rows.SkipLast(1)));
        IHtmlDocument now = await GiveAsync(browser, "firms", "two.csv", Csv(desk, rows => rows.Skip(1)));
        foreach (string button in (string[])["apply", "again", "drop"])
        {
            IHtmlDocument refused = await browser.SubmitAsync(shown, $"/lists/draft/{button}");
            Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
            Assert.Contains(ListPageRefusals.OtherList.Of().Says.Zh, refused.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before.Select(f => f.Id), Firms(desk).Select(f => f.Id));
        await browser.SubmitAsync(now, "/lists/draft/apply");
        Assert.Equal(before.Skip(1).Select(f => f.Id), Firms(desk).Select(f => f.Id));
    }

    [Fact]
    public async Task An_entry_is_found_by_part_of_its_name_and_its_page_says_everything_about_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Supervisor);
        Firm firm = desk.Console.Bureau.Database.Read(s => FirmStore.Find(s, desk.Results.Firms[0]))!.Firm;
        desk.Results.Submit(desk.Results.Good(firm.Id));
        IHtmlDocument found = await browser.GetAsync($"/lists?q={Uri.EscapeDataString(firm.Name[1..^1])}");
        Assert.NotNull(found.QuerySelector($"a[href='/firms/{firm.Id}']"));
        Assert.Null(found.QuerySelector("form[action='/lists/read']"));
        foreach (string word in (string[])["%", "_", "' OR 1=1 --", "no such name"])
        {
            Assert.Null((await browser.GetAsync($"/lists?q={Uri.EscapeDataString(word)}")).QuerySelector("a[href^='/firms/']"));
        }

        IHtmlDocument page = await browser.GetAsync($"/firms/{firm.Id}");
        IReadOnlyDictionary<Identifier, string> people = desk.Console.Bureau.Database.Read(InspectorStore.Names);
        Identifier inspector = desk.Results.Good(firm.Id).Inspectors[0];
        Assert.Contains(people[inspector], page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href^='/review/']"));

        IHtmlDocument person = await browser.GetAsync($"/inspectors/{inspector}");
        Assert.NotNull(person.QuerySelector($"a[href='/firms/{firm.Id}']"));
        Assert.Contains(desk.Console.Bureau.Database.Read(InspectorStore.Certificates)[inspector].Number, person.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await browser.StatusAsync("/firms/none"));
        Assert.Equal(HttpStatusCode.Conflict, await browser.StatusAsync("/inspectors/none"));
    }

    [Fact]
    public async Task Somebody_who_has_left_is_still_found_and_the_page_says_since_when()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        Inspector gone = desk.Console.Bureau.Database.Read(InspectorStore.Current)[0];
        await browser.SubmitAsync(await browser.GetAsync($"/inspectors/{gone.Id}"), "/lists/end/inspectors", ("sure", "yes"));
        Assert.DoesNotContain(gone.Id, desk.Console.Bureau.Database.Read(InspectorStore.Current).Select(i => i.Id));
        Assert.NotNull((await browser.GetAsync($"/lists?q={gone.Id}")).QuerySelector($"a[href='/inspectors/{gone.Id}']"));
        IHtmlDocument page = await browser.GetAsync($"/inspectors/{gone.Id}");
        Assert.Equal((HttpStatusCode.OK, gone.Name), (browser.Last.StatusCode, page.QuerySelector("h1")!.TextContent));
        Assert.Contains(ListTexts.EndedOn.Zh, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(gone.Certificate.Number, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action^='/lists/']"));
    }

    [Fact]
    public async Task Leave_is_entered_on_the_inspectors_page_and_a_stale_page_overwrites_nothing()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator), watcher = desk.Open(RoleTable.Supervisor);
        Inspector before = desk.Console.Bureau.Database.Read(InspectorStore.Current)[0];
        IHtmlDocument page = await browser.GetAsync($"/inspectors/{before.Id}");
        string[] leave = [FieldOf(page, InspectorFile.AbsentFrom), FieldOf(page, InspectorFile.AbsentUntil)];
        IHtmlDocument after = await browser.SubmitAsync(page, "/lists/entry/inspectors", (leave[0], "2026-03-02"), (leave[1], "2026-03-10"));
        Inspector now = desk.Console.Bureau.Database.Read(InspectorStore.Current)[0];
        Assert.Equal(before with { AbsentFrom = new DateOnly(2026, 3, 2), AbsentUntil = new DateOnly(2026, 3, 10), Sectors = now.Sectors }, now);
        Assert.Equal(before.Sectors, now.Sectors);
        Assert.Contains("2026-03-10", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([false, true], desk.Console.Bureau.Database.Read(s => DirectoryJournal.Of(s, "inspectors", before.Id)).Select(c => c.IsAdded));

        await browser.SubmitAsync(page, "/lists/entry/inspectors", (leave[0], ""), (leave[1], ""));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        await browser.SubmitAsync(after, "/lists/entry/inspectors", (leave[0], "2026-03-11"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Equal(now.AbsentFrom, desk.Console.Bureau.Database.Read(InspectorStore.Current)[0].AbsentFrom);
        Assert.Null((await watcher.GetAsync($"/inspectors/{before.Id}")).QuerySelector("form[action^='/lists/entry']"));

        string FieldOf(IHtmlDocument of, Column column) => of.QuerySelectorAll("label").First(l => l.TextContent.StartsWith(column.Names[0], StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("name")!;
    }

    [Fact]
    public async Task What_is_exported_is_read_again_without_a_change()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        foreach (string kind in ReadList.Shapes.Keys)
        {
            byte[] workbook = await DownloadAsync(browser, $"/lists/export/{kind}");
            if (kind is not ("recusals" or "dishonest"))
            {
                IHtmlDocument draft = await GiveAsync(browser, kind, $"{kind}.xlsx", workbook);
                Assert.Null(draft.QuerySelector("[role=alert]"));
                Assert.Null(draft.QuerySelector("details[open]"));
            }

            Assert.True((await DownloadAsync(browser, $"/lists/template/{kind}")).AsSpan().StartsWith("PK"u8), kind);
        }
    }

    private static async Task<byte[]> DownloadAsync(Browser browser, string path)
    {
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(path));
        return await browser.Last.Content.ReadAsByteArrayAsync();
    }

    private static IReadOnlyList<Firm> Firms(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(FirmStore.Current);

    private static async Task<IHtmlDocument> GiveAsync(Browser browser, string kind, string name, byte[] bytes) =>
        await browser.SendFileAsync(await browser.GetAsync("/lists"), "/lists/read", "file", name, bytes, ("kind", kind));

    private static byte[] Csv(ConsoleDesk desk, Func<IReadOnlyList<IReadOnlyList<string>>, IEnumerable<IReadOnlyList<string>>> some, Func<string, string>? header = null)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = desk.Console.Bureau.Database.Read(s => DirectorySheets.Rows(s, "firms", new SectorNames([.. SectorStore.All(s)]), desk.Console.Bureau.Today.Year));
        string text = Encoding.UTF8.GetString(DirectorySheets.Csv("firms", [.. some(rows)]));
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(string.Join(',', text[..end].TrimEnd('\r').TrimStart('\uFEFF').Split(',').Select(header ?? (h => h))) + text[end..]);
    }

    // Some KB that unpack to more than a bureau has.
    // An entity that is a file of the machine, and one that grows by being named again and again.
    private static byte[] Entities()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string part in (string[])["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
            {
                using var entry = new StreamWriter(zip.CreateEntry(part).Open());
                entry.Write("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&f;&b;</x>");
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 600; i++)
            {
                entry.Write(block);
            }
        }

        return bytes.ToArray();
    }
}
