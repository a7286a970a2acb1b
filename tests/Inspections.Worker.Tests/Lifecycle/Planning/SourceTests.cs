using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

public sealed class SourceTests
{
    private const string Dice = "01234567890123456789";
    private static readonly string Signature = new('a', 96);
    private static readonly string Pulse = Digest.Of(Convert.FromHexString(Signature)).ToString();

    [Fact]
    public void Without_settings_the_bureaus_own_value_is_the_only_source_and_the_draw_is_self_sealed()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal(["own:bureau"], desk.CommitmentOf(Desk.First).Sources.Select(s => s.Name.ToString()));
        VerificationReport report = desk.Verify(Desk.First);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Equal(Assurance.SelfSealed, report.Assurances[Desk.First]);
    }

    [Fact]
    public void A_source_that_nothing_was_promised_for_is_left_out_and_the_round_goes_on()
    {
        using var audit = new TestWitness("audit");
        using var desk = new Desk(s => (s.Commitment.Witnesses, s.Commitment.Sources) = ([audit.Setting], [audit.Source, "ssq"]));
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal(["own:bureau"], desk.CommitmentOf(Desk.First).Sources.Select(s => s.Name.ToString()));
        Assert.Equal(RoundState.Staffed, desk.Round(Desk.First).State);
    }

    [Fact]
    public void A_pulse_is_the_first_at_or_after_the_draw()
    {
        using var desk = new Desk(s => s.Commitment.Sources = ["drand"]);
        desk.CommitFirst();
        DateTimeOffset pulse = desk.CommitmentOf(Desk.First).Sources.OfType<DrandSource>().Single().PulseAt;
        Assert.InRange(pulse, desk.Round(Desk.First).DrawAt, desk.Round(Desk.First).DrawAt.AddSeconds(2));
    }

    [Fact]
    public void A_promise_is_taken_before_the_commitment_only_for_a_setting_once_per_digest()
    {
        using var audit = new TestWitness("audit");
        using var notary = new TestWitness("notary");
        using var desk = new Desk(s => (s.Commitment.Witnesses, s.Commitment.Sources) = ([audit.Setting, notary.Setting], ["own", audit.Source, notary.Source, "ssq", "dice"]));
        DateTimeOffset drawAt = desk.Round(Desk.First).DrawAt;

        Assert.True(desk.Promise(audit.Source, audit.Seal(Desk.First)));
        Assert.False(desk.Promise(audit.Source, audit.Seal(Desk.First)));
        Refused("is used by", () => desk.Promise(notary.Source, audit.Seal(Desk.First)));
        Refused("has no dlt", () => desk.Promise("dlt:2026001", at: drawAt.AddHours(1)));
        Refused("before the draw", () => desk.Promise("ssq:2026001", at: drawAt.AddSeconds(-1)));
        Refused("a witness gives a digest", () => desk.Promise("ssq:2026001", audit.Seal(Desk.First)));
        Refused("a witness gives a digest", () => desk.Promise("dice", at: drawAt));
        Assert.True(desk.Promise("ssq:2026001", at: drawAt.AddHours(1)));
        Assert.True(desk.Promise("ssq:2026002", at: drawAt.AddDays(2)));

        desk.CommitFirst();
        Assert.Equal(["own:bureau", "witness:audit", "ssq:2026002", "dice"], desk.CommitmentOf(Desk.First).Sources.Select(s => s.Name.ToString()));
        Refused("before the commitment only", () => desk.Promise(notary.Source, notary.Seal(Desk.First)));
    }

    [Fact]
    public void Values_are_taken_in_their_form_at_their_time_once()
    {
        using var audit = new TestWitness("audit");
        using var desk = new Desk(s => (s.Commitment.Witnesses, s.Commitment.Sources) = ([audit.Setting], ["own", audit.Source, "dice", "ssq", "drand"]));
        desk.Promise(audit.Source, audit.Seal(Desk.First));
        desk.Promise("ssq:2026001", at: desk.Round(Desk.First).DrawAt.AddHours(11));
        Refused("no value before the commitment", () => desk.Enter(audit.Source, audit.Value(Desk.First)));
        desk.CommitFirst();
        Commitment commitment = desk.CommitmentOf(Desk.First);
        DrandSource drand = commitment.Sources.OfType<DrandSource>().Single();
        string pulse = drand.Name.ToString();
        Assert.InRange(drand.PulseAt - commitment.DrawAt, TimeSpan.FromMinutes(60), TimeSpan.FromSeconds(3603));

        long before = desk.LedgerSize();
        Refused("does not open the digest", () => desk.Enter(audit.Source, Pulse));
        Refused("64 lower-case", () => desk.Enter(audit.Source, "AB"));
        Refused("entered by the worker", () => desk.Enter(audit.Source, Source.Absent));
        Refused("opened by the draw itself", () => desk.Enter("own:bureau", Pulse));
        Refused("has no source", () => desk.Enter("witness:nobody", Pulse));
        Refused("at or after", () => desk.Enter("dice", Dice));
        Assert.Equal(before, desk.LedgerSize());
        Assert.True(desk.Enter(audit.Source, audit.Value(Desk.First)));
        Assert.False(desk.Enter(audit.Source, audit.Value(Desk.First)));
        Assert.Equal(before + 1, desk.LedgerSize());

        desk.RunTo(commitment.DrawAt);
        Assert.Equal(RoundState.Committed, desk.Round(Desk.First).State);
        Assert.Null(desk.Round(Desk.First).DueAt);
        Refused("20 digits", () => desk.Enter("dice", "1234"));
        Refused("应为 20 位数字", () => desk.Enter("dice", "1234"));
        Refused("不应有签名", () => desk.Enter("dice", new string('1', 20), new string('0', 96)));
        Assert.True(desk.Enter("dice", Dice));
        Refused("cannot be changed", () => desk.Enter("dice", new string('1', 20)));
        Refused("taken after", () => desk.Enter("ssq:2026001", "01 02 03 04 05 06|07"));
        desk.ClockTo(drand.PulseAt.AddSeconds(1));
        Refused("96 lower-case", () => desk.Enter(pulse, Pulse));
        Refused("signature's SHA-256", () => desk.Enter(pulse, new string('b', 64), Signature));
        Assert.True(desk.Enter(pulse, Pulse, Signature));
        desk.RunTo(commitment.DrawAt.AddHours(11));
        Refused("taken after", () => desk.Enter("ssq:2026001", "01 02 03 04 05 06|07"));
        desk.ClockTo(commitment.DrawAt.AddHours(11).AddSeconds(1));
        Refused("6 of 01–33", () => desk.Enter("ssq:2026001", "01 02 03 04 05|07"));
        Refused("only pulses have one", () => desk.Enter("ssq:2026001", "01 02 03 04 05 06|07", Signature));
        Assert.True(desk.Enter("ssq:2026001", "01 02 03 04 05 06|07"));
        desk.Processor.RunDue();

        Assert.Equal(RoundState.Staffed, desk.Round(Desk.First).State);
        Assert.False(desk.Enter("dice", Dice));
        Assert.Equal(Verdict.Valid, desk.Verify(Desk.First).Verdict);
    }

    [Fact]
    public void A_sealed_value_that_does_not_come_before_the_draw_is_absent_and_the_draw_goes_on()
    {
        using var audit = new TestWitness("audit");
        using var notary = new TestWitness("notary");
        using var desk = new Desk(s => (s.Commitment.Witnesses, s.Commitment.Sources) = ([audit.Setting, notary.Setting], [audit.Source, notary.Source, "dice", "drand"]));
        Commitment commitment = Witnessed(desk, audit, notary);
        desk.Enter(audit.Source, audit.Value(Desk.First));
        desk.ClockTo(commitment.DrawAt);
        Refused("or as ABSENT", () => desk.Enter(notary.Source, notary.Value(Desk.First)));
        desk.RunTo(commitment.DrawAt);
        Refused("is entered as ABSENT", () => desk.Enter(notary.Source, notary.Value(Desk.First)));
        desk.Enter("dice", Dice);
        DrandSource drand = commitment.Sources.OfType<DrandSource>().Single();
        desk.ClockTo(drand.PulseAt.AddSeconds(1));
        desk.Enter(drand.Name.ToString(), Pulse, Signature);
        desk.RunTo(drand.PulseAt.AddMinutes(1));

        VerificationReport report = desk.Verify(Desk.First);
        Assert.Equal(Verdict.Valid, report.Verdict);
        Assert.Contains(report.Notices, n => n.Kind == NoticeKind.AbsentValue);
        Assert.Equal(Assurance.SelfSealed, report.Assurances[Desk.First]);
    }

    private static Commitment Witnessed(Desk desk, params TestWitness[] witnesses)
    {
        foreach (TestWitness witness in witnesses)
        {
            desk.Promise(witness.Source, witness.Seal(Desk.First));
        }

        desk.CommitFirst();
        return desk.CommitmentOf(Desk.First);
    }

    private static void Refused(string why, Func<object?> act) =>
        Assert.Contains(why, Assert.Throws<UserErrorException>(act).Message, StringComparison.Ordinal);
}
