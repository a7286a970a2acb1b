using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class FirmFileTests
{
    private static readonly ImportOptions AcceptUnverified = new(AcceptUnverified: true);

    [Fact]
    public void A_row_becomes_a_firm_with_its_row_number()
    {
        ImportedRows<Firm> read = Read(Some.Lines(
            Some.FirmHeader + ",企业信用风险分类",
            $" {Some.CreditCode(1)}\t, 甲公司 ,物业服务企业；房地产开发、物业服务,鼓楼区,2020-01-02,B类"));
        ImportedRow<Firm> row = Assert.Single(read.Rows);
        Assert.Empty(read.Problems.Lines);
        Assert.Empty(read.Warnings.Lines);
        Assert.Equal(2, row.Row);
        Assert.Equal(Some.CreditCode(1), row.Value.Id.ToString());
        Assert.Equal("甲公司", row.Value.Name);
        Assert.Equal(["property-management", "real-estate-development"], row.Value.Sectors.Select(s => s.ToString()));
        Assert.Equal("鼓楼区", row.Value.District);
        Assert.Equal(new DateOnly(2020, 1, 2), row.Value.Founded);
        Assert.Equal(CreditRiskClass.B, row.Value.RiskClass);
        Assert.Null(row.Value.Owner);
        Assert.Equal(["property-management 物业服务", "real-estate-development 房地产开发"], read.Sectors.Select(s => $"{s.Code} {s.Name}"));
    }

    [Fact]
    public void Rows_of_one_code_and_name_are_one_firm_with_their_sectors_added_up()
    {
        ImportedRows<Firm> read = Read(Some.Lines(
            Some.FirmHeader, $"{Some.CreditCode(1)},甲（福州）公司,物业服务,,2020-01-02", Some.FirmLine(2), $"{Some.CreditCode(1)},甲(福州)公司,房地产开发,鼓楼区,"));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([2, 3], read.Rows.Select(r => r.Row));
        Firm firm = read.Rows[0].Value;
        Assert.Equal(["property-management", "real-estate-development"], firm.Sectors.Select(s => s.ToString()));
        Assert.Equal(("鼓楼区", new DateOnly(2020, 1, 2)), (firm.District, firm.Founded));
        Assert.Contains("1 row repeats a firm", Assert.Single(read.Corrections.Listed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_code_under_two_names_is_a_problem_that_names_both_rows()
    {
        ImportedRows<Firm> read = Read(Some.Lines(Some.FirmHeader, Some.FirmLine(1), Some.FirmLine(2), Some.FirmLine(1).Replace("企业1", "企业3", StringComparison.Ordinal)));
        RowProblem problem = Assert.Single(read.Problems.Listed);
        Assert.Equal(4, problem.Row);
        Assert.Contains("row 4 repeats row 2", problem.Reason, StringComparison.Ordinal);
        Assert.Equal([2, 3], read.Rows.Select(r => r.Row));
    }

    [Theory]
    [InlineData("91350100m000100y43")]
    [InlineData("'91350100M000100Y43")]
    [InlineData("91350100-M000100Y-43")]
    [InlineData("9135 0100 M000 100Y43")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    [InlineData("913501００\u200BM000100y－43")]
    public void How_a_code_is_written_is_put_right_where_its_check_digit_proves_it(string code)
    {
        ImportedRows<Firm> read = Read(Some.Lines("id,name,sector", $"{code},A,物业服务"));
        Assert.Equal("91350100M000100Y43", Assert.Single(read.Rows).Value.Id.ToString());
        Assert.Contains("91350100M000100Y43", Assert.Single(read.Corrections.Listed).Reason, StringComparison.Ordinal);
        Assert.Equal(0, read.Problems.Total);
    }

    [Fact]
    public void A_code_in_lower_case_is_the_same_firm_again()
    {
        string code = "91350100M000100Y43";
        ImportedRows<Firm> read = Read(Some.Lines("id,name,sector", $"{code},A,物业服务", $"{code.ToLowerInvariant()},B,物业服务"));
        Assert.Contains("row 3 repeats row 2", Assert.Single(read.Problems.Listed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Eighteen_zeros_are_no_code_even_when_unverified_codes_are_accepted()
    {
        ImportedRows<Firm> read = Read(Some.Lines("id,name,sector", "000000000000000000,甲,物业服务", $"{Some.CreditCode(2)},乙,物业服务"), AcceptUnverified);
        Assert.Equal(2, Assert.Single(read.Problems.Listed).Row);
        Assert.Equal("乙", Assert.Single(read.Rows).Value.Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_entries_of_one_name_are_warned_of_an_old_number_beside_the_new_code_too(bool accept)
    {
        ImportedRows<Firm> read = Read(
            Some.Lines("id,name,sector", $"{Some.CreditCode(1)},甲公司,物业服务", "350100100000123,甲公司,物业服务"), new ImportOptions(AcceptUnverified: accept));
        Assert.Contains(read.Warnings.Listed, w => w.Row == 3 && w.Reason.Contains("row 2", StringComparison.Ordinal) && w.Reason.Contains("one firm", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("91310115MA1H8R7C6D", "check digit")]
    [InlineData("350100100012345", "18 characters")]
    [InlineData("91350100m000100y44", "lower case")]
    public void An_unverified_code_is_a_problem_unless_accepted_and_is_never_changed(string code, string reason)
    {
        string text = Some.Lines("信用代码,名称,行业", $"{code},甲,物业服务");
        ImportedRows<Firm> refused = Read(text);
        RowProblem problem = Assert.Single(refused.Problems.Listed);
        Assert.Equal((2, "信用代码", code), (problem.Row, problem.Column, problem.Value));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
        Assert.Empty(refused.Rows);

        ImportedRows<Firm> accepted = Read(text, AcceptUnverified);
        Assert.Equal(0, accepted.Problems.Total);
        Assert.Contains(reason, Assert.Single(accepted.Warnings.Listed).Reason, StringComparison.Ordinal);
        Assert.Equal(code, Assert.Single(accepted.Rows).Value.Id.ToString());
    }

    [Theory]
    [InlineData("91350100 158142711")]
    [InlineData("闽A-1")]
    [InlineData("")]
    public void A_code_that_is_no_id_is_a_problem_even_when_unverified_codes_are_accepted(string code)
    {
        ImportedRows<Firm> read = Read(Some.Lines("信用代码,名称,行业", $"{code},甲,物业服务"), AcceptUnverified);
        Assert.Equal(1, read.Problems.Total);
        Assert.Empty(read.Warnings.Listed);
        Assert.Empty(read.Rows);
    }

    [Fact]
    public void A_code_that_a_spreadsheet_shortened_says_so()
    {
        ImportedRows<Firm> read = Read(Some.Lines("信用代码,名称,行业", "9.135E+17,甲,物业服务"), AcceptUnverified);
        Assert.Contains("lost digits", Assert.Single(read.Problems.Listed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_sector_is_a_problem_with_the_nearest_names_and_the_way_to_add_it()
    {
        string text = Some.Lines("id,name,sectors", $"{Some.CreditCode(1)},甲,房地产开法", $"{Some.CreditCode(2)},乙,物业服务");
        RowProblem problem = Assert.Single(Read(text).Problems.Listed);
        Assert.Equal(2, problem.Row);
        Assert.Contains("相近的有 房地产开发", problem.Reason, StringComparison.Ordinal);
        Assert.Equal(RowRefusals.SectorUnknown.Id, problem.Id);
    }

    [Fact]
    public void A_sector_that_the_bureau_added_is_known_by_its_name()
    {
        var lease = new Sector(SectorCode.Parse("real-estate-lease"), "住房租赁");
        string text = Some.Lines("id,name,sectors", $"{Some.CreditCode(1)},甲,住房租赁企业", $"{Some.CreditCode(2)},乙,住房租赁|物业服务");
        ImportedRows<Firm> read = Read(text, new ImportOptions { Sectors = new SectorNames(lease) });
        Assert.Equal(0, read.Problems.Total);
        Assert.Contains(lease, read.Sectors);
    }

    [Theory]
    [InlineData("房地产开发、物业服务", 2)]
    [InlineData("房地产开发企业及其分支机构", 1)]
    [InlineData("房地产开发和物业服务", 2)]
    [InlineData("房地产中介", 1)]
    [InlineData("房地产开发/物业", 2)]
    public void Sectors_are_known_by_the_words_that_lists_have_for_them(string words, int sectors) =>
        Assert.Equal(sectors, Assert.Single(Read(Some.Lines("id,name,sectors", $"{Some.CreditCode(1)},甲,{words}")).Rows).Value.Sectors.Count);

    [Theory]
    [InlineData("低风险", CreditRiskClass.A)]
    [InlineData("较高风险（C类）", CreditRiskClass.C)]
    [InlineData("A级", CreditRiskClass.A)]
    [InlineData("Ｄ", CreditRiskClass.D)]
    [InlineData("一般风险", CreditRiskClass.B)]
    [InlineData("-", null)]
    [InlineData("无", null)]
    public void Risk_classes_are_known_by_the_words_that_lists_have_for_them(string word, CreditRiskClass? riskClass) =>
        Assert.Equal(riskClass, Assert.Single(Read(Some.Lines("id,name,sectors,风险等级", $"{Some.CreditCode(1)},甲,物业服务,{word}")).Rows).Value.RiskClass);

    [Fact]
    public void A_risk_class_that_contradicts_itself_is_a_problem() =>
        Assert.Equal("风险等级", Assert.Single(Read(Some.Lines("id,name,sectors,风险等级", $"{Some.CreditCode(1)},甲,物业服务,低风险（C类）")).Problems.Listed).Column);

    [Fact]
    public void A_month_without_a_day_is_left_empty_and_said_and_a_word_for_nothing_is_nothing()
    {
        ImportedRows<Firm> read = Read(Some.Lines(
            ["id,name,sector,成立日期", .. new[] { "2001-01-02 00:00:00.0", "2001-01-02T00:00:00.000", "2001年01月", "N/A", "长期", "-", "36893" }.Select((d, i) => $"{Some.CreditCode(i + 1)},企业{i},物业服务,{d}")]));
        Assert.Equal(0, read.Problems.Total);
        var day = new DateOnly(2001, 1, 2);
        Assert.Equal([day, day, null, null, null, null, day], read.Rows.Select(r => r.Value.Founded).ToArray());
        Assert.Equal(4, Assert.Single(read.Warnings.Listed).Row);
        Assert.Equal(8, Assert.Single(read.Corrections.Listed).Row);
    }

    [Fact]
    public void A_sector_of_refused_rows_only_is_not_among_the_sectors()
    {
        ImportedRows<Firm> read = Read(Some.Lines("id,name,sectors", $"{Some.CreditCode(1)},,住房租赁", $"{Some.CreditCode(2)},乙,物业服务"));
        Assert.Equal("物业服务", Assert.Single(read.Sectors).Name);
    }

    [Fact]
    public void All_problems_of_all_rows_come_at_once()
    {
        ImportedRows<Firm> read = Read(Some.Lines(
            Some.FirmHeader + ",风险等级",
            $"{Some.WrongCreditCode(1)},,;,鼓楼区,2020-13-01,E",
            $"{Some.CreditCode(2)},乙,物业服务,鼓楼区,2020-01-02,A",
            $"{Some.CreditCode(2)},丙,物业服务,鼓楼区,昨天,A",
            $"{Some.CreditCode(3)},丁,物业服务",
            $"{Some.CreditCode(4)},戊,物业服务,鼓楼区,2020-01-02,A,多"));
        Assert.Equal(
            [
                (2, "统一社会信用代码"), (2, "企业名称"), (2, "监管行业"), (2, "成立日期"), (2, "风险等级"),
                (4, "成立日期"), (5, ""), (6, ""),
            ],
            read.Problems.Listed.Select(p => (p.Row, p.Column)));
        Assert.Equal(3, Assert.Single(read.Rows).Row);
    }

    [Fact]
    public void A_project_has_a_number_of_its_own_and_the_code_of_its_owner()
    {
        string owner = Some.CreditCode(1);
        ImportedRows<Firm> read = Read(Some.Lines(
            "统一社会信用代码,企业名称,监管行业,所属企业",
            $"{owner},甲,物业服务,",
            $"P-001,甲小区,物业服务,{owner}",
            $"P-002,乙小区,物业服务,{Some.WrongCreditCode(1)}",
            $"{Some.CreditCode(2)},丙小区,物业服务,{Some.CreditCode(2)}"));
        Assert.Equal([null, owner], read.Rows.Select(r => r.Value.Owner?.ToString()));
        Assert.Equal([(4, "所属企业"), (5, "所属企业")], read.Problems.Listed.Select(p => (p.Row, p.Column)));
    }

    [Fact]
    public void The_listed_problems_end_with_the_number_of_the_others()
    {
        string text = Some.Lines(["id,name,sector", .. Enumerable.Range(1, 7).Select(n => $"{Some.CreditCode(n)},,物业服务")]);
        ImportedRows<Firm> read = Read(text, new ImportOptions(MaxListed: 5));
        Assert.Equal(7, read.Problems.Total);
        Assert.Equal(6, read.Problems.Lines.Count());
        Assert.Contains("and 2 more", read.Problems.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_is_one_line_that_cannot_steer_a_terminal()
    {
        var problem = new RowProblem("firms.csv", 12, "企业名称", "甲\u001b[2J\n\u202e" + new string('x', 100), new Text("不好", "bad"));
        Assert.Equal("firms.csv: 第 12 行 row 12, 企业名称 = '甲?[2J??" + new string('x', 53) + "…': 不好 / bad", problem.ToString());
    }

    private static ImportedRows<Firm> Read(string text, ImportOptions? options = null) => ImportFile.Read(FirmFile.Read, text, options);
}
