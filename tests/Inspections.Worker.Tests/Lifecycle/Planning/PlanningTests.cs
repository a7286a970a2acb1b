using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

public sealed class PlanningTests
{
    private static readonly WorkingDayCalendar Known = CalendarFile.Open(null);
    private static readonly WorkingDayCalendar Unknown = new("none", [], [], []);

    [Fact]
    public void What_the_plan_is_expected_to_be_has_the_windows_of_the_rounds_that_are_planned()
    {
        using var desk = new Desk();
        PlanRequest request = PlannedDays.RequestOf(desk.Settings.Planning, desk.Calendar, [], 2026, desk.Bureau.Today, default);
        SectorProspect expected = desk.Bureau.Database.Read(s => YearOutlook.Of(s, SampleBureau.Policy, desk.Bureau.Today, request)).Single(p => p.Plan.Rules.Sector == Desk.First.Sector);
        Assert.Equal(desk.Rounds(Desk.First.Sector).Select(r => (r.Draw, r.WindowFirst, r.WindowLast)), expected.Plan.Rounds.Select(r => (r.Draw, r.Dates.WindowFirst, r.Dates.WindowLast)));
    }

    [Fact]
    public void A_round_whose_time_passed_moves_to_a_day_inside_its_window()
    {
        using var desk = new Desk();
        Round planned = desk.Round(Desk.First);
        DateTimeOffset late = new(planned.WindowLast.AddDays(-25).ToDateTime(new TimeOnly(9, 0)), BeijingTime.Offset);
        desk.ClockTo(late > planned.DrawAt ? late : planned.DrawAt);
        desk.Restart();
        desk.Processor.RunDue();
        Round moved = desk.Round(Desk.First);
        Assert.Equal(RoundState.Planned, moved.State);
        Assert.InRange(BeijingTime.DateOf(moved.DrawAt), desk.Bureau.Today, planned.WindowLast);
        Assert.True(Known.IsWorkingDay(BeijingTime.DateOf(moved.DrawAt)));
        Assert.Equal(BeijingTime.DateOf(moved.DrawAt), Known.Add(BeijingTime.DateOf(moved.CommitAt), 3).Date);
        desk.RunTo(moved.DrawAt);
        Assert.Equal(Verdict.Valid, desk.Verify(Desk.First).Verdict);
    }

    [Fact]
    public void A_round_whose_window_passed_moves_behind_it_and_the_year_has_all_its_rounds()
    {
        using var desk = new Desk();
        desk.ClockTo(new DateTimeOffset(2026, 10, 20, 9, 0, 0, BeijingTime.Offset));
        desk.Restart();
        desk.RunTo(new DateTimeOffset(2026, 12, 31, 23, 0, 0, BeijingTime.Offset));
        Each.Of(desk.Rounds(Desk.First.Sector), r => Assert.Equal(RoundState.Staffed, r.State));
        Assert.Equal(3, desk.Rounds(Desk.First.Sector).Count);
    }

    [Fact]
    public void A_round_that_no_day_is_left_for_is_missed()
    {
        using var desk = new Desk();
        desk.ClockTo(new DateTimeOffset(2026, 12, 29, 9, 0, 0, BeijingTime.Offset));
        desk.Restart();
        desk.Processor.RunDue();
        Each.Of(desk.Rounds(Desk.First.Sector), r => Assert.Equal(RoundState.Missed, r.State));
        Assert.Contains("missed", RoundOverview.Of(desk.Round(Desk.First), new RoundCircumstances(HasRules: true, HasItems: true, [], IsApproved: false, SentBack: 0, CorrectionsSentBack: 0)).Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commitment_hours_late_keeps_its_draw_and_days_late_does_not()
    {
        using var desk = new Desk();
        Round planned = desk.Round(Desk.First);
        desk.ClockTo(planned.CommitAt.AddHours(5));
        desk.Processor.RunDue();
        Assert.Equal((RoundState.Committed, planned.DrawAt), (desk.Round(Desk.First).State, desk.Round(Desk.First).DrawAt));

        using var other = new Desk();
        other.ClockTo(planned.DrawAt.AddHours(-5));
        other.Processor.RunDue();
        Assert.Equal(RoundState.Planned, other.Round(Desk.First).State);
        Assert.NotEqual(planned.DrawAt, other.Round(Desk.First).DrawAt);
    }

    [Fact]
    public void Nothing_is_planned_in_an_unknown_year_unless_weekdays_may_be_assumed()
    {
        using var desk = new Desk(calendar: Unknown);
        Assert.Empty(desk.Rounds(Desk.First.Sector));
        desk.Restart(Known);
        Assert.Equal(3, desk.Rounds(Desk.First.Sector).Count);
    }

    [Fact]
    public void Nothing_is_committed_to_when_weekdays_may_no_longer_be_assumed()
    {
        using var desk = new Desk(s => s.Planning.AssumeWeekdays = true, calendar: Unknown);
        desk.Settings.Planning.AssumeWeekdays = false;
        desk.ClockTo(desk.Round(Desk.First).CommitAt);
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Planned, desk.Round(Desk.First).State);
    }

    [Fact]
    public void A_plan_on_assumed_days_is_made_again_when_the_year_is_known_and_the_ledger_says_so()
    {
        using var desk = new Desk(s => s.Planning.AssumeWeekdays = true, calendar: Unknown);
        Round[] before = [.. desk.Rounds(Desk.First.Sector)];
        Each.Of(before, r => Assert.True(r.Provisional));
        int plans = Plans(desk);
        desk.Restart(Known);
        Assert.Equal(plans + 1, Plans(desk));
        foreach ((Round then, Round now) in before.Zip(desk.Rounds(Desk.First.Sector)))
        {
            Assert.False(now.Provisional);
            Assert.True(Known.IsWorkingDay(BeijingTime.DateOf(now.DrawAt)) && Known.IsWorkingDay(BeijingTime.DateOf(now.CommitAt)));
            Assert.InRange(BeijingTime.DateOf(now.DrawAt), then.WindowFirst, then.WindowLast);
        }

        desk.Restart(Known);
        Assert.Equal(plans + 1, Plans(desk));
    }

    [Fact]
    public void A_round_on_a_day_that_became_a_holiday_gets_another_one()
    {
        using var desk = new Desk();
        DateOnly drawOn = BeijingTime.DateOf(desk.Round(Desk.First).DrawAt);
        desk.Restart(new WorkingDayCalendar("changed", [2026], [drawOn], []));
        Assert.NotEqual(drawOn, BeijingTime.DateOf(desk.Round(Desk.First).DrawAt));
    }

    [Fact]
    public void A_sector_whose_drawn_firms_have_all_closed_gets_a_supplementary_round_and_none_when_it_owes_nothing()
    {
        using var desk = new Desk();
        Round last = desk.Rounds(Desk.First.Sector)[^1];
        desk.RunTo(last.DrawAt);
        Assert.Equal(3, desk.Rounds(Desk.First.Sector).Count);
        DrawOutcome outcome = desk.Bureau.Database.Read(s => OutcomeStore.Of(s, DrawStore.Committed(s, last.Draw)));
        desk.Bureau.Database.Write(s =>
        {
            LedgerStore ledger = LedgerStore.Open(s);
            long[] positions = [.. outcome.Receipt.Assignment.Teams.Select(t => SealedEntries.Seal(s, desk.Bureau, ledger, last.Draw, new ResultBody
            {
                Record = Desk.Name($"{last.Draw}/{t.Firm}"),
                Version = 1,
                Draw = last.Draw,
                Firm = t.Firm,
                Inspectors = t.Inspectors,
                InspectedOn = desk.Bureau.Today,
                Items = [],
                Categories = [ResultCategory.Parse("Deregistered")],
            }))];
            ledger.Append(desk.Bureau.Now, desk.Bureau.Authority, desk.Bureau.Keys.Signer, [
                .. outcome.Receipt.Assignment.Teams.SelectMany(t => PolicyDocument.UsualReview.Select(step =>
                    new ReviewedBody(Desk.Name($"{last.Draw}/{t.Firm}"), step, Desk.Name($"who-is-{step}"), Approved: true)))]);
            SealedEntries.Open(s, desk.Bureau, ledger, [.. positions.Select(p => ledger.Reading.Records.SealedAt(p)!)]);
        });

        desk.Processor.LookAhead();
        desk.Processor.LookAhead();
        Round more = desk.Rounds(Desk.First.Sector)[^1];
        Assert.Equal((4, 4), (more.Draw.Round, desk.Rounds(Desk.First.Sector).Count));
        desk.RunTo(more.DrawAt);
        AssertValid(desk, more.Draw);
        desk.Processor.LookAhead();
        Assert.Equal(4, desk.Rounds(Desk.First.Sector).Count);
    }

    [Fact]
    public void After_an_infeasible_last_round_a_sector_gets_a_supplementary_one_as_soon_as_somebody_can_be_drawn()
    {
        using var desk = new Desk();
        Round last = desk.Rounds(Desk.First.Sector)[^1];
        desk.RunTo(last.CommitAt.AddHours(-1));
        desk.Bureau.Database.Write(s => LedgerStore.Open(s).Append(desk.Bureau.Now, desk.Bureau.Authority, desk.Bureau.Keys.Signer, [
            .. FirmStore.OfSector(s, Desk.First.Sector).Select(f => f.Owner ?? f.Id).Distinct()
                .Select(f => new VisitBody(f, desk.Bureau.Today, Desk.Name("special")))]));
        desk.RunTo(last.CommitAt);
        desk.Processor.LookAhead();
        Assert.Equal(RoundState.Infeasible, desk.Rounds(Desk.First.Sector)[^1].State);

        desk.ClockTo(last.CommitAt.AddDays(31));
        desk.Processor.LookAhead();
        Round more = desk.Rounds(Desk.First.Sector)[^1];
        Assert.Equal((4, RoundState.Planned), (more.Draw.Round, more.State));
        desk.RunTo(more.DrawAt);
        AssertValid(desk, more.Draw);
    }

    private static void AssertValid(Desk desk, DrawId draw)
    {
        VerificationReport report = desk.Verify(draw);
        Assert.True(report.Verdict == Verdict.Valid, string.Join('\n', report.Findings.Where(f => f.Outcome != Outcome.Ok)));
    }

    private static int Plans(Desk desk) => desk.Bureau.Database.Read(s =>
        LedgerStore.Open(s).Of<DocumentBody>().Count(d => d.Document == DocumentKind.Plan));
}
