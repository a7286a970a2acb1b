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
        ImportedRows<Recusal> read = Read($"{Some.CreditCode(1)},1001,{word}");
        Assert.Equal(ground, Assert.Single(read.Rows).Value.Ground);
        Assert.Empty(read.Problems.Listed);
    }

    [Fact]
    public void Every_ground_has_an_English_word() => Assert.All(
        Enum.GetValues<RecusalGround>(),
        g => Assert.Equal(g, Assert.Single(Read($"{Some.CreditCode(1)},1001,{g}").Rows).Value.Ground));

    [Fact]
    public void The_same_pair_twice_is_a_duplicate_but_the_firm_or_the_inspector_alone_is_not()
    {
        ImportedRows<Recusal> read = Read(
            $"{Some.CreditCode(1)},1001,配偶",
            $"{Some.CreditCode(1)},1002,配偶",
            $"{Some.CreditCode(2)},1001,配偶",
            $"{Some.CreditCode(1)},1001,其他");
        RowProblem problem = Assert.Single(read.Problems.Listed);
        Assert.Contains("row 5 repeats row 2", problem.Reason, StringComparison.Ordinal);
        Assert.Equal([2, 3, 4], read.Rows.Select(r => r.Row));
    }

    [Fact]
    public void An_unknown_ground_names_the_words_and_a_wrong_code_could_protect_nobody()
    {
        ImportedRows<Recusal> read = Read($"{Some.WrongCreditCode(1)},1001,同学");
        Assert.Equal(["统一社会信用代码", "回避事由"], read.Problems.Listed.Select(p => p.Column));
        Assert.Contains("三代以内旁系血亲", read.Problems.Listed[1].Reason, StringComparison.Ordinal);
    }

    private static ImportedRows<Recusal> Read(params string[] lines) =>
        ImportFile.Read(RecusalFile.Read, Some.Lines(["统一社会信用代码,工号,回避事由", .. lines]));
}
