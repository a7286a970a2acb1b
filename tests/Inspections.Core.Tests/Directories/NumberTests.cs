using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Directories;

public sealed class NumberTests
{
    private static readonly Authority Fuzhou = Authority.Parse("350100/housing");

    [Fact]
    public void A_plan_has_fourteen_digits_and_a_task_eighteen()
    {
        Assert.Equal("35010020261007", PlanNumber.Of(Fuzhou, 2026, 7).ToString());
        Assert.Equal("350100202603181012", TaskNumber.Of(Fuzhou, new DateOnly(2026, 3, 18), 12).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void A_number_has_three_digits_and_begins_with_one(int number)
    {
        Assert.Throws<ProtocolFormatException>(() => PlanNumber.Of(Fuzhou, 2026, number));
        Assert.Throws<ProtocolFormatException>(() => TaskNumber.Of(Fuzhou, new DateOnly(2026, 3, 18), number));
    }

    [Theory]
    [InlineData("35010020262001")]
    [InlineData("3501002026100")]
    [InlineData("35010000001001")]
    [InlineData("35010020261001\n")]
    [InlineData("３５010020261001")]
    public void What_is_no_plan_number_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => PlanNumber.Parse(text));

    [Theory]
    [InlineData("350100202602301001")]
    [InlineData("350100202602282001")]
    [InlineData("35010020260228100")]
    [InlineData("350100202602281000")]
    public void What_is_no_task_number_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => TaskNumber.Parse(text));
}
