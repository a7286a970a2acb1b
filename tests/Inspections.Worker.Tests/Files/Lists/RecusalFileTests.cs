using Inspections.Core.Directory;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class RecusalFileTests
{
    [Theory]
    [InlineData("本人利害关系", RecusalGround.OwnInterest)]
    [InlineData("配偶", RecusalGround.Spouse)]
    [InlineData("直系血亲", RecusalGround.LinealKin)]
    [InlineData("三代以内旁系血亲", RecusalGround.CollateralKin)]
    [InlineData("近姻亲", RecusalGround.CloseInLaws)]
    [InlineData("其他", RecusalGround.Other)]
    [InlineData("CloseInLaws", RecusalGround.CloseInLaws)]
    [InlineData("close in-laws", RecusalGround.CloseInLaws)]
    public void A_ground_is_read_in_both_languages(string word, RecusalGround ground)
    {
        ImportedRows<RecusalRow> read = Read($"{Some.CreditCode(1)},1001,{word}");
        Assert.Equal(ground, Assert.Single(read.Rows).Value.Ground);
        Assert.Empty(read.Problems.Listed);
    }

    [Fact]
    public void Every_ground_has_an_English_word() => Each.Of(
        Enum.GetValues<RecusalGround>(),
        g => Assert.Equal(g, Assert.Single(Read($"{Some.CreditCode(1)},1001,{g}").Rows).Value.Ground));

    [Theory]
    [InlineData("夫妻", RecusalGround.Spouse)]
    [InlineData("岳父母", RecusalGround.CloseInLaws)]
    [InlineData("兄弟姐妹", RecusalGround.CollateralKin)]
    public void A_ground_is_known_by_the_words_that_people_use(string word, RecusalGround ground) =>
        Assert.Equal(ground, Assert.Single(Read($"{Some.CreditCode(1)},1001,{word}").Rows).Value.Ground);

    [Fact]
    public void An_unknown_ground_names_the_words()
    {
        RowProblem problem = Assert.Single(Read($"{Some.CreditCode(1)},1001,讨厌").Problems.Listed);
        Assert.Equal("回避事由", problem.Column);
        Assert.Contains("三代以内旁系血亲", problem.Reason, StringComparison.Ordinal);
    }

    private static ImportedRows<RecusalRow> Read(params string[] lines) =>
        ImportFile.Read(RecusalFile.Read, Some.Lines(["统一社会信用代码,工号,回避事由", .. lines]));
}
