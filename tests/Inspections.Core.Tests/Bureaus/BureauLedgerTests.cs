using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class BureauLedgerTests
{
    private static readonly DrawId First = new(Desk.Brokers, 2026, 1);
    private static readonly DateTimeOffset DrawAt = Desk.Start.AddDays(10);

    [Fact]
    public void Proofs_are_those_of_the_signed_head()
    {
        var desk = new Desk();
        TreeHead before = desk.Ledger.Head;
        desk.Drawn(First, DrawAt);
        Assert.True(SignedNote.Parse(Encoding.UTF8.GetBytes(desk.Ledger.Checkpoint)).IsSignedBy(desk.Signer.Verifier));
        Assert.True(MerkleProof.Includes(desk.Ledger.Head, 1, MerkleTree.LeafHash(desk.Ledger.EntryAt(1).ToLeaf()), desk.Ledger.InclusionProof(1, desk.Ledger.Size)));
        Assert.True(MerkleProof.Extends(before, desk.Ledger.Head, desk.Ledger.ConsistencyProof(before.Size, desk.Ledger.Size)));
        Assert.Equal(before, desk.Ledger.HeadAt(before.Size));
        Assert.Throws<ArgumentOutOfRangeException>(() => desk.Ledger.InclusionProof(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => desk.Ledger.ConsistencyProof(-1, 2));
    }

    [Fact]
    public void What_was_prepared_is_good_for_its_own_ledger_as_it_stands()
    {
        var desk = new Desk();
        var ready = (PreparedRound.Ready)desk.Ledger.Prepare(desk.Request(First, DrawAt));
        Assert.Equal("BUREAU-009", Desk.Refused(() => new Desk().Ledger.Commit(Desk.Start, ready)));
        Assert.Equal("BUREAU-010", Desk.Refused(() => desk.Ledger.Commit(DrawAt, ready)));
        desk.Ledger.EnterDocument(Desk.Start, DocumentKind.Items, Digest.Of([1]), 2026);
        Assert.Equal("BUREAU-009", Desk.Refused(() => desk.Ledger.Commit(Desk.Start, ready)));
        Assert.NotNull(desk.Ledger.Commit(Desk.Start, desk.Ledger.Prepare(desk.Request(First, DrawAt))));
        Assert.Equal("BUREAU-005", Desk.Refused(() => desk.Ledger.Round(First.NextTry())));
    }

    [Fact]
    public void A_round_in_which_nobody_can_be_drawn_is_entered_so()
    {
        var desk = new Desk();
        PreparedRound prepared = desk.Ledger.Prepare(desk.Request(First, DrawAt) with { Firms = [] });
        Assert.Null(desk.Ledger.Commit(Desk.Start, prepared));
        Assert.Equal(1, Assert.Single(desk.Ledger.Reading.Of<InfeasibleBody>()).Round);
        Assert.Equal("BUREAU-009", Desk.Refused(() => desk.Ledger.Commit(Desk.Start, prepared)));
    }

    [Fact]
    public void Time_never_runs_backwards_and_a_wrong_clock_is_refused()
    {
        var desk = new Desk();
        desk.Ledger.EnterDocument(Desk.Start.AddMinutes(-4), DocumentKind.Plan, Digest.Of([1]), 2026);
        Assert.Equal(Desk.Start, desk.Ledger.EntryAt(desk.Ledger.Size - 1).At);
        Assert.Equal("BUREAU-001", Desk.Refused(() => desk.Ledger.EnterDocument(Desk.Start.AddMinutes(-6), DocumentKind.Plan, Digest.Of([1]), 2026)));
        Assert.Equal("BUREAU-004", Desk.Refused(() => desk.Ledger.EnterDocument(DateTimeOffset.MinValue, DocumentKind.Plan, Digest.Of([1]), 2026)));
        Assert.Equal("BUREAU-004", Desk.Refused(() => desk.Ledger.EnterDocument(Desk.Start, DocumentKind.Policy, Digest.Of([1]))));
    }

    [Fact]
    public void A_policy_of_another_bureau_and_a_lower_one_in_the_year_are_refused()
    {
        var desk = new Desk();
        Assert.Equal("BUREAU-007", Desk.Refused(() => desk.Ledger.Adopt(Desk.Start, desk.Policy with { Authority = Authority.Parse("350100/market") })));
        desk.Drawn(First, DrawAt);
        desk.Ledger.Adopt(DrawAt, Desk.PolicyOf(new Ratio(5, 100)));
        Assert.Equal("BUREAU-007", Desk.Refused(() => desk.Ledger.Prepare(desk.Request(new DrawId(Desk.Brokers, 2026, 2), DrawAt.AddDays(30)))));
    }

    [Fact]
    public void A_rotated_key_signs_from_there_on_and_an_old_one_never_again()
    {
        var desk = new Desk();
        var next = TestKeys.Signer(Desk.Authority.ToString(), "next");
        Assert.Equal("BUREAU-003", Desk.Refused(() => desk.Ledger.RotateKeys(Desk.Start, next, next, desk.Recovery.Verifier)));
        Assert.Equal("BUREAU-003", Desk.Refused(() => desk.Ledger.RotateKeys(Desk.Start, desk.Signer, desk.Signer, desk.Recovery.Verifier)));
        desk.Ledger.RotateKeys(Desk.Start, next, desk.Recovery, desk.Recovery.Verifier);
        SignedNote head = SignedNote.Parse(Encoding.UTF8.GetBytes(desk.Ledger.Checkpoint));
        Assert.True(head.IsSignedBy(next.Verifier) && head.IsSignedBy(desk.Recovery.Verifier));
        Assert.Equal("BUREAU-002", Desk.Refused(desk.Restart));
        desk.Signer = next;
        desk.Restart();
        desk.Drawn(First, DrawAt);
        desk.Save();
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(desk.Public).Verdict);
    }

    [Fact]
    public void A_joint_visit_is_of_a_firm_that_both_drew_and_that_has_no_result_yet()
    {
        var desk = new Desk();
        desk.Firms.RemoveAll(f => f.Id.ToString() != "X001");
        BureauRound one = desk.Drawn(First, DrawAt), other = desk.Drawn(new DrawId(Desk.Valuers, 2026, 1), DrawAt.AddDays(3));
        Identifier both = Identifier.Parse("X001");
        Assert.Equal("BUREAU-019", Desk.Refused(() => desk.Ledger.Join(DrawAt.AddDays(3), Identifier.Parse("B001"), one.Id, other.Id)));
        desk.Ledger.Join(DrawAt.AddDays(3), both, one.Id, other.Id);
        Assert.Equal("BUREAU-019", Desk.Refused(() => desk.Ledger.Join(DrawAt.AddDays(3), both, one.Id, other.Id)));
        Assert.Equal(one.VisitorsOf(both), other.VisitorsOf(both));
        DateOnly day = BeijingTime.DateOf(DrawAt).AddDays(4);
        desk.Pass(one.Submit(DrawAt.AddDays(5), Desk.Found(one, both, day), Desk.Ann), DrawAt.AddDays(5));
        desk.Ledger.Publish(DrawAt.AddDays(5));
        Assert.Equal("BUREAU-021", Desk.Refused(() => other.Submit(DrawAt.AddDays(5), Desk.Found(other, both, day.AddDays(1)), Desk.Ann)));
        other.Submit(DrawAt.AddDays(5), Desk.Found(other, both, day), Desk.Ann);
    }

    [Fact]
    public void A_visit_is_entered_after_it_was_made()
    {
        var desk = new Desk();
        Assert.Equal("BUREAU-023", Desk.Refused(() => desk.Ledger.EnterVisit(Desk.Start, Identifier.Parse("B001"), BeijingTime.DateOf(Desk.Start).AddDays(1), Label.Parse("complaint"))));
        desk.Ledger.EnterVisit(Desk.Start, Identifier.Parse("B001"), BeijingTime.DateOf(Desk.Start), Label.Parse("complaint"));
    }

    [Fact]
    public void Keys_are_two_and_named_by_one_authority()
    {
        var signer = TestKeys.Signer("350100/housing", "key");
        Assert.Equal("BUREAU-003", Desk.Refused(() => BureauLedger.Begin(Desk.Start, signer, TestKeys.Signer("350100/market", "spare").Verifier, Desk.Secret)));
        Assert.Equal("BUREAU-003", Desk.Refused(() => BureauLedger.Begin(Desk.Start, TestKeys.Signer("housing", "key"), TestKeys.Signer("housing", "spare").Verifier, Desk.Secret)));
        Assert.Throws<ProtocolFormatException>(() => BureauLedger.Begin(Desk.Start, signer, signer.Verifier, Desk.Secret));
    }

    [Fact]
    public void A_head_is_kept_only_of_a_witness_that_was_named_and_of_this_ledger()
    {
        var desk = new Desk();
        var notary = TestKeys.Signer("notary", "notary");
        var name = SectorCode.Parse("notary");
        byte[] head = Note(notary, new WitnessHeadNote(desk.Ledger.Head, Desk.Start).ToText());
        Assert.Equal("BUREAU-025", Desk.Refused(() => desk.Ledger.KeepNote(head)));
        desk.Ledger.Commit(Desk.Start, desk.Ledger.Prepare(desk.Request(First, DrawAt) with { Witnesses = [new Witness(name, notary.Verifier)] }));
        desk.Ledger.KeepNote(head);
        Assert.Equal("BUREAU-025", Desk.Refused(() => desk.Ledger.KeepNote(Note(notary, new WitnessHeadNote(new TreeHead(Digest.Of([1]), 2), Desk.Start).ToText()))));
    }

    private static byte[] Note(NoteSigner signer, string text) => Encoding.UTF8.GetBytes(NoteSigner.Sign(text, signer));
}
