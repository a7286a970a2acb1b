using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>One issue has one moment, a higher number a later one, and one value for all draws (protocol section 4): what contradicts that is refused before anything is kept or entered.</summary>
public sealed class IssueTests
{
    private const string Numbers = "01 02 03 04 05 06|07";

    [Fact]
    public void An_issue_that_another_draw_has_at_another_time_is_refused_and_nothing_is_kept()
    {
        using var desk = new Desk(s => s.Commitment.Sources = ["own", "ssq"]);
        (DrawId first, DrawId other) = Pair(desk);
        DateTimeOffset at = desk.Round(other).DrawAt.AddHours(3);
        Assert.True(Promise(desk, first, new SourcePromise(Label.Parse("ssq:2026010"), null, at)));
        SourcePromise[] wrong =
        [
            new(Label.Parse("ssq:2026010"), null, at.AddMinutes(1)),
            new(Label.Parse("ssq:2026009"), null, at.AddMinutes(1)),
            new(Label.Parse("ssq:2026011"), null, at.AddMinutes(-1)),
        ];
        foreach (bool committed in (bool[])[false, true])
        {
            if (committed)
            {
                desk.RunTo(desk.Round(first).CommitAt);
                Assert.Contains(desk.CommitmentOf(first).Sources, s => $"{s.Name}" == "ssq:2026010");
            }

            long size = desk.LedgerSize();
            foreach (SourcePromise promise in wrong)
            {
                UserErrorException refused = Assert.Throws<UserErrorException>(() => Promise(desk, other, promise));
                Assert.Contains($"{first}", refused.Message, StringComparison.Ordinal);
                Assert.Contains("ssq:2026010", refused.Message, StringComparison.Ordinal);
            }

            Assert.Empty(desk.Bureau.Database.Read(s => SourceStore.Promises(s, other)));
            Assert.Equal(size, desk.LedgerSize());
        }

        Assert.True(Promise(desk, other, new SourcePromise(Label.Parse("ssq:2026010"), null, at)));
    }

    [Fact]
    public void An_issue_has_the_same_value_in_every_draw_and_another_is_refused_before_it_is_entered()
    {
        using var desk = new Desk(s => s.Commitment.Sources = ["own", "ssq"]);
        (DrawId first, DrawId other) = Pair(desk);
        DateTimeOffset at = desk.Round(other).DrawAt.AddHours(3);
        Assert.True(Promise(desk, first, new SourcePromise(Label.Parse("ssq:2026010"), null, at)));
        Assert.True(Promise(desk, other, new SourcePromise(Label.Parse("ssq:2026010"), null, at)));
        desk.RunTo(at.AddSeconds(1));
        Assert.True(desk.Enter("ssq:2026010", Numbers, draw: first));
        long size = desk.LedgerSize();
        UserErrorException refused = Assert.Throws<UserErrorException>(() => desk.Enter("ssq:2026010", "01 02 03 04 05 06|08", draw: other));
        Assert.Contains(Numbers, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"{first}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(size, desk.LedgerSize());
        Assert.True(desk.Enter("ssq:2026010", Numbers, draw: other));
        desk.Processor.RunDue();
        Assert.Equal(2, desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ValueBody>().Count(v => $"{v.Name}" == "ssq:2026010")));
        Nothing.Fails(PublicationVerifier.Verify(desk.Public));
    }

    /// <summary>A round that moves keeps what was promised to it; what is too far away then is not committed to.</summary>
    [Fact]
    public void An_issue_more_than_seven_days_after_the_draw_is_left_out_of_the_commitment()
    {
        var draw = DrawId.Parse("property-management-2026-r1");
        var drawAt = new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.FromHours(8));
        var options = new CommitmentOptions { Sources = ["own", "ssq"] };
        foreach ((DateTimeOffset at, bool taken) in new[] { (drawAt.AddSeconds(-1), false), (drawAt, true), (drawAt.AddDays(7), true), (drawAt.AddDays(7).AddSeconds(1), false) })
        {
            var promises = new Dictionary<string, SourcePromise>(StringComparer.Ordinal) { ["ssq"] = new(Label.Parse("ssq:2026060"), null, at) };
            PlannedSources planned = SourcePlan.Of(draw, drawAt, options, promises, ownValue: new string('a', 64), keptBack: false);
            Assert.Equal(taken ? [] : ["ssq"], planned.LeftOut);
            Assert.Equal(taken, planned.Sources.Any(s => $"{s.Name}" == "ssq:2026060"));
        }
    }

    // The two first draws that are nearest to each other, so that one issue may serve both.
    private static (DrawId First, DrawId Other) Pair(Desk desk)
    {
        Round[] rounds = [.. desk.Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).Where(r => r.Draw.Round == 1).OrderBy(r => r.DrawAt)];
        (Round first, Round other) = rounds.Zip(rounds.Skip(1)).MinBy(p => p.Second.DrawAt - p.First.DrawAt);
        return (first.Draw, other.Draw);
    }

    private static bool Promise(Desk desk, DrawId draw, SourcePromise promise) => PromiseSource.Execute(desk.Bureau, desk.Settings.Commitment, draw, promise);
}
