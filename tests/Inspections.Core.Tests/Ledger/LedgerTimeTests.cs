using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Xunit;

namespace Inspections.Core.Tests.Ledger;

public sealed class LedgerTimeTests
{
    private static readonly DateTimeOffset Noon = BeijingTime.ParseMoment("2026-06-01T12:00:00+08:00");

    [Fact]
    public void An_entry_gets_the_time_of_the_clock_and_never_an_earlier_one_than_the_last_entry()
    {
        Assert.Equal(Noon, LedgerTime.Of(null, Noon.AddMilliseconds(900).ToUniversalTime()));
        Assert.Equal(BeijingTime.Offset, LedgerTime.Of(null, Noon.ToUniversalTime()).Offset);
        Assert.Equal(Noon, LedgerTime.Of(Noon.AddSeconds(-1), Noon));
        Assert.Equal(Noon.AddSeconds(1), LedgerTime.Of(Noon.AddSeconds(1), Noon));
    }

    [Fact]
    public void A_ledger_is_ahead_of_a_clock_when_its_last_entry_is_more_than_five_minutes_later()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), LedgerTime.MostAhead);
        Assert.False(LedgerTime.IsAhead(null, Noon));
        Assert.False(LedgerTime.IsAhead(Noon.AddDays(-90), Noon));
        Assert.False(LedgerTime.IsAhead(Noon.AddMinutes(5), Noon));
        Assert.True(LedgerTime.IsAhead(Noon.AddMinutes(5).AddSeconds(1), Noon));
        Assert.True(LedgerTime.IsAhead(Noon.AddDays(90), Noon));
    }

    [Fact]
    public void A_commitment_of_the_same_second_as_its_draw_is_not_before_it()
    {
        Assert.True(LedgerTime.IsBeforeDraw(Noon.AddSeconds(-1), Noon));
        Assert.False(LedgerTime.IsBeforeDraw(Noon, Noon));
        Assert.False(LedgerTime.IsBeforeDraw(Noon.AddSeconds(1), Noon));
    }
}
