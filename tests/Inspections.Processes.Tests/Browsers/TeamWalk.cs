using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>What is asked for, decided and approved in a year: a substitution, a recusal, a void, a named team; and visits that are joined.</summary>
internal sealed class TeamWalk(WalkDesk walk)
{
    private const string Ask = "form[action='/requests/ask/";

    // Asked for in two tabs, of which one is too late; decided by one head while the other looks at it.
    public async Task SubstituteAsync(Walker operating)
    {
        Identifier leaving = walk.Read(s => WalkDesk.Team(s).Of(walk.Firm)!.First(i => WalkDesk.Team(s).SubstituteFor(walk.Firm, i) is not null)), joining = walk.Read(s => WalkDesk.Team(s).SubstituteFor(walk.Firm, leaving)!.Value);
        string ticket = walk.Read(s => $"{WalkDesk.Team(s).TicketOf(walk.Firm, joining)}");
        await using Walker beside = await operating.BesideAsync();
        foreach (Walker tab in (Walker[])[operating, beside])
        {
            await tab.GoAsync("/");
            await tab.GoOnAsync($"main a[href='{WalkDesk.FirmsRound}']");
            await tab.GoOnAsync($"a[href$='/team/{walk.Firm}']");
            await tab.PickAsync($"{Ask}substitute'] input[name=inspector]", $"{leaving}");
            await tab.ChooseAsync($"{Ask}substitute'] select", "absent");
            await tab.WriteAsync($"{Ask}substitute'] textarea", "请病假");
        }

        await walk.SeenAsync(operating, "substitute-ask");
        await operating.GoOnAsync($"{Ask}substitute'] button");
        await walk.SeenAsync(operating, "substitute-asked");
        await beside.GoOnAsync($"{Ask}substitute'] button");
        await beside.Page.WaitForSelectorAsync("[role=alert]");
        await walk.SeenAsync(beside, "substitute-asked-twice");
        Assert.Single(walk.Read(RequestStore.Open));
        await using (Walker second = await Walker.OpenAsync(walk.Browser, walk.Desk, ConsoleDesk.SecondHead, walk.Width, walk.Scripts, isByKeyboard: walk.Scripts))
        {
            string path = WalkDesk.PathOf(operating);
            await second.GoAsync(path);
            string shown = await second.Page.InnerTextAsync("main");
            Assert.Contains($"{joining}", shown, StringComparison.Ordinal);
            Assert.Contains(ticket, shown, StringComparison.Ordinal);
            await walk.AnswerAsync(path, async () =>
            {
                await second.GoOnAsync("form[action$='/decide'] button");
                Assert.Contains("已由他人办理", await second.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
                await walk.SeenAsync(second, "substitute-stale");
                await second.GoOnAsync($"main a[href='{path}']");
                Assert.Contains("待分管领导批准", await second.Page.InnerTextAsync("main"), StringComparison.Ordinal);
            });
        }

        Assert.Equal((false, true), walk.Read(s => (WalkDesk.Team(s).Of(walk.Firm)!.Contains(leaving), WalkDesk.Team(s).Of(walk.Firm)!.Contains(joining))));
        await operating.GoAsync(WalkDesk.PathOf(operating));
        await walk.SeenAsync(operating, "substitute-done");
        await operating.GoOnAsync($"main a[href='{WalkDesk.FirmsRound}']");
        Assert.Contains($"{joining}", await operating.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await walk.SeenAsync(operating, "round");
        IDownload papers = await operating.Page.RunAndWaitForDownloadAsync(() => operating.PressAsync("button[value=zip]"));
        Assert.Equal($"检查文书-{ResultDesk.Draw}.zip", papers.SuggestedFilename);
    }

    public async Task RecuseAsync(Walker operating)
    {
        Identifier inspector = walk.Read(s => InspectorStore.Current(s).First(i => !WalkDesk.Team(s).Of(walk.Firm)!.Contains(i.Id))).Id;
        await operating.GoAsync("/requests");
        await operating.GoOnAsync("main a[href='/recusals']");
        await operating.WriteAsync($"{Ask}recusal'] input[name=firm]", $"{walk.Firm}");
        await operating.WriteAsync($"{Ask}recusal'] input[name=inspector]", $"{inspector}");
        await operating.ChooseAsync($"{Ask}recusal'] select", $"{RecusalGround.Spouse}");
        await operating.WriteAsync($"{Ask}recusal'] textarea", "配偶在该企业任职");
        await walk.SeenAsync(operating, "recusals");
        await operating.GoOnAsync($"{Ask}recusal'] button");
        await walk.SeenAsync(operating, "recusal-asked");
        await walk.AnswerAsync(WalkDesk.PathOf(operating));
        Assert.Contains(walk.Read(s => RecusalStore.Of(s, ResultDesk.Draw.Year)), r => r.Firm == walk.Firm && r.Inspector == inspector);
        await operating.GoAsync("/requests");
        await walk.SeenAsync(operating, "requests");
    }

    public async Task VoidAsync(Walker operating)
    {
        await operating.GoAsync($"/rounds/{WalkDesk.Other}");
        await walk.SeenAsync(operating, "round-committed");
        await operating.GoOnAsync("main a[href$='/void']");
        await operating.ChooseAsync($"{Ask}void'] select[name=reason]", "frame-error");
        await operating.WriteAsync($"{Ask}void'] textarea", "名录漏了一个区");
        await walk.SeenAsync(operating, "void-ask");
        await operating.GoOnAsync($"{Ask}void'] button");
        await walk.AnswerAsync(WalkDesk.PathOf(operating));
        await operating.GoAsync(WalkDesk.PathOf(operating));
        await walk.SeenAsync(operating, "void-done");
        Assert.Contains("改为 房地产经纪 2026 年第 1 批（第 2 次）", await operating.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal((RoundState.Void, RoundState.Planned), (walk.Results.Desk.Round(WalkDesk.Other).State, walk.Results.Desk.Round(WalkDesk.Other with { Try = 2 }).State));
    }

    // Where nobody is left for a member, who goes is chosen by people, and said so.
    public async Task NameAsync(Walker operating)
    {
        walk.Results.Desk.Bureau.Database.Write(s =>
        {
            while (WalkDesk.Team(s).Of(walk.Firm)! is var team && team.All(i => WalkDesk.Team(s).SubstituteFor(walk.Firm, i) is not null))
            {
                new SubstituteInspector(walk.Results.Desk.Bureau).Execute(s, ResultDesk.Draw, walk.Firm, team[0], SubstitutionReason.Absent, new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2")));
            }
        });
        Identifier[] team = [.. walk.Read(s => WalkDesk.Team(s).Of(walk.Firm)!.Reverse().ToArray())];
        await operating.GoAsync($"{WalkDesk.FirmsRound}/team/{walk.Firm}");
        for (int i = 0; i < team.Length; i++)
        {
            await operating.ChooseAsync($"{Ask}name'] p:nth-of-type({i + 1}) select", $"{team[i]}");
        }

        await operating.WriteAsync($"{Ask}name'] textarea", "无人可以递补");
        await walk.SeenAsync(operating, "name-ask");
        await operating.GoOnAsync($"{Ask}name'] button");
        await walk.AnswerAsync(WalkDesk.PathOf(operating));
        Assert.Equal(team, walk.Read(s => WalkDesk.Team(s).Of(walk.Firm)));
        await operating.GoAsync(WalkDesk.PathOf(operating));
        await walk.SeenAsync(operating, "name-done");
    }

    public async Task JoinAsync(Walker operating)
    {
        await operating.GoAsync("/");
        await walk.SeenAsync(operating, "tasks");
        await operating.GoOnAsync("main a[href='/joint']");
        await walk.SeenAsync(operating, "joint");
        await operating.GoOnAsync("form[action='/joint/arrange'] button");
        await operating.Page.WaitForSelectorAsync("[role=status]");
        await walk.SeenAsync(operating, "joint-arranged");
        Assert.Equal(walk.Firm, walk.Read(s => LedgerStore.Open(s).Of<JoinedBody>().Single().Firm));
    }
}
