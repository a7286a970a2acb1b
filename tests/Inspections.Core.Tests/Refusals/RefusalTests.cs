using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Refusals;

public sealed class RefusalTests
{
    private static readonly RefusalKind Kind = new(
        "TEAM-001", "{firm} 的 {who} 在 {day} 不能检查：{why}", "{who} may not inspect {firm} on {day}: {why}", "请换 {others} 之一", "take one of {others}");

    private static readonly Refusal One = Kind.Of("甲公司", 7, new DateOnly(2026, 3, 1), new Text("回避", "recused"), new[] { "P1", "P2" });

    [Fact]
    public void Every_value_stands_where_its_name_stands()
    {
        Assert.Equal(new Text("甲公司 的 7 在 2026-03-01 不能检查：回避", "7 may not inspect 甲公司 on 2026-03-01: recused"), One.Says);
        Assert.Equal(new Text("请换 P1、P2 之一", "take one of P1, P2"), One.ToDo);
    }

    [Fact]
    public void The_whole_says_what_is_wrong_and_what_to_do()
    {
        Assert.Equal("甲公司 的 7 在 2026-03-01 不能检查：回避。请换 P1、P2 之一", One.Whole.Zh);
        Assert.Equal("7 may not inspect 甲公司 on 2026-03-01: recused; take one of P1, P2", One.Whole.En);
        Assert.EndsWith(" [TEAM-001]", $"{One}", StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_in_a_value_are_no_names() =>
        Assert.Equal("{who} 的 {day} 在  不能检查：", Kind.Of("{who}", "{day}", null, null, null).Says.Zh);

    [Fact]
    public void A_command_is_filled_by_name_and_other_names_are_left() =>
        Assert.Equal("substitute 甲公司 7 {by}", One.In(new Text("substitute {firm} {who} {by}", "-")).Zh);

    [Fact]
    public void Refusals_of_one_kind_that_say_the_same_are_equal()
    {
        RefusalKind kind = new("TEAM-002", "甲 {a}", "a {a}", "乙", "b"), other = new("TEAM-003", "甲 {a}", "a {a}", "乙", "b");
        Assert.Equal(kind.Of(1), kind.Of("1"));
        Assert.Equal(kind.Of(1).GetHashCode(), kind.Of("1").GetHashCode());
        Assert.NotEqual(kind.Of(1), kind.Of(2));
        Assert.NotEqual(kind.Of(1), other.Of(1));
        Assert.False(kind.Of(1).Equals(null));
    }
}
