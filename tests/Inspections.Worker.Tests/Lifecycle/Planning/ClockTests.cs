using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>What a clock that is or was wrong may not break.</summary>
public sealed class ClockTests
{
    [Fact]
    public void While_the_ledger_is_ahead_of_the_clock_nothing_is_written_and_it_is_said()
    {
        using var desk = new Desk();
        DateTimeOffset right = desk.Bureau.Now;
        desk.Clock.Set(right.AddDays(90));
        EnterVisit(desk);
        desk.Clock.Set(right);
        long size = desk.LedgerSize();
        UserErrorException refusal = Assert.Throws<UserErrorException>(() => EnterVisit(desk));
        Assert.Equal("LEDGER-001", refusal.Id);
        Assert.Contains(BeijingTime.Format(right.AddDays(90)), refusal.Message, StringComparison.Ordinal);

        // Not what the ledger does not hold either.
        Assert.Throws<UserErrorException>(() => desk.Promise("witness:x", Digest.Of([1])));
        Assert.Throws<UserErrorException>(() => new DirectoryUpdate(desk.Bureau).Items(new("", [], new(0), new(0), [], default)));
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        desk.Processor.LookAhead();
        Assert.Equal(RoundState.Planned, desk.Round(Desk.First).State);
        Assert.Equal(size, desk.LedgerSize());
        Condition condition = Assert.Single(desk.Conditions.Now);
        Assert.Equal(ConditionIds.LedgerAhead, condition.Id);

        desk.Clock.ForwardTo(right.AddDays(90) - LedgerTime.MostAhead);
        desk.Processor.LookAhead();
        Assert.Empty(desk.Conditions.Now);
    }

    [Fact]
    public void After_a_clock_that_was_ahead_no_round_is_drawn_that_its_commitment_is_not_older_than()
    {
        using var desk = new Desk();
        DateTimeOffset right = desk.Bureau.Now;
        desk.Clock.Set(right.AddDays(90));
        EnterVisit(desk);
        desk.Clock.Set(right);
        desk.RunTo(new DateTimeOffset(2026, 12, 31, 23, 0, 0, BeijingTime.Offset));
        Each.Of(desk.Rounds(Desk.First.Sector), r => Assert.Equal(RoundState.Staffed, r.State));
        Each.Of(desk.Rounds(Desk.First.Sector), r => Assert.Equal(Verdict.Valid, desk.Verify(r.Draw).Verdict));
    }

    [Fact]
    public void A_ledger_that_is_ahead_by_less_than_five_minutes_moves_a_round_whose_commitment_would_be_as_old_as_its_draw()
    {
        using var desk = new Desk(s => (s.Planning.FirstRoundAtOnce, s.Planning.FirstRoundLead) = (true, TimeSpan.FromMinutes(2)), start: "2026-03-02T09:00:00+08:00");
        Round first = AtOnce(desk);
        DateTimeOffset right = desk.Bureau.Now;
        desk.Clock.Set(right.AddMinutes(3));
        EnterVisit(desk);
        desk.Clock.Set(right);
        desk.RunTo(first.CommitAt);
        RequireMoved(desk, first);
    }

    [Fact]
    public void A_commitment_whose_preparation_outlasts_the_time_to_its_draw_is_not_entered_and_the_round_is_moved_with_the_reason()
    {
        using var desk = new Desk(s => s.Planning.FirstRoundAtOnce = true, start: "2026-03-02T09:00:00+08:00", prepare: c => c.Pass(TimeSpan.FromMinutes(3)));
        Round first = AtOnce(desk);
        desk.RunTo(first.CommitAt);
        RequireMoved(desk, first);
    }

    [Fact]
    public void A_first_round_leaves_minutes_between_its_commitment_and_its_draw()
    {
        using var desk = new Desk(s => s.Planning.FirstRoundAtOnce = true, start: "2026-03-02T09:00:00+08:00");
        Round first = AtOnce(desk);
        Assert.Equal(TimeSpan.FromMinutes(2), first.DrawAt - desk.Bureau.Now);
    }

    [Fact]
    public void A_round_that_a_wrong_clock_moved_has_its_former_times_again_when_the_clock_is_right()
    {
        using var desk = new Desk();
        Round planned = desk.Round(Desk.First);
        Round moved = planned with
        {
            CommitAt = planned.CommitAt.AddDays(20),
            DrawAt = planned.DrawAt.AddDays(20),
            Moved = new RoundMove(MoveReason.TimePassed, planned.DrawAt, planned.CommitAt, planned.DrawAt),
        };
        desk.Bureau.Write(s => RoundStore.Move(s, moved));
        desk.Processor.LookAhead();
        Round back = desk.Round(Desk.First);
        Assert.Equal((planned.CommitAt, planned.DrawAt), (back.CommitAt, back.DrawAt));
        Assert.Equal(MoveReason.ClockPutRight, back.Moved!.Because);
        desk.RunTo(back.DrawAt);
        Assert.Equal(Verdict.Valid, desk.Verify(Desk.First).Verdict);
    }

    [Fact]
    public void A_round_that_a_wrong_clock_let_be_missed_is_planned_again()
    {
        using var desk = new Desk();
        DateTimeOffset right = desk.Bureau.Now;
        Round planned = desk.Round(Desk.First);
        desk.Clock.Set(new DateTimeOffset(2026, 12, 31, 9, 0, 0, BeijingTime.Offset));
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Missed, desk.Round(Desk.First).State);
        desk.Clock.Set(right);
        desk.Processor.LookAhead();
        Assert.Equal((RoundState.Planned, planned.CommitAt), (desk.Round(Desk.First).State, desk.Round(Desk.First).CommitAt));
    }

    [Fact]
    public void After_a_start_no_round_is_moved_before_the_clock_was_trusted_for_a_while_and_after_a_jump_ahead_nothing_is_entered()
    {
        using var desk = new Desk();
        DateTimeOffset right = desk.Bureau.Now;
        Round planned = AtOnce(desk);
        desk.Clock.Set(planned.CommitAt.AddDays(1));
        desk.Watch = new ClockWatch(desk.Clock, desk.Conditions);
        desk.Restart();
        long size = desk.LedgerSize();
        desk.Processor.RunDue();
        Assert.Equal((planned.CommitAt, RoundState.Planned, size), (desk.Round(planned.Draw).CommitAt, desk.Round(planned.Draw).State, desk.LedgerSize()));

        // Put right, nothing has happened; ahead again while the worker runs, a commitment that falls due waits.
        desk.Clock.Set(right);
        Assert.NotNull(desk.Watch.Look());
        desk.Clock.Pass(ClockWatch.Settling);
        Assert.Null(desk.Watch.Look());
        desk.Clock.Set(planned.CommitAt);
        Assert.NotNull(desk.Watch.Look());
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Planned, desk.Round(planned.Draw).State);
        desk.Clock.Pass(ClockWatch.Settling);
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Committed, desk.Round(planned.Draw).State);
    }

    private static Round AtOnce(Desk desk) => desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).MinBy(r => r.CommitAt)!;

    private static void RequireMoved(Desk desk, Round first)
    {
        Round moved = desk.Round(first.Draw);
        Assert.Equal((RoundState.Planned, MoveReason.CommitmentTooLate, first.DrawAt), (moved.State, moved.Moved!.Because, moved.Moved.DrawAt));
        Assert.DoesNotContain(desk.Bureau.Database.Read(LedgerStore.Open).Of<CommitmentBody>(), c => c.Draw == first.Draw);
        RoundOverview shown = desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Settings.Commitment, desk.Bureau.Today))[^1].Rounds[first.Draw];
        Assert.Contains("its commitment would not have been older than its draw", shown.Words.En, StringComparison.Ordinal);
        desk.RunTo(moved.DrawAt.AddHours(1));
        Assert.Equal(Verdict.Valid, desk.Verify(first.Draw).Verdict);
    }

    private static void EnterVisit(Desk desk) => desk.Bureau.Write(s => LedgerStore.Open(s).Append(
        desk.Bureau.Now, desk.Bureau.Authority, desk.Bureau.Keys.Signer,
        new VisitBody(FirmStore.OfSector(s, Desk.First.Sector)[0].Id, desk.Bureau.Today, Desk.Name("special"))));
}
