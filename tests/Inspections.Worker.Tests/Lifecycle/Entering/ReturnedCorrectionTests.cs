using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A correction that a reviewer sends back is somebody's task until it is entered again or given up: the wrong version is public meanwhile.</summary>
public sealed class ReturnedCorrectionTests
{
    [Fact]
    public void It_is_due_and_its_round_says_so()
    {
        using ResultDesk desk = Returned(out Identifier firm);
        Deadline due = Assert.Single(Due(desk), d => d.Subject == firm && d.Kind != DeadlineKind.Certificate);
        Assert.Equal((DeadlineKind.Result, desk.Latest(firm).Record), (due.Kind, due.Record));
        RoundOverview round = Overview(desk);
        Assert.Contains("corrections", round.WaitsFor);
        Assert.Contains("1 correction or withdrawal sent back", round.Words.En, StringComparison.Ordinal);
        Assert.Contains(Unfinished(desk), g => g.Says.En.Contains("neither entered again nor given up", StringComparison.Ordinal));
    }

    [Fact]
    public void It_stays_due_when_its_year_is_closed()
    {
        using ResultDesk desk = Returned(out Identifier firm);
        foreach (Identifier other in desk.Firms.Where(f => f != firm))
        {
            desk.Submit(desk.Good(other));
            desk.Release(other);
        }

        desk.Close();
        Assert.Equal(RoundState.Closed, desk.State);
        Assert.Equal(firm, Assert.Single(Due(desk), d => d.Kind == DeadlineKind.Result).Subject);
    }

    [Fact]
    public void Entered_again_it_waits_for_its_review()
    {
        using ResultDesk desk = Returned(out Identifier firm);
        desk.Submit(Corrected(desk, firm) with { Remark = "补充说明" }, ResultDesk.Correcting("笔误"));
        Assert.Equal(DeadlineKind.Review, Assert.Single(Due(desk), d => d.Subject == firm && d.Kind != DeadlineKind.Certificate).Kind);
        Assert.DoesNotContain("corrections", Overview(desk).WaitsFor);
    }

    [Fact]
    public void One_that_replaces_another_under_review_says_why_too()
    {
        using ResultDesk desk = Returned(out Identifier firm);
        desk.Submit(Corrected(desk, firm) with { Remark = "补充说明" }, ResultDesk.Correcting("笔误"));
        InspectionResult other = Corrected(desk, firm) with { Remark = "再次补充" };
        Assert.Equal("ENTRY-004", Assert.Single(desk.Faults(other)).Refusal.Id);
        Assert.Equal(EntryOutcome.Replaced, desk.Submit(other, ResultDesk.Correcting("再次核对")));
        Assert.Equal("再次核对", desk.Latest(firm).Reason);
    }

    [Fact]
    public void Given_up_it_is_nobodys_task_and_what_is_public_stays()
    {
        using ResultDesk desk = Returned(out Identifier firm);
        desk.GiveUp(firm);
        Assert.Equal(ResultState.GivenUp, desk.Latest(firm).State);
        Assert.DoesNotContain(Due(desk), d => d.Subject == firm && d.Kind != DeadlineKind.Certificate);
        Assert.DoesNotContain("corrections", Overview(desk).WaitsFor);
        SubmittedResult inEffect = desk.Desk.Bureau.Database.Read(s => ResultStore.InEffect(s, ResultDesk.Draw, firm))!;
        Assert.Equal((1, ResultState.Published), (inEffect.Version, inEffect.State));
        Assert.Throws<UserErrorException>(() => desk.GiveUp(firm));
        desk.Submit(Corrected(desk, firm), ResultDesk.Correcting("仍须更正"));
        Assert.Equal(2, desk.Latest(firm).Version);
    }

    [Fact]
    public void A_first_result_cannot_be_given_up()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm));
        desk.Return("Z1", firm, "请补充");
        Assert.Throws<UserErrorException>(() => desk.GiveUp(firm));
    }

    private static ResultDesk Returned(out Identifier firm)
    {
        var desk = new ResultDesk();
        Identifier first = firm = desk.Firms[0];
        desk.Submit(desk.Good(first));
        desk.Release(first);
        desk.Submit(Corrected(desk, first), ResultDesk.Correcting("笔误"));
        desk.Return("Z1", first, "请补充");
        return desk;
    }

    private static InspectionResult Corrected(ResultDesk desk, Identifier firm) =>
        desk.Good(firm) with { Categories = [ResultCategory.Parse("NoRelevantActivityFound")] };

    private static IReadOnlyList<Deadline> Due(ResultDesk desk) =>
        desk.Desk.Bureau.Database.Read(s => new DeadlineList(desk.Desk.Settings.Deadlines, desk.Desk.Calendar).On(s, desk.Desk.Bureau.Today));

    private static RoundOverview Overview(ResultDesk desk) =>
        desk.Desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Desk.Settings.Commitment, desk.Desk.Bureau.Today)).Single().Rounds[ResultDesk.Draw];

    private static IReadOnlyList<ClosingGap> Unfinished(ResultDesk desk) => desk.Desk.Bureau.Database.Read(s => YearClosing.Unfinished(s, 2026));
}
