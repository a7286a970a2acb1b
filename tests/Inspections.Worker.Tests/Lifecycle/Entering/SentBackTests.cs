using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>What a reviewer sends back leaves what was there before it.</summary>
public sealed class SentBackTests
{
    private static readonly FollowUp Ordered = new(FollowUpMeasure.OrderedCorrection, new DateOnly(2026, 12, 30));

    [Fact]
    public void The_last_result_of_a_round_sent_back_is_what_the_round_waits_for()
    {
        using var desk = new ResultDesk();
        foreach (Identifier firm in desk.Firms)
        {
            desk.Submit(desk.Good(firm));
        }

        desk.Return("Z1", desk.Firms[0], "请补充");
        RoundOverview round = desk.Desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Desk.Settings.Commitment, desk.Desk.Bureau.Today)).Single().Rounds[ResultDesk.Draw];
        Assert.Equal((RoundState.ResultsIn, "results"), (round.State, Assert.Single(round.WaitsFor)));
        Assert.Contains("1 of the results sent back", round.Words.En, StringComparison.Ordinal);
        Assert.Contains(Gaps(desk), g => g.Says.En.Contains("was returned and is not entered again", StringComparison.Ordinal));

        desk.Submit(desk.Good(desk.Firms[0]));
        round = desk.Desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Desk.Settings.Commitment, desk.Desk.Bureau.Today)).Single().Rounds[ResultDesk.Draw];
        Assert.Equal("review", Assert.Single(round.WaitsFor));
    }

    [Fact]
    public void A_correction_sent_back_holds_up_neither_its_round_nor_its_year()
    {
        using var desk = new ResultDesk();
        Identifier[] firms = [.. desk.Firms];
        Released(desk, firms[0]);
        SentBack(desk, firms[0]);
        foreach (Identifier firm in firms.Skip(1))
        {
            Released(desk, firm);
        }

        Assert.Equal(RoundState.Published, desk.State);
        Assert.DoesNotContain(Gaps(desk), g => g.Says.En.Contains(firms[0].ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void While_a_correction_is_under_review_the_year_stays_open()
    {
        using var desk = new ResultDesk();
        Released(desk, desk.Firms[0]);
        desk.Submit(Wrong(desk), ResultDesk.Correcting("笔误"));
        Assert.Contains(Gaps(desk), g => g.Says.En.EndsWith("is not public (under review)", StringComparison.Ordinal) && g.Says.Zh.EndsWith("尚未公示（待审核）", StringComparison.Ordinal));
    }

    [Fact]
    public void The_team_of_a_public_result_stays_although_its_correction_was_sent_back()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        Released(desk, firm);
        SentBack(desk, firm);
        Identifier leader = desk.Good(firm).Inspectors[0];
        var two = new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2"));
        Assert.Throws<UserErrorException>(() =>
            new SubstituteInspector(desk.Desk.Bureau).Execute(ResultDesk.Draw, firm, leader, SubstitutionReason.Absent, two));
    }

    [Fact]
    public void After_a_correction_was_sent_back_the_next_one_still_needs_its_reason_and_is_the_second_version()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        Released(desk, firm);
        SentBack(desk, firm);
        Assert.Equal(EntryOutcome.Unchanged, desk.Submit(desk.Good(firm)));
        Assert.Contains(desk.Faults(Wrong(desk)), f => f.Field == ResultField.Firm);
        Assert.Equal(EntryOutcome.Correction, desk.Submit(Wrong(desk), ResultDesk.Correcting("笔误")));
        Assert.Equal(2, desk.Latest(firm).Version);
    }

    [Fact]
    public void A_public_result_can_be_withdrawn_after_its_correction_was_sent_back()
    {
        using var desk = new ResultDesk();
        Released(desk, desk.Firms[0]);
        SentBack(desk, desk.Firms[0]);
        desk.Withdraw(desk.Firms[0], "检查对象有误");
        Assert.Equal((2, true), (desk.Latest(desk.Firms[0]).Version, desk.Latest(desk.Firms[0]).IsWithdrawal));
    }

    [Fact]
    public void Measures_follow_what_is_public_and_end_with_it()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm) with { FollowUps = [Ordered] });
        Assert.Equal(Ordered, Measure(desk)?.FollowUp);
        Approved(desk, firm);
        SentBack(desk, firm);
        Assert.Equal(Ordered, Measure(desk)?.FollowUp);

        desk.Submit(Wrong(desk), ResultDesk.Correcting("笔误"));
        Approved(desk, firm);
        Assert.Null(Measure(desk));
    }

    private static OpenFollowUp? Measure(ResultDesk desk) => desk.Desk.Bureau.Database.Read(FollowUpStore.All).SingleOrDefault();

    private static IReadOnlyList<ClosingGap> Gaps(ResultDesk desk) => desk.Desk.Bureau.Database.Read(s => YearClosing.Gaps(s, 2026, desk.Desk.Bureau.Today));

    private static InspectionResult Wrong(ResultDesk desk) => desk.Good(desk.Firms[0]) with { Categories = [ResultCategory.Parse("NoRelevantActivityFound")] };

    private static void SentBack(ResultDesk desk, Identifier firm)
    {
        desk.Submit(Wrong(desk) with { Firm = firm }, ResultDesk.Correcting("笔误"));
        desk.Return("Z1", firm, "没有错");
    }

    private static void Released(ResultDesk desk, Identifier firm)
    {
        desk.Submit(desk.Good(firm));
        Approved(desk, firm);
    }

    private static void Approved(ResultDesk desk, Identifier firm)
    {
        foreach (string by in new[] { "Z1", "Z2", "Z3" })
        {
            desk.Approve(by, firm);
        }
    }
}
