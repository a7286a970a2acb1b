using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Bureaus;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class CommittedDrawTests
{
    [Fact]
    public void A_draw_repeats_from_what_was_kept_and_needs_every_value()
    {
        var desk = new Desk();
        var id = new DrawId(Desk.Brokers, 2026, 1);
        DateTimeOffset at = Desk.Start.AddDays(10);
        var recusal = new Recusal(desk.Firms[0].Id, desk.Roster[0].Id, RecusalGround.Other);
        BureauRound round = desk.Ledger.Commit(Desk.Start, desk.Ledger.Prepare(desk.Request(id, at) with { Recusals = [recusal], Sources = [new DiceSource(Label.Parse("dice"), 20)] }))!;
        CommittedDraw kept = desk.Ledger.Reading.Records.DrawOf(id);
        Assert.Throws<InvalidOperationException>(() => kept.Draw(new Dictionary<Label, string>(), () => new string('0', 64)));
        round.EnterValue(at, Label.Parse("dice"), new string('7', 20));
        Receipt receipt = round.Draw(at);
        Assert.Equal(receipt.Digest, kept.Draw(desk.Ledger.Reading.ValuesOf(id), () => throw new InvalidOperationException("it is in the ledger")).Receipt.Digest);
        Assert.Equal([recusal.Inspector], kept.Recused[recusal.Firm]);
        Each.Of(kept.Openings(receipt)!, o => Assert.True(o.StandsIn(round.Commitment.Recusals!.Value)));
        Assert.Equal("own:bureau", Assert.Single(kept.OwnSources).Name.ToString());
        Assert.Equal(kept.Frame, kept.Voided(VoidReason.ForceMajeure).Frame);
    }
}

public sealed class ReceivedDrawTests
{
    [Fact]
    public void Of_a_draw_its_drawn_firms_alone_are_kept()
    {
        var desk = new Desk();
        var id = new DrawId(Desk.Brokers, 2026, 1);
        BureauRound round = desk.Drawn(id, Desk.Start.AddDays(10));
        ReceivedDraw received = desk.Ledger.Documents.OutcomeOf(id).ToReceived();
        Assert.Equal(round.Receipt, received.Receipt);
        Assert.Equal(round.Commitment.Frame.Size, received.ToPast().FrameSize);
        Assert.Equal(round.Receipt!.Selection.DrawOrder, received.ToPast().Drawn);
        Assert.Equal(7, received.ToTeams(7).ReceiptEntry);
        Assert.Empty(received.Projects);
    }
}

public sealed class DrawOutcomeTests
{
    [Fact]
    public void An_outcome_says_what_later_draws_and_changes_of_teams_ask()
    {
        var desk = new Desk();
        var id = new DrawId(Desk.Brokers, 2026, 1);
        desk.Firms.RemoveAll(f => f.Id.ToString()[0] == 'B');
        desk.Firms.Add(new Firm(Identifier.Parse("P1"), "项目", [Desk.Brokers], Owner: Identifier.Parse("B900")));
        desk.Firms.RemoveAll(f => f.Id.ToString()[0] == 'X');
        BureauRound round = desk.Drawn(id, Desk.Start.AddDays(10));
        DrawOutcome outcome = desk.Ledger.Documents.OutcomeOf(id);
        ReceivedDraw received = outcome.ToReceived();
        Assert.Equal(Identifier.Parse("B900"), received.ToPast().FirmOf(Identifier.Parse("P1")));
        Assert.Equal(round.Receipt!.Selection.DrawOrder, received.ToTeams(4).Firms);
        Assert.Equal(round.Receipt.Values.Select(v => v.Value), outcome.OwnValues().Select(v => v.Value));
    }
}
