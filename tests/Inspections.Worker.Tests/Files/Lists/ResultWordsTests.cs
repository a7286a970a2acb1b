using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>A result sheet is taken as people fill it in: with the text of its own team column, names, certificates and items by name.</summary>
public class ResultWordsTests
{
    private static readonly ImportOptions Known = new()
    {
        ResultNames = new ResultNames(
            [(Identifier.Parse("S001"), "赵样例", "闽A-1"), (Identifier.Parse("S002"), "钱样例", "闽A-2"), (Identifier.Parse("S003"), "钱样例", "闽A-3")],
            [(Identifier.Parse("WY-01"), "物业服务合同、收费检查"), (Identifier.Parse("WY-02"), "物业公示检查")]),
    };

    [Theory]
    [InlineData("S001；S002", "S001 S002")]
    [InlineData("S001 赵样例；S002 钱样例", "S001 S002")]
    [InlineData("赵样例、钱样例", "S001 S002")]
    [InlineData("闽A-1，闽A-3", "S001 S003")]
    public void People_are_named_by_id_name_or_certificate(string words, string ids) =>
        Assert.Equal(ids, string.Join(' ', Result(words, "WY-01", "未发现问题")!.Inspectors));

    [Theory]
    [InlineData("物业服务合同、收费检查；WY-02", "WY-01 WY-02")]
    [InlineData("WY-01、物业公示检查", "WY-01 WY-02")]
    public void Items_are_named_by_code_or_name(string words, string codes) =>
        Assert.Equal(codes, string.Join(' ', Result("S001;S002", words, "未发现问题")!.Items));

    [Theory]
    [InlineData("正常", "未发现问题")]
    [InlineData("合格", "未发现问题")]
    [InlineData("未见异常", "未发现问题")]
    [InlineData("失联", "通过登记的住所（经营场所）无法联系")]
    public void A_word_that_is_no_category_is_answered_with_the_one_it_probably_means_and_never_taken(string word, string meant)
    {
        RowProblem problem = Assert.Single(Read("S001;S002", "WY-01", word).Problems.Listed);
        Assert.Contains($"可能是“{meant}”", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_several_have_lists_them_and_one_that_nobody_has_says_what_is_expected()
    {
        RowProblem several = Assert.Single(Read("钱样例", "WY-01", "未发现问题", team: "").Problems.Listed);
        Assert.Contains("S002、S003", several.Reason, StringComparison.Ordinal);
        RowProblem nobody = Assert.Single(Read("孙样例", "WY-01", "未发现问题").Problems.Listed);
        Assert.Contains("工号、姓名或执法证号", nobody.Reason, StringComparison.Ordinal);
    }

    private static InspectionResult? Result(string people, string items, string category)
    {
        ImportedRows<InspectionResult?> read = Read(people, items, category);
        Assert.Empty(read.Problems.Lines);
        return Assert.Single(read.Rows).Value;
    }

    private static ImportedRows<InspectionResult?> Read(string people, string items, string category, string team = "S001 赵样例；S002 钱样例") => ImportFile.Read(
        ResultFile.Read,
        Some.Lines(
            "抽取编号,统一社会信用代码,检查组,检查完成日期,到场执法人员,检查事项,检查结果",
            $"property-management-2026-r1,{Some.CreditCode(1)},{team},2026-03-01,\"{people}\",\"{items}\",{category}"),
        Known);
}
