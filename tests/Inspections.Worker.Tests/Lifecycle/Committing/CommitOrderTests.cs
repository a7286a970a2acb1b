using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Disclosing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Committing;

/// <summary>What the commitment itself refuses, whoever asks for it and whatever the processor's order.</summary>
public sealed class CommitOrderTests
{
    private static readonly TwoPeople Two = new(Desk.Name("Z1"), Desk.Name("Z2"));

    [Fact]
    public void The_next_round_of_a_sector_is_committed_to_only_after_the_last_one_has_ended()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        Round second = desk.Round(Desk.First with { Round = 2 });
        Blocked(desk, second, "has not ended");
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.True(Commit(desk, second));
        Assert.Equal(RoundState.Committed, desk.Round(second.Draw).State);
        Assert.Empty(desk.Conditions.Now);
    }

    [Fact]
    public void A_list_that_was_kept_back_is_disclosed_before_the_next_round_begins_although_that_is_the_next_years()
    {
        using var desk = new Desk(s => s.Commitment.KeepBack = new() { ["property-management"] = 120 });
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.True(desk.Round(Desk.First).IsKeptBack);
        desk.ClockTo(new DateTimeOffset(2027, 1, 4, 9, 0, 0, BeijingTime.Offset));
        Round next = desk.Round(Desk.First) with
        {
            Draw = Desk.First with { Year = 2027 },
            State = RoundState.Planned,
            DiscloseBy = null,
            CommitAt = desk.Bureau.Now,
            DrawAt = desk.Bureau.Now.AddDays(7),
        };
        desk.Bureau.Database.Write(s => RoundStore.Add(s, [next]));
        Blocked(desk, next, "its list is kept back");
        Assert.True(new DiscloseRound(desk.Bureau, NullLogger<DiscloseRound>.Instance).Execute(Desk.First));
        Assert.True(Commit(desk, next));
        Assert.Equal(RoundState.Committed, desk.Round(next.Draw).State);
    }

    [Fact]
    public void A_round_whose_turn_has_not_come_is_not_committed_to()
    {
        using var desk = new Desk();
        Blocked(desk, desk.Round(Desk.First with { Round = 2 }), "not round 1");
        Round again = desk.Round(Desk.First) with { Draw = Desk.First.NextTry() };
        desk.Bureau.Database.Write(s => RoundStore.Add(s, [again]));
        Blocked(desk, again, "the first try of a new round");
    }

    [Fact]
    public void A_next_try_keeps_the_policy_of_the_one_before_it_although_the_rules_of_the_year_rose_meanwhile()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        Round next = new VoidRound(desk.Bureau, Planning(desk), NullLogger<VoidRound>.Instance).Execute(Desk.First, VoidReason.ForceMajeure, null, Two);
        desk.Bureau.Database.Write(s => PolicyStore.Adopt(s, desk.Bureau, SampleBureau.Policy with
        {
            Sectors = [.. SampleBureau.Policy.Sectors.Select(s => s with { Rounds = s.Rounds + 1 })],
        }));
        Round other = desk.Processor.Appointments().First(r => r.Draw.Sector != Desk.First.Sector && r.State == RoundState.Planned);
        Assert.True(Commit(desk, other));
        Assert.NotEqual(SampleBureau.Policy.Digest, desk.CommitmentOf(other.Draw).Policy);
        desk.RunTo(next.DrawAt);
        Assert.Equal(SampleBureau.Policy.Digest, desk.CommitmentOf(next.Draw).Policy);
        Nothing.Fails(PublicationVerifier.Verify(desk.Public));
    }

    [Fact]
    public void An_issue_that_contradicts_another_draws_or_lies_too_far_ahead_is_left_out()
    {
        using var desk = new Desk(s => s.Commitment.Sources = ["own", "ssq"]);
        DateTimeOffset at = desk.Round(Desk.First).DrawAt.AddHours(12);
        desk.Promise("ssq:2026050", at: at);
        desk.CommitFirst();
        Assert.Contains(desk.CommitmentOf(Desk.First).Sources, s => s is LotterySource);
        Round[] others = [.. desk.Processor.Appointments().Where(r => r.Draw.Sector != Desk.First.Sector && r.State == RoundState.Planned).DistinctBy(r => r.Draw.Sector).Take(3)];

        // Promised when nothing spoke against it: the same issue at another time, a lower number later, and one too far ahead.
        Promise(desk, others[0], "ssq:2026050", others[0].DrawAt.AddHours(1));
        Promise(desk, others[1], "ssq:2026040", others[1].DrawAt.AddHours(1));
        Promise(desk, others[2], "ssq:2026150", others[2].DrawAt.AddDays(8));
        foreach (Round round in others)
        {
            Assert.True(Commit(desk, round));
            Assert.DoesNotContain(desk.CommitmentOf(round.Draw).Sources, s => s is LotterySource);
        }

        desk.Processor.LookAhead();
        Nothing.Fails(PublicationVerifier.Verify(desk.Public));
    }

    private static void Promise(Desk desk, Round round, string issue, DateTimeOffset at) =>
        desk.Bureau.Database.Write(s => SourceStore.Promise(s, round.Draw, new SourcePromise(Desk.Name(issue), null, at)));

    private static void Blocked(Desk desk, Round round, string because)
    {
        long size = desk.LedgerSize();
        Assert.True(Commit(desk, round));
        Assert.Equal(RoundState.Planned, desk.Round(round.Draw).State);
        Assert.Equal(size, desk.LedgerSize());
        Assert.Contains(desk.Conditions.Now, c => c.Says.En.Contains(because, StringComparison.Ordinal));
    }

    private static bool Commit(Desk desk, Round round) => new CommitRound(
        desk.Bureau, desk.Settings.Planning, desk.Settings.Commitment, desk.Settings.Visits, desk.Settings.Deadlines.TermBy(desk.Calendar), desk.Calendar,
        desk.Conditions, NullLogger<CommitRound>.Instance).Execute(round);

    private static YearPlanning Planning(Desk desk) =>
        new(desk.Bureau, desk.Calendar, desk.Settings.Planning, desk.Conditions, NullLogger<YearPlanning>.Instance);
}
