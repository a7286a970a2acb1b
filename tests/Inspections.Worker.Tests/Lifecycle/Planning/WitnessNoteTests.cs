using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

public sealed class WitnessNoteTests : IDisposable
{
    private const string Dice = "01234567890123456789";
    private static readonly string Signature = new('a', 96);
    private static readonly string Pulse = Digest.Of(Convert.FromHexString(Signature)).ToString();

    private readonly TestWitness _audit = new("audit");
    private readonly TestWitness _notary = new("notary");

    [Theory]
    [InlineData("own,witness:audit,witness:notary,dice,drand", Assurance.Public)]
    [InlineData("witness:audit,witness:notary", Assurance.Witnessed)]
    [InlineData("own,witness:audit", Assurance.SelfSealed)]
    public void A_whole_round_with_witnesses_has_the_assurance_that_its_sources_give(string sources, Assurance expected)
    {
        using Desk desk = Committed(sources);
        AddBoth(desk, desk.Bureau.Now);
        DrawThrough(desk);
        foreach (TestWitness witness in Both)
        {
            Add(desk, witness.OnValues(Desk.First, desk.CommitmentOf(Desk.First).Digest, Values(desk), desk.Bureau.Now));
        }

        desk.Processor.LookAhead();
        VerificationReport report = desk.Verify(Desk.First);
        Assert.True(report.Verdict == Verdict.Valid, string.Join('\n', report.Findings.Where(f => f.Outcome != Outcome.Ok)));
        Assert.Equal(expected, report.Assurances[Desk.First]);
        Assert.DoesNotContain(report.Notices, n => n.Kind == NoticeKind.WitnessNote);
    }

    [Fact]
    public void The_same_note_again_changes_nothing_and_a_second_one_is_refused()
    {
        using Desk desk = Committed("own");
        string note = OnCommitment(desk, _audit, desk.Bureau.Now);
        Assert.True(Add(desk, note).IsNew);
        Assert.False(Add(desk, note).IsNew);
        Refused("another note is published", desk, OnCommitment(desk, _audit, desk.Bureau.Now.AddSeconds(1)));
    }

    [Fact]
    public void A_note_that_does_not_hold_is_refused_with_the_reason()
    {
        using Desk desk = Committed("own");
        Digest digest = desk.CommitmentOf(Desk.First).Digest;
        TreeHead head = Head(desk);
        DateTimeOffset now = desk.Bureau.Now;
        using var stranger = new TestWitness("audit");
        Refused("not a witness's note", desk, "hello\n");
        Refused("not signed by the key of a witness", desk, stranger.OnCommitment(Desk.First, digest, head, now));
        Refused("the commitment to", desk, _audit.OnCommitment(Desk.First, head.Root, head, now));
        Refused("there is no commitment", desk, _audit.OnCommitment(Desk.First with { Round = 2 }, digest, head, now));
        Refused("which is not this one", desk, _audit.OnCommitment(Desk.First, digest, head with { Root = digest }, now));
        Refused("does not hold the commitment", desk, _audit.OnCommitment(
            Desk.First, digest, desk.Bureau.Database.Read(s => LedgerStore.Open(s).HeadAt(desk.CommitmentOf(Desk.First).Ledger.Size)), now));
        Refused("is not public yet", desk, _audit.OnValues(Desk.First, digest, [new SourceValue(Desk.Name("own:bureau"), Pulse)], desk.CommitmentOf(Desk.First).DrawAt));
        DrawThrough(desk);
        Refused("and it says", desk, _audit.OnValues(Desk.First, digest, [new SourceValue(Desk.Name("own:bureau"), Pulse)], desk.CommitmentOf(Desk.First).DrawAt));
        Refused("before the draw", desk, _audit.OnValues(Desk.First, digest, Values(desk), desk.CommitmentOf(Desk.First).DrawAt.AddSeconds(-1)));
        Refused("in this order", desk, _audit.OnValues(Desk.First, digest, [new SourceValue(Desk.Name("dice"), Dice)], now));
    }

    [Fact]
    public void A_late_note_is_published_and_does_not_count()
    {
        using Desk desk = Committed("own");
        Assert.True(Add(desk, OnCommitment(desk, _audit, desk.Round(Desk.First).DrawAt.AddHours(-24))).InTime);
        Assert.False(Add(desk, OnCommitment(desk, _notary, desk.Round(Desk.First).DrawAt.AddHours(-23))).InTime);
    }

    public void Dispose()
    {
        _audit.Dispose();
        _notary.Dispose();
    }

    private TestWitness[] Both => [_audit, _notary];

    private Desk Committed(string sources)
    {
        var desk = new Desk(s => (s.Commitment.Witnesses, s.Commitment.Sources) = ([_audit.Setting, _notary.Setting], sources.Split(',')));
        foreach (TestWitness witness in Both.Where(w => desk.Settings.Commitment.Sources.Contains(w.Source, StringComparer.Ordinal)))
        {
            desk.Promise(witness.Source, witness.Seal(Desk.First));
        }

        desk.CommitFirst();
        foreach (TestWitness witness in Both.Where(w => desk.Settings.Commitment.Sources.Contains(w.Source, StringComparer.Ordinal)))
        {
            desk.Enter(witness.Source, witness.Value(Desk.First));
        }

        return desk;
    }

    private static void DrawThrough(Desk desk)
    {
        Commitment commitment = desk.CommitmentOf(Desk.First);
        desk.RunTo(commitment.DrawAt);
        foreach (Source source in commitment.Sources.Where(s => s is not SealedSource))
        {
            desk.ClockTo(source.KnownAt?.AddSeconds(1) ?? commitment.DrawAt);
            desk.Enter(source.Name.ToString(), source is DiceSource ? Dice : Pulse, source is DiceSource ? null : Signature);
        }

        desk.RunTo(commitment.DrawAt.AddMinutes(1));
    }

    private void AddBoth(Desk desk, DateTimeOffset at)
    {
        foreach (TestWitness witness in Both)
        {
            Add(desk, OnCommitment(desk, witness, at));
        }
    }

    private static string OnCommitment(Desk desk, TestWitness witness, DateTimeOffset at) =>
        witness.OnCommitment(Desk.First, desk.CommitmentOf(Desk.First).Digest, Head(desk), at);

    private static TreeHead Head(Desk desk) => desk.Bureau.Database.Read(s => LedgerStore.Open(s).Head);

    private static SourceValue[] Values(Desk desk)
    {
        var values = desk.Bureau.Database.Read(s => SourceStore.Values(s, Desk.First));
        return [.. desk.CommitmentOf(Desk.First).Sources.Select(s => new SourceValue(s.Name, values[s.Name].Value))];
    }

    private static WitnessNote Add(Desk desk, string note) => AddWitnessNote.Execute(desk.Bureau, Encoding.UTF8.GetBytes(note));

    private static void Refused(string why, Desk desk, string note) =>
        Assert.Contains(why, Assert.Throws<RefusedException>(() => Add(desk, note)).Message, StringComparison.Ordinal);
}
