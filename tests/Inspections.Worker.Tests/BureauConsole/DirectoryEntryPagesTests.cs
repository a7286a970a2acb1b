using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>One entry of a list by hand: added, ended, put on a list of dishonest firms.</summary>
public sealed class DirectoryEntryPagesTests
{
    private const string Code = "91350100M000100Y43";

    [Fact]
    public async Task A_firm_is_added_by_hand_and_ended_and_its_page_says_both_and_by_whom()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        IHtmlDocument form = await browser.GetAsync("/lists/add/firms");
        IHtmlDocument page = await browser.SubmitAsync(form, "/lists/add/firms", Firm(desk, "榕城试样物业服务有限公司"));
        Assert.Equal("已新增，并记入台账", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("榕城试样物业服务有限公司", Found(desk)!.Name);

        // Once more, as by a second window: the entry that is there stays as it is.
        await browser.SubmitAsync(form, "/lists/add/firms", Firm(desk, "另一名称"));
        Assert.Equal((HttpStatusCode.Conflict, "榕城试样物业服务有限公司"), (browser.Last.StatusCode, Found(desk)!.Name));

        await browser.SubmitAsync(page, "/lists/end/firms");
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.NotNull(Found(desk));
        await browser.SubmitAsync(page, "/lists/end/firms", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Null(Found(desk));
        IHtmlDocument ended = await browser.GetAsync($"/firms/{Code}");
        Assert.Null(ended.QuerySelector("form[action='/lists/end/firms']"));
        Assert.Contains($"某operator {ConsoleDesk.IdOf(RoleTable.Operator)}", ended.Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "/lists/end/firms", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_taken_stands_at_its_field_and_what_was_typed_stays()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        int before = desk.Console.Bureau.Database.Read(FirmStore.Count);
        IHtmlDocument form = await browser.GetAsync("/lists/add/firms");
        (string Name, string Value)[] wrong = [.. Firm(desk, "榕城试样物业服务有限公司").Select(f => f.Value == Code ? (f.Name, "91350100M000100Y44") : f)];
        IHtmlDocument page = await browser.SubmitAsync(form, "/lists/add/firms", wrong);
        Assert.Equal((HttpStatusCode.Conflict, before), (browser.Last.StatusCode, desk.Console.Bureau.Database.Read(FirmStore.Count)));
        Assert.Contains("91350100M000100Y44", page.QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("input").Cast<IHtmlInputElement>(), i => i.Value == "榕城试样物业服务有限公司");

        // A code of the first years may fail its check and be right.
        await browser.SubmitAsync(page, "/lists/add/firms", [.. wrong, ("accept", "yes")]);
        Assert.Equal(before + 1, desk.Console.Bureau.Database.Read(FirmStore.Count));
    }

    [Fact]
    public async Task An_item_has_a_page_on_which_it_is_changed_and_what_changed_stays_readable()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator), watcher = desk.Open(RoleTable.Supervisor);
        InspectionItem item = desk.Console.Bureau.Database.Read(ItemStore.Current)[0];
        IHtmlDocument found = await browser.GetAsync($"/lists?q={item.Code}");
        Assert.NotNull(found.QuerySelector($"a[href='/items/{item.Code}']"));
        IHtmlDocument page = await browser.GetAsync($"/items/{item.Code}");
        IHtmlDocument after = await browser.SubmitAsync(page, "/lists/entry/items", (FieldOf(page, ItemFile.Method), "抽样书面检查"));
        InspectionItem now = desk.Console.Bureau.Database.Read(ItemStore.Current)[0];
        Assert.Equal(item with { Method = "抽样书面检查" }, now);
        Assert.Equal([false, true], desk.Console.Bureau.Database.Read(s => DirectoryJournal.Of(s, "items", item.Code)).Select(c => c.IsAdded));
        Assert.Contains("变更", after.Body!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "/lists/entry/items", (FieldOf(page, ItemFile.Method), "另一方式"));
        Assert.Equal((HttpStatusCode.Conflict, "抽样书面检查"), (browser.Last.StatusCode, desk.Console.Bureau.Database.Read(ItemStore.Current)[0].Method));
        Assert.Null((await watcher.GetAsync($"/items/{item.Code}")).QuerySelector("form[action^='/lists/']"));
    }

    [Fact]
    public async Task An_inspector_is_added_with_a_certificate_and_one_of_other_sectors_is_refused()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        SectorCode sector = desk.Console.Bureau.Database.Read(SectorStore.All)[0].Code;
        desk.Console.Bureau.Database.Write(s => AccountStore.Add(s, new Account(Label.Parse("Q9"), "另一经办", [RoleTable.Operator], [SectorCode.Parse("elsewhere")], desk.Console.Bureau.Today, null)));
        desk.Console.Bureau.Database.Write(s => AccountStore.Keep(s, Label.Parse("Q9"), new Credential("x", desk.Console.Bureau.Now, false, 0, null)));
        using Browser browser = desk.Open(RoleTable.Operator), other = desk.Open("Q9");
        int before = desk.Console.Bureau.Database.Read(InspectorStore.Current).Count;
        foreach ((Browser who, int more) in new[] { (other, 0), (browser, 1) })
        {
            IHtmlDocument form = await who.GetAsync("/lists/add/inspectors");
            string name = desk.Console.Bureau.Database.Read(SectorStore.All).First(s => s.Code == sector).Name;
            await who.SubmitAsync(
                form, "/lists/add/inspectors", (FieldOf(form, InspectorFile.StaffId), "H900"), (FieldOf(form, InspectorFile.Name), "沈新"), (FieldOf(form, InspectorFile.Department), "物业处"),
                (FieldOf(form, InspectorFile.Sectors), name), (FieldOf(form, InspectorFile.Certificate), "闽A90001"), (FieldOf(form, InspectorFile.Issuer), "某市司法局"), (FieldOf(form, InspectorFile.ValidUntil), "2030-12-31"));
            Assert.Equal((more == 1 ? HttpStatusCode.OK : HttpStatusCode.Conflict, before + more), (who.Last.StatusCode, desk.Console.Bureau.Database.Read(InspectorStore.Current).Count));
        }
    }

    [Fact]
    public async Task A_firm_is_put_on_a_list_of_dishonest_firms_and_taken_off_and_both_are_published_at_once()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        Firm firm = Unlisted(desk);
        IHtmlDocument page = await browser.GetAsync($"/firms/{firm.Id}");
        (string, string)[] entry =
        [
            (FieldOf(page, DishonestyFile.List), "试样名单"), (FieldOf(page, DishonestyFile.Basis), "某条例第九条"), (FieldOf(page, DishonestyFile.Authority), "某市住建局"),
            (FieldOf(page, DishonestyFile.On), "2026-01-05"),
        ];
        long ledger = desk.Results.Desk.LedgerSize();
        page = await browser.SubmitAsync(page, "/lists/dishonest/add", entry);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Equal((1, ledger + 1), (desk.Published, desk.Results.Desk.LedgerSize()));
        DishonestyEntry listed = Assert.Single(desk.Console.Bureau.Database.Read(s => DishonestyStore.OfFirm(s, firm.Id)));
        Assert.Equal(("试样名单", new DateOnly(2026, 1, 5)), (listed.List, listed.On));
        await browser.SubmitAsync(page, "/lists/dishonest/add", entry);
        Assert.Equal((HttpStatusCode.Conflict, 1), (browser.Last.StatusCode, desk.Published));
        await browser.SubmitAsync(page, "/lists/dishonest/add", [.. entry[..3], (entry[3].Item1, "2199-01-01")]);
        Assert.Equal((HttpStatusCode.Conflict, 1), (browser.Last.StatusCode, desk.Published));

        await browser.SubmitAsync(page, "/lists/dishonest/end");
        Assert.Equal((HttpStatusCode.OK, 2), (browser.Last.StatusCode, desk.Published));
        Assert.Empty(desk.Console.Bureau.Database.Read(s => DishonestyStore.OfFirm(s, firm.Id)));
        await browser.SubmitAsync(page, "/lists/dishonest/end");
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
    }

    [Fact]
    public async Task A_list_of_dishonest_firms_is_looked_at_before_it_is_taken_and_what_is_exported_is_the_same()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Operator);
        Firm firm = Unlisted(desk);
        byte[] list = Encoding.UTF8.GetBytes($"统一社会信用代码,企业名称,名单名称,列入依据,列入机关,列入日期,截止日期\n{firm.Id},{firm.Name},试样名单,某条例第九条,某市住建局,2026-01-05,\n");
        IHtmlDocument draft = await GiveAsync("dishonest.csv", list);
        Assert.Null(draft.QuerySelector("[role=alert]"));
        Assert.Contains(firm.Name, draft.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(firm.Id, desk.Console.Bureau.Database.Read(DishonestyStore.Current).Select(e => e.Firm));
        await browser.SubmitAsync(draft, "/lists/draft/apply");
        Assert.Equal((HttpStatusCode.OK, 1), (browser.Last.StatusCode, desk.Published));
        Assert.Contains(firm.Id, desk.Console.Bureau.Database.Read(DishonestyStore.Current).Select(e => e.Firm));

        byte[] exported = desk.Console.Bureau.Database.Read(s => DirectorySheets.Csv("dishonest", DirectorySheets.Rows(s, "dishonest", new SectorNames(), 2026)));
        IHtmlDocument again = await GiveAsync("again.csv", exported);
        Assert.Null(again.QuerySelector("details[open]"));
        Assert.Null(again.QuerySelector("[role=alert]"));

        async Task<IHtmlDocument> GiveAsync(string name, byte[] bytes) => await browser.SendFileAsync(await browser.GetAsync("/lists"), "/lists/read", "file", name, bytes, ("kind", "dishonest"));
    }

    private static Firm Unlisted(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(s => FirmStore.Current(s).First(f => DishonestyStore.OfFirm(s, f.Id).Count == 0));

    private static Firm? Found(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(FirmStore.Current).FirstOrDefault(f => $"{f.Id}" == Code);

    private static (string Name, string Value)[] Firm(ConsoleDesk desk, string name)
    {
        string sector = desk.Console.Bureau.Database.Read(SectorStore.All)[0].Name;
        string[] cells = [Code, name, sector, "鼓楼区", "2016-01-01", "B"];
        return [.. cells.Select((c, i) => ($"cell{i}", c))];
    }

    private static string FieldOf(IHtmlDocument page, Column column) =>
        page.QuerySelectorAll("label").First(l => l.TextContent.Trim().StartsWith(column.Names[0], StringComparison.Ordinal)).QuerySelector("input, textarea")!.GetAttribute("name")!;
}
