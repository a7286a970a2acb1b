using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class NamedIssuesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 3, 21, 15, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_issue_has_one_moment_and_a_higher_number_a_later_one()
    {
        var issues = new NamedIssues([(Some.Draw(1), Issue(20, At)), (Some.Draw(2), Issue(30, At.AddDays(10)))], []);
        Assert.Null(issues.Against(Issue(20, At)));
        Assert.Null(issues.Against(Issue(25, At.AddDays(5))));
        Assert.Null(issues.Against(Issue(20, At.AddDays(1), Lottery.SuperLotto)));
        Assert.Equal(Some.Draw(1), issues.Against(Issue(20, At.AddHours(1)))?.Draw);
        Assert.Equal(Some.Draw(1), issues.Against(Issue(19, At.AddHours(1)))?.Draw);
        Assert.Equal(Some.Draw(2), issues.Against(Issue(31, At.AddDays(9)))?.Draw);
    }

    [Fact]
    public void A_commitment_counts_unless_it_was_voided_before_its_draw()
    {
        Assert.True(NamedIssues.Counts(At, voidedAt: null));
        Assert.True(NamedIssues.Counts(At, At));
        Assert.False(NamedIssues.Counts(At, At.AddSeconds(-1)));
    }

    [Fact]
    public void An_issue_has_one_value_for_all()
    {
        var issues = new NamedIssues([], [new ValueBody(Some.Draw(1), Label.Parse("ssq:2026020"), "03 09 14 21 26 31|07")]);
        Assert.Null(issues.OtherValue(Label.Parse("ssq:2026020"), "03 09 14 21 26 31|07"));
        Assert.Equal(Some.Draw(1), issues.OtherValue(Label.Parse("ssq:2026020"), "03 09 14 21 26 31|08")?.Draw);
        Assert.Null(issues.OtherValue(Label.Parse("ssq:2026021"), "03 09 14 21 26 31|08"));
    }

    private static LotterySource Issue(int number, DateTimeOffset at, Lottery? lottery = null) =>
        new(Label.Parse(FormattableString.Invariant($"{(lottery ?? Lottery.DoubleColourBall).Kind}:2026{number:D3}")), lottery ?? Lottery.DoubleColourBall, at);
}
