using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Refusals;

public sealed class TextTests
{
    private static readonly Text Drawn = new("已抽取", "drawn");

    [Theory]
    [InlineData(Language.Chinese, "已抽取")]
    [InlineData(Language.English, "drawn")]
    public void A_text_is_read_in_one_language(Language language, string expected) => Assert.Equal(expected, Drawn.In(language));

    [Fact]
    public void Without_a_language_both_stand_side_by_side() => Assert.Equal("已抽取 drawn", $"{Drawn}");

    [Fact]
    public void A_name_is_the_same_in_both() => Assert.Equal(new Text("WY-01", "WY-01"), Text.Same("WY-01"));
}
