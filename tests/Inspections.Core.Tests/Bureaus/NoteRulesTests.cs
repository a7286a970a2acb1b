using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger;
using Inspections.Core.Refusals;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class NoteRulesTests
{
    private static readonly DateTimeOffset DrawAt = Desk.Start.AddDays(3);
    private static readonly NoteSigner Notary = TestKeys.Signer("notary", "notary");
    private static readonly SectorCode Name = SectorCode.Parse("notary");

    [Fact]
    public void A_note_says_itself_what_it_is_about_and_whose_it_is()
    {
        (Desk desk, BureauRound round) = Committed();
        Assert.Equal(new WitnessNote($"draws/{round.Id}/witness/notary.commitment", IsNew: true, InTime: true), desk.Ledger.KeepNote(OnCommitment(desk, round, DrawAt.AddDays(-1))));
        Assert.Equal("ledger/witness/notary", desk.Ledger.KeepNote(Head(desk.Ledger.Head)).Path);
        Receipt receipt = round.Draw(DrawAt);
        Assert.Equal($"draws/{round.Id}/witness/notary.values", desk.Ledger.KeepNote(Note(new WitnessValuesNote(round.Id, round.Commitment.Digest, receipt.Values, DrawAt).ToText())).Path);
    }

    [Fact]
    public void A_note_stays_as_it_first_came_and_of_heads_the_newest_is_kept()
    {
        (Desk desk, BureauRound round) = Committed();
        byte[] note = OnCommitment(desk, round, DrawAt.AddDays(-1));
        desk.Ledger.KeepNote(note);
        Assert.False(desk.Ledger.KeepNote(note).IsNew);
        Assert.Equal("BUREAU-031", Desk.Refused(() => desk.Ledger.KeepNote(OnCommitment(desk, round, DrawAt.AddDays(-2)))));
        TreeHead before = desk.Ledger.HeadAt(desk.Ledger.Size - 1);
        Assert.True(desk.Ledger.KeepNote(Head(before)).IsNew);
        Assert.True(desk.Ledger.KeepNote(Head(desk.Ledger.Head)).IsNew);
        Assert.False(desk.Ledger.KeepNote(Head(before)).IsNew);
        Assert.Equal(3, desk.Ledger.Mark.Notes);
    }

    [Fact]
    public void What_is_wrong_with_a_note_is_said_in_both_languages()
    {
        (Desk desk, BureauRound round) = Committed();
        RefusedException early = Assert.Throws<RefusedException>(() => desk.Ledger.KeepNote(Note(new WitnessCommitmentNote(round.Id, round.Commitment.Digest, round.Commitment.Ledger, DrawAt).ToText())));
        Assert.Contains("还不含该承诺", early.Refusal.Says.Zh, StringComparison.Ordinal);
        Assert.Contains("does not hold the commitment", early.Refusal.Says.En, StringComparison.Ordinal);
        Assert.Equal("BUREAU-030", Desk.Refused(() => desk.Ledger.KeepNote("hello\n"u8)));
    }

    internal static (Desk Desk, BureauRound Round) Committed()
    {
        var desk = new Desk();
        return (desk, desk.Ledger.Commit(Desk.Start, desk.Ledger.Prepare(desk.Request(new DrawId(Desk.Brokers, 2026, 1), DrawAt) with { Witnesses = [new Witness(Name, Notary.Verifier)] }))!);
    }

    internal static byte[] OnCommitment(Desk desk, BureauRound round, DateTimeOffset at) => Note(new WitnessCommitmentNote(round.Id, round.Commitment.Digest, desk.Ledger.Head, at).ToText());

    private static byte[] Head(TreeHead head) => Note(new WitnessHeadNote(head, Desk.Start).ToText());

    private static byte[] Note(string text) => Encoding.UTF8.GetBytes(NoteSigner.Sign(text, Notary));
}

public sealed class WitnessNoteTests
{
    [Fact]
    public void A_note_on_a_commitment_is_in_time_until_a_day_before_the_draw()
    {
        (Desk desk, BureauRound round) = NoteRulesTests.Committed();
        Assert.False(NoteRules.Judge(desk.Ledger.Reading, NoteRulesTests.OnCommitment(desk, round, round.Commitment.DrawAt.AddDays(-1).AddSeconds(1)), _ => null).InTime);
        Assert.True(NoteRules.Judge(desk.Ledger.Reading, NoteRulesTests.OnCommitment(desk, round, round.Commitment.DrawAt.AddDays(-1)), _ => null).InTime);
    }
}
