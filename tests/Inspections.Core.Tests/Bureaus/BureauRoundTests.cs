using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class BureauRoundTests
{
    private static readonly DrawId First = new(Desk.Brokers, 2026, 1);
    private static readonly DateTimeOffset DrawAt = Desk.Start.AddDays(10);
    private static readonly Label Dice = Label.Parse("dice");

    [Fact]
    public void No_step_comes_before_the_one_it_follows()
    {
        var desk = new Desk();
        BureauRound round = desk.Ledger.Commit(Desk.Start, desk.Ledger.Prepare(desk.Request(First, DrawAt) with { Sources = [new DiceSource(Dice, 20)] }))!;
        Assert.Equal(RoundState.Committed, round.State);
        Identifier firm = desk.Firms[0].Id;
        Assert.Equal("BUREAU-014", Desk.Refused(() => round.Draw(DrawAt)));
        Assert.Equal("BUREAU-016", Desk.Refused(() => round.Disclose(DrawAt)));
        Assert.Equal("BUREAU-016", Desk.Refused(() => round.Submit(DrawAt, Desk.Found(round, firm, BeijingTime.DateOf(DrawAt)), Desk.Ann)));
        Assert.Equal("BUREAU-016", Desk.Refused(() => round.NameTeam(DrawAt, firm, [desk.Roster[0].Id, desk.Roster[1].Id], Desk.Ann, Desk.Ben)));
        Assert.Equal("BUREAU-028", Desk.Refused(() => round.EnterValue(DrawAt.AddDays(-1), Dice, "01234567890123456789")));
        Assert.Equal("BUREAU-027", Desk.Refused(() => round.EnterValue(DrawAt, Dice, "0123")));
        Assert.Equal("BUREAU-012", Desk.Refused(() => round.EnterValue(DrawAt, Label.Parse("own:bureau"), Digest.Of([1]).ToString())));
        round.EnterValue(DrawAt, Dice, "01234567890123456789");
        Assert.Equal("BUREAU-012", Desk.Refused(() => round.EnterValue(DrawAt, Dice, "01234567890123456789")));
        Assert.Equal(RoundState.Collected, round.State);
        round.Draw(DrawAt);
        Assert.Equal(RoundState.Staffed, round.State);
        Assert.Equal("BUREAU-013", Desk.Refused(() => round.Draw(DrawAt)));
        Assert.Equal("BUREAU-017", Desk.Refused(() => round.Disclose(DrawAt)));
        Assert.Equal("BUREAU-013", Desk.Refused(() => round.Void(DrawAt, VoidReason.ForceMajeure, Desk.Ann, Desk.Ben)));
        Assert.Equal($"{First}: Staffed", round.ToString());
    }

    [Fact]
    public void One_issue_has_one_result_in_whatever_draw()
    {
        var desk = new Desk();
        var issue = new LotterySource(Label.Parse("ssq:2026001"), Lottery.OfKind("ssq"), DrawAt.AddHours(11));
        BureauRound[] rounds =
        [
            .. new[] { Desk.Brokers, Desk.Valuers }.Select(sector => desk.Ledger.Commit(
                Desk.Start, desk.Ledger.Prepare(desk.Request(new DrawId(sector, 2026, 1), DrawAt) with { Sources = [issue] }))!),
        ];
        DateTimeOffset known = DrawAt.AddHours(12);
        rounds[0].EnterValue(known, issue.Name, "01 02 03 04 05 06|07");
        Assert.Equal("BUREAU-029", Desk.Refused(() => rounds[1].EnterValue(known, issue.Name, "01 02 03 04 05 06|08")));
        rounds[1].EnterValue(known, issue.Name, "01 02 03 04 05 06|07");
        Assert.Equal(RoundState.Collected, rounds[1].State);
    }

    [Fact]
    public void A_voided_round_is_tried_again_with_the_frame_it_had()
    {
        var desk = new Desk();
        BureauRound round = desk.Committed(First, DrawAt);
        Assert.Equal("BUREAU-015", Desk.Refused(() => round.Void(DrawAt.AddDays(-1), VoidReason.ForceMajeure, Desk.Ann, Desk.Ann)));
        DrawId next = round.Void(DrawAt.AddDays(-1), VoidReason.ForceMajeure, Desk.Ann, Desk.Ben);
        Assert.Equal(RoundState.Void, round.State);
        desk.Firms.RemoveAt(0);
        BureauRound again = desk.Drawn(next, DrawAt.AddDays(5));
        Assert.Equal(round.Commitment.Frame, again.Commitment.Frame);
        desk.Save();
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(desk.Public).Verdict);
    }

    [Fact]
    public void What_concerns_a_list_kept_back_is_sealed_and_opened_with_it()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(First, DrawAt, isKeptBack: true);
        desk.Save();
        Assert.DoesNotContain(desk.Public.Paths, p => p.EndsWith("receipt.json", StringComparison.Ordinal));
        Identifier firm = round.Receipt!.Selection.DrawOrder[0], leaving = round.Teams.Of(firm)![0];
        Identifier joined = round.Substitute(DrawAt, firm, leaving, SubstitutionReason.Recusal, Desk.Ann, Desk.Ben);
        Assert.IsType<SealedBody>(desk.Ledger.EntryAt(desk.Ledger.Size - 1).Body);
        desk.Restart();
        round = desk.Ledger.Round(First);
        Assert.Equal(joined, round.VisitorsOf(firm)[^1]);
        desk.Inspect(round, DrawAt.AddDays(2));
        Assert.Equal(RoundState.Reviewed, round.State);
        Assert.Empty(desk.Ledger.Publish(DrawAt.AddDays(2)).Results);
        round.Disclose(DrawAt.AddDays(3));
        Assert.Equal(round.Receipt!.Selection.DrawOrder.Count, desk.Ledger.Publish(DrawAt.AddDays(3)).Results.Count);
        Assert.Equal(RoundState.Published, round.State);
        desk.Save();
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(desk.Public).Verdict);
    }

    [Fact]
    public void A_witness_that_does_not_come_is_absent_and_its_notes_are_kept_when_they_hold()
    {
        var desk = new Desk();
        var notary = TestKeys.Signer("notary", "notary");
        var name = SectorCode.Parse("notary");
        var source = new SealedSource(Label.Parse("witness:notary"), Digest.Of([1]));
        BureauRound round = desk.Ledger.Commit(Desk.Start, desk.Ledger.Prepare(desk.Request(First, DrawAt) with { Sources = [source], Witnesses = [new Witness(name, notary.Verifier)] }))!;
        Assert.Equal("BUREAU-030", Desk.Refused(() => desk.Ledger.KeepNote(Note(desk.Recovery, "x\n"))));
        Assert.Equal("BUREAU-025", Desk.Refused(() => desk.Ledger.KeepNote(Note(notary, new WitnessCommitmentNote(First, Digest.Of([2]), desk.Ledger.Head, Desk.Start).ToText()))));
        desk.Ledger.KeepNote(Note(notary, new WitnessCommitmentNote(First, round.Commitment.Digest, desk.Ledger.Head, Desk.Start).ToText()));
        Assert.Equal("BUREAU-028", Desk.Refused(() => round.EnterAbsent(DrawAt.AddHours(-1))));
        round.EnterAbsent(DrawAt);
        Receipt receipt = round.Draw(DrawAt);
        Assert.Contains(receipt.Values, v => v.Value == Source.Absent);
        desk.Ledger.KeepNote(Note(notary, new WitnessValuesNote(First, round.Commitment.Digest, receipt.Values, DrawAt).ToText()));
        desk.Restart();
        Assert.Contains($"draws/{First}/witness/notary.values", desk.Public.Paths);
        Assert.Equal(2, desk.Ledger.Mark.Notes);
    }

    [Fact]
    public void A_substitute_is_chosen_by_the_tickets_and_a_team_named_only_where_none_can_be_kept()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(First, DrawAt);
        Identifier firm = round.Receipt!.Selection.DrawOrder[0];
        IReadOnlyList<Identifier> team = round.Teams.Of(firm)!;
        Assert.Equal("BUREAU-018", Desk.Refused(() => round.NameTeam(DrawAt, firm, team, Desk.Ann, Desk.Ben)));
        Assert.Equal("BUREAU-018", Desk.Refused(() => round.Substitute(DrawAt, firm, team[0], SubstitutionReason.Absent, Desk.Ann, Desk.Ann)));
        Identifier joined = round.Substitute(DrawAt, firm, team[0], SubstitutionReason.Absent, Desk.Ann, Desk.Ben);
        Assert.Equal([team[1], joined], round.VisitorsOf(firm));
    }

    [Fact]
    public void A_result_is_by_the_team_on_a_day_that_can_be()
    {
        var desk = new Desk();
        BureauRound round = desk.Drawn(First, DrawAt);
        Identifier firm = round.Receipt!.Selection.DrawOrder[0];
        InspectionResult found = Desk.Found(round, firm, BeijingTime.DateOf(DrawAt));
        Assert.Equal("BUREAU-021", Desk.Refused(() => round.Submit(DrawAt, found with { InspectedOn = found.InspectedOn.AddDays(1) }, Desk.Ann)));
        Assert.Equal("BUREAU-021", Desk.Refused(() => round.Submit(DrawAt, found with { Inspectors = [found.Inspectors[0]] }, Desk.Ann)));
        Assert.Equal("BUREAU-021", Desk.Refused(() => round.Submit(DrawAt, found with { Firm = Identifier.Parse("V001") }, Desk.Ann)));
        Assert.Equal("BUREAU-021", Desk.Refused(() => round.Submit(DrawAt, found with { Draw = First.NextTry() }, Desk.Ann)));
        Assert.Throws<ProtocolFormatException>(() => round.Submit(DrawAt, found with { Categories = [] }, Desk.Ann));
        Assert.Equal("BUREAU-021", Desk.Refused(() => round.Withdraw(DrawAt, firm, Desk.Ann)));
        Label record = round.Submit(DrawAt, found, Desk.Ann);
        Assert.Equal(record, round.ResultsOf(firm).InEffect!.Record);
    }

    private static byte[] Note(NoteSigner signer, string text) => Encoding.UTF8.GetBytes(NoteSigner.Sign(text, signer));
}
