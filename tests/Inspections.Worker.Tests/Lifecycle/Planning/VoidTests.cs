using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Voiding;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

public sealed class VoidTests
{
    private static readonly TwoPeople Two = new(Desk.Name("staff-1"), Desk.Name("staff-2"));

    [Theory]
    [InlineData(VoidReason.ForceMajeure, true, true, true)]
    [InlineData(VoidReason.RosterError, true, false, false)]
    [InlineData(VoidReason.FrameError, false, true, false)]
    public void The_next_try_keeps_what_was_not_in_error_and_verifies(VoidReason reason, bool frame, bool roster, bool recusals)
    {
        using var desk = new Desk();
        desk.CommitFirst();
        Commitment first = desk.CommitmentOf(Desk.First);
        using var other = new Scratch();
        ChangeDirectories(desk, other);
        Round next = Void(desk, reason);
        Assert.Equal(Desk.First.NextTry(), next.Draw);
        Assert.True(desk.Calendar.IsWorkingDay(BeijingTime.DateOf(next.DrawAt)));
        Assert.Equal(BeijingTime.DateOf(next.DrawAt), desk.Calendar.Add(BeijingTime.DateOf(next.CommitAt), 3).Date);

        desk.RunTo(next.CommitAt);
        Commitment second = desk.CommitmentOf(next.Draw);
        Assert.Equal(frame, first.Frame == second.Frame);
        Assert.Equal(roster, first.Roster == second.Roster);
        Assert.Equal(recusals, first.Recusals == second.Recusals);
        Assert.Equal(frame, first.Largest == second.Largest);
        Assert.NotEqual(first.Sources, second.Sources);

        desk.RunTo(next.DrawAt);
        Assert.Equal(RoundState.Void, desk.Round(Desk.First).State);
        VerificationReport report = PublicationVerifier.Verify(desk.Public);
        Nothing.Fails(report);
        Assert.Equal(Verdict.Valid, desk.Verify(next.Draw).Verdict);
        Assert.Contains(report.Notices, n => n.Kind == NoticeKind.Void);
    }

    [Fact]
    public void Before_the_draw_and_before_any_value_only_errors_and_force_majeure_are_reasons()
    {
        using var desk = new Desk(s => s.Commitment.Sources = ["own", "dice"]);
        Refused("only a round that is committed to", () => Void(desk, VoidReason.ForceMajeure));
        desk.CommitFirst();
        Refused("frame-error, roster-error or force-majeure", () => Void(desk, VoidReason.SourceUnavailable, "dice"));
        Refused("without a source", () => Void(desk, VoidReason.FrameError, "dice"));
        Void(desk, VoidReason.FrameError);
        Refused("is void", () => Void(desk, VoidReason.FrameError));
    }

    [Fact]
    public void Once_something_may_be_known_only_a_public_source_without_its_value_is_a_reason()
    {
        using var audit = new TestWitness("audit");
        using var desk = new Desk(s => (s.Commitment.Witnesses, s.Commitment.Sources) = ([audit.Setting], ["own", audit.Source, "dice", "drand"]));
        desk.Promise(audit.Source, audit.Seal(Desk.First));
        desk.CommitFirst();
        desk.Enter(audit.Source, audit.Value(Desk.First));
        string pulse = desk.CommitmentOf(Desk.First).Sources[^1].Name.ToString();
        Refused("source-unavailable", () => Void(desk, VoidReason.ForceMajeure));
        Refused("source-unavailable", () => Void(desk, VoidReason.SourceUnavailable));
        Refused("source-unavailable", () => Void(desk, VoidReason.SourceUnavailable, "own:bureau"));
        desk.RunTo(desk.Round(Desk.First).DrawAt.AddMinutes(1));
        desk.Enter("dice", new string('7', 20));
        Refused($"now: {pulse}", () => Void(desk, VoidReason.SourceUnavailable, "dice"));

        Round next = Void(desk, VoidReason.SourceUnavailable, pulse);
        Refused("sealed value serves one draw", () => Promise(desk, next.Draw, audit));
        desk.RunTo(next.DrawAt);
        desk.Enter("dice", new string('7', 20), draw: next.Draw);
        string signature = new('c', 96);
        DrandSource drand = desk.CommitmentOf(next.Draw).Sources.OfType<DrandSource>().Single();
        desk.ClockTo(drand.PulseAt.AddSeconds(1));
        desk.Enter(drand.Name.ToString(), Digest.Of(Convert.FromHexString(signature)).ToString(), signature, next.Draw);
        desk.RunTo(drand.PulseAt.AddMinutes(1));
        VerificationReport report = desk.Verify(next.Draw);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal(Assurance.SelfSealed, report.Assurances[next.Draw]);
    }

    [Fact]
    public void A_draw_whose_time_has_come_with_all_values_in_cannot_be_voided()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        desk.ClockTo(desk.Round(Desk.First).DrawAt);
        Refused("its time", () => Void(desk, VoidReason.ForceMajeure));
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Refused("drawn, to be inspected", () => Void(desk, VoidReason.ForceMajeure));
    }

    [Fact]
    public void The_sectors_next_round_waits_for_the_next_try()
    {
        using var desk = new Desk();
        desk.CommitFirst();
        desk.ClockTo(desk.Round(Desk.First).DrawAt.AddHours(-1));
        Round next = Void(desk, VoidReason.ForceMajeure);
        Round second = desk.Round(Desk.First with { Round = 2 });
        desk.ClockTo(second.CommitAt);
        desk.Processor.RunDue();
        Assert.Equal(RoundState.Planned, desk.Round(second.Draw).State);
        desk.RunTo(new DateTimeOffset(2026, 12, 31, 23, 0, 0, BeijingTime.Offset));
        Assert.Equal(
            ["r1 Void", "r1-v2 Staffed", "r2 Staffed", "r3 Staffed"],
            desk.Rounds(Desk.First.Sector).Select(r => $"{r.Draw.ToString()["property-management-2026-".Length..]} {r.State}"));
        Assert.True(desk.Round(next.Draw).DrawAt < desk.Round(second.Draw).DrawAt);
        Nothing.Fails(PublicationVerifier.Verify(desk.Public));
    }

    [Fact]
    public void A_next_try_that_the_year_has_no_days_for_is_missed_and_said_so()
    {
        using var desk = new Desk(start: "2026-12-20T00:00:00+08:00");
        Round last = desk.Rounds(Desk.First.Sector)[^1];
        desk.RunTo(last.CommitAt);
        desk.ClockTo(last.DrawAt.AddMinutes(-1));
        Round next = Execute(desk, last.Draw, VoidReason.ForceMajeure, null);
        Assert.Equal(RoundState.Missed, next.State);
    }

    private static bool Promise(Desk desk, DrawId draw, TestWitness witness) => PromiseSource.Execute(
        desk.Bureau, desk.Settings.Commitment, draw, new SourcePromise(Desk.Name(witness.Source), witness.Seal(Desk.First), null));

    private static Round Void(Desk desk, VoidReason reason, string? source = null) => Execute(desk, Desk.First, reason, source);

    private static Round Execute(Desk desk, DrawId draw, VoidReason reason, string? source) => new VoidRound(
        desk.Bureau, new YearPlanning(desk.Bureau, desk.Calendar, desk.Settings.Planning, new Conditions(desk.Bureau.Clock, NullLogger.Instance), NullLogger<YearPlanning>.Instance), NullLogger<VoidRound>.Instance)
        .Execute(draw, reason, source is null ? null : Desk.Name(source), Two);

    // One firm and one inspector fewer than the commitment has.
    private static void ChangeDirectories(Desk desk, Scratch scratch)
    {
        string Without(string file, int row)
        {
            List<string> lines = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", file))];
            lines.RemoveAt(row);
            return scratch.Write(file, string.Join('\n', lines) + "\n");
        }

        int firm = File.ReadAllLines(Scratch.SampleFirms).Index().First(l => l.Item.Contains("物业服务", StringComparison.Ordinal)).Index;
        var update = new DirectoryUpdate(desk.Bureau);
        update.Firms(FirmFile.Read(Without("firms.csv", firm), new ImportOptions()));
        update.Inspectors(InspectorFile.Read(Without("inspectors.csv", 3), new ImportOptions()));
    }

    private static void Refused(string why, Func<object?> act) =>
        Assert.Contains(why, Assert.Throws<UserErrorException>(act).Message, StringComparison.Ordinal);
}
