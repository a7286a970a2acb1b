using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle.Drawing;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>Another process took the step while this one was about to.</summary>
public sealed class TwoProcessesTests
{
    [Fact]
    public void The_second_to_draw_changes_nothing()
    {
        using Desk desk = Drawn(out Round stale);
        long size = desk.LedgerSize();
        Draw(desk, stale);
        Assert.Equal(size, desk.LedgerSize());
        Assert.Single(desk.Bureau.Database.Read(s => LedgerStore.Open(s).Of<ReceiptBody>().Where(r => r.Draw == Desk.First).ToArray()));
    }

    [Fact]
    public void A_different_outcome_is_an_alarm_and_no_second_receipt()
    {
        using Desk desk = Drawn(out Round stale);
        desk.Bureau.Database.Write(s => s.Execute("UPDATE receipt SET digest = @other", new { other = new string('0', 64) }));
        long size = desk.LedgerSize();
        Assert.Contains("another process drew", Assert.Throws<InvalidOperationException>(() => Draw(desk, stale)).Message, StringComparison.Ordinal);
        Assert.Equal(size, desk.LedgerSize());
    }

    private static Desk Drawn(out Round stale)
    {
        var desk = new Desk();
        desk.CommitFirst();
        stale = desk.Round(Desk.First) with { State = RoundState.Collected };
        desk.RunTo(stale.DrawAt);
        return desk;
    }

    private static void Draw(Desk desk, Round stale) => new DrawRound(desk.Bureau, NullLogger<DrawRound>.Instance).Execute(stale);
}
