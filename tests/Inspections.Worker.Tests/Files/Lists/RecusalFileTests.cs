using Inspections.Core.Directories;
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

    [Theory]
    [InlineData("配偶在该企业任职", RecusalGround.Spouse)]
    [InlineData("其子女持有该企业股份", RecusalGround.LinealKin)]
    [InlineData("本人配偶系该企业财务负责人", RecusalGround.Spouse)]
    [InlineData("父母为该企业法定代表人", RecusalGround.LinealKin)]
    [InlineData("祖父母和父亲持股", RecusalGround.LinealKin)]
    [InlineData("本人持股5%", RecusalGround.OwnInterest)]
    [InlineData("本人在该企业兼职", RecusalGround.OwnInterest)]
    [InlineData("与企业有利害关系的", RecusalGround.OwnInterest)]
    [InlineData("配偶的弟弟在该企业任职", RecusalGround.CloseInLaws)]
    [InlineData("其岳父为股东", RecusalGround.CloseInLaws)]
    [InlineData("女儿的配偶是该企业员工", RecusalGround.CloseInLaws)]
    [InlineData("父亲的兄弟任经理", RecusalGround.CollateralKin)]
    [InlineData("有近亲属在该企业工作", RecusalGround.Other)]
    [InlineData("大学同学持股", RecusalGround.Other)]
    [InlineData("配偶的同学任经理", RecusalGround.Other)]
    public void A_ground_is_known_by_the_word_in_a_sentence_and_what_it_is_read_as_is_said(string sentence, RecusalGround ground)
    {
        ImportedRows<RecusalRow> read = Read($"{Some.CreditCode(1)},1001,{sentence}");
        Assert.Equal(ground, Assert.Single(read.Rows).Value.Ground);
        Assert.Contains($"read as {ground}", Assert.Single(read.Corrections.Listed).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("配偶和兄弟均在该企业任职")]
    [InlineData("与企业无利害关系")]
    [InlineData("配偶、子女持股")]
    [InlineData("未持股")]
    [InlineData("配偶已不在该企业任职")]
    [InlineData("常去该企业")]
    public void A_sentence_of_no_ground_of_several_or_that_denies_one_is_refused_with_the_words(string sentence)
    {
        RowProblem problem = Assert.Single(Read($"{Some.CreditCode(1)},1001,{sentence}").Problems.Listed);
        Assert.Contains("三代以内旁系血亲", problem.Reason, StringComparison.Ordinal);
    }

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
