using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class YearRuleTests
{
    private static readonly DateOnly LastDay = new(2026, 12, 31), NextDay = new(2027, 1, 1);

    [Fact]
    public void A_year_is_open_until_its_last_day_then_over_and_closed_by_its_entry_alone()
    {
        Assert.Equal(YearState.Open, YearRule.StateOf([], 2026, LastDay));
        Assert.Equal(YearState.Over, YearRule.StateOf([], 2026, NextDay));
        Assert.Equal(YearState.Over, YearRule.StateOf([new ClosedBody(2025, [])], 2026, NextDay));
        Assert.Equal(YearState.Closed, YearRule.StateOf([new ClosedBody(2026, [])], 2026, LastDay));
    }

    [Fact]
    public void An_open_year_takes_everything() =>
        Assert.DoesNotContain(Enum.GetValues<YearEntry>(), e => !YearState.Open.Takes(e));

    [Fact]
    public void In_a_year_that_is_over_nothing_begins_and_what_began_is_finished() => Assert.Equal(
        [YearEntry.Plan, YearEntry.Commitment, YearEntry.Recusal],
        Enum.GetValues<YearEntry>().Where(e => !YearState.Over.Takes(e)));

    [Theory]
    [InlineData(YearEntry.Plan)]
    [InlineData(YearEntry.Commitment)]
    [InlineData(YearEntry.Draw)]
    [InlineData(YearEntry.Void)]
    [InlineData(YearEntry.TeamChange)]
    [InlineData(YearEntry.JointVisit)]
    [InlineData(YearEntry.Recusal)]
    [InlineData(YearEntry.Closing)]
    public void A_closed_year_takes_nothing_else_about_its_draws(YearEntry entry) => Assert.False(YearState.Closed.Takes(entry));

    [Theory]
    [InlineData(YearEntry.Result)]
    [InlineData(YearEntry.Correction)]
    [InlineData(YearEntry.Withdrawal)]
    [InlineData(YearEntry.Review)]
    [InlineData(YearEntry.OtherVisit)]
    public void A_closed_year_takes_what_was_found_and_its_review(YearEntry entry) => Assert.True(YearState.Closed.Takes(entry));

    [Fact]
    public void A_state_that_was_never_set_is_no_answer() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => default(YearState).Takes(YearEntry.Plan));
}
