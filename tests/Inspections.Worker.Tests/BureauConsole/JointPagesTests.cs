using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Lifecycle.Staffing;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>联合检查 in a browser: a firm that was drawn twice is visited once.</summary>
public sealed class JointPagesTests
{
    [Fact]
    public async Task Two_visits_of_one_firm_are_joined_once_and_both_rounds_say_so()
    {
        using var joint = new JointDesk(ConsoleDesk.Set);
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(joint.Desk);
        using Browser browser = desk.Open(RoleTable.Operator), head = desk.Open(RoleTable.DivisionHead);
        Assert.Contains((await browser.GetAsync("/")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/joint");
        Assert.Empty((await head.GetAsync("/joint")).QuerySelectorAll("main form"));
        IHtmlDocument page = await browser.GetAsync("/joint");
        Assert.Contains(FormsOf(page), v => v == $"{JointDesk.Firm}");
        string token = ((IHtmlInputElement)page.QuerySelector("input[name=form]")!).Value;
        (string Name, string Value)[] fields = [("form", token), ("firm", $"{JointDesk.Firm}"), ("earlier", $"{Earlier(joint)}"), ("later", $"{Later(joint)}")];
        IHtmlDocument done = await browser.PostAsync("/joint/arrange", fields);
        Assert.Contains($"{JointDesk.Firm}", done.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Single(joint.Desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<JoinedBody>().ToArray()));
        Assert.Equal(1, desk.Published);
        long size = joint.Desk.LedgerSize();
        await browser.PostAsync("/joint/arrange", fields);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Equal(size, joint.Desk.LedgerSize());
        Assert.Contains("合并检查", (await browser.GetAsync($"/rounds/{Desk.First}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(FormsOf(await browser.GetAsync("/joint")), v => v == $"{JointDesk.Firm}");
    }

    private static string[] FormsOf(IHtmlDocument page) => [.. page.QuerySelectorAll("input[name=firm]").Cast<IHtmlInputElement>().Select(i => i.Value)];

    private static DrawId Earlier(JointDesk joint) => joint.Desk.Round(Desk.First).DrawAt <= joint.Desk.Round(JointDesk.Other).DrawAt ? Desk.First : JointDesk.Other;

    private static DrawId Later(JointDesk joint) => Earlier(joint) == Desk.First ? JointDesk.Other : Desk.First;
}
