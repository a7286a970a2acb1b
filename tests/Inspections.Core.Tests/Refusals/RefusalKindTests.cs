using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Refusals;

public sealed class RefusalKindTests
{
    private static readonly RefusalKind Kind = new("DRAW-001", "没有抽取 {draw}", "there is no draw {draw}", "请核对 {year} 年的批次", "compare with the rounds of {year}");

    [Fact]
    public void The_values_of_a_kind_are_named_in_the_order_of_the_chinese() => Assert.Equal(["draw", "year"], Kind.Names);

    [Theory]
    [InlineData("draw-1")]
    [InlineData("DRAW-1")]
    [InlineData("DRAW-0001")]
    [InlineData("DRAW 001")]
    [InlineData("")]
    public void An_id_of_another_form_is_no_id(string id) => Assert.Throws<ArgumentException>(() => new RefusalKind(id, "甲", "a", "乙", "b"));

    [Theory]
    [InlineData("甲 {firm}", "a", "乙", "b")]
    [InlineData("甲", "a {firm}", "乙", "b")]
    [InlineData("甲 {firm}", "a {draw}", "乙", "b")]
    public void Both_languages_name_the_same_values(string zh, string en, string doZh, string doEn) =>
        Assert.Throws<ArgumentException>(() => new RefusalKind("DRAW-001", zh, en, doZh, doEn));

    [Theory]
    [InlineData(" ", "a", "乙", "b")]
    [InlineData("甲", "", "乙", "b")]
    [InlineData("甲", "a", "", "b")]
    [InlineData("甲", "a", "乙", " ")]
    public void Nothing_is_left_unsaid(string zh, string en, string doZh, string doEn) =>
        Assert.Throws<ArgumentException>(() => new RefusalKind("DRAW-001", zh, en, doZh, doEn));

    [Fact]
    public void A_kind_takes_a_value_for_every_name()
    {
        Assert.Throws<ArgumentException>(() => Kind.Of("350100/wy/2026/1"));
        Assert.Throws<ArgumentException>(() => Kind.Of("350100/wy/2026/1", 2026, 1));
        Assert.Equal("DRAW-001", Kind.Of("350100/wy/2026/1", 2026).Id);
    }

    [Fact]
    public void A_refusal_is_due_to_how_things_stand_unless_said_otherwise()
    {
        Assert.Equal(RefusalNature.State, Kind.Nature);
        Assert.Equal(RefusalNature.Request, new RefusalKind("DRAW-001", "甲", "a", "乙", "b", RefusalNature.Request).Nature);
    }
}
