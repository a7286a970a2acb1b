using System.Text;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>More of what divisions have: signatures of every kind, headers over each other, marks for "the same", texts kept from a spreadsheet.</summary>
public class MoreListShapesTests
{
    [Fact]
    public void Totals_signatures_notes_and_page_numbers_below_a_list_are_left_out_and_said()
    {
        string[] below = ["总计：2户", "说明：1.本表由各处室填报。2.名录动态调整。", "数据来源：市场监管局", "（此页无正文）", "第1页 共1页", "2026年1月5日", "单位负责人：张某", "打印日期：2026-01-05", "共 2 户", "审批人：      年   月   日"];
        XlsxFile file = new XlsxFile().Row("制表单位：某局", null, null, null, "单位：户")
            .Row("序号", "检查对象名称", "社会信用代码（纳税人识别号）", "行业类型", "县（市、区）", "注册时间", "信用等级")
            .Row(1, "甲（福建）物业有限公司", Some.CreditCode(1), "1.物业服务", "鼓楼区", new DateTime(2001, 1, 2), "A级")
            .Row("小计", null, null, null, null, null, "1户")
            .Row(2, "乙置业有限公司", Some.CreditCode(2).ToLowerInvariant(), "房地产开发经营企业", "仓山区", "20010102", "较高风险（C类）");
        foreach (string line in below)
        {
            file.Row(line);
        }

        ImportedRows<Firm> read = Read(file);
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([(CreditRiskClass.A, "鼓楼区"), (CreditRiskClass.C, "仓山区")], read.Rows.Select(r => (r.Value.RiskClass!.Value, r.Value.District!)));
        Each.Of(read.Rows, r => Assert.Equal(new DateOnly(2001, 1, 2), r.Value.Founded));
        Assert.Equal([1, 4, .. Enumerable.Range(6, below.Length)], read.LeftOut.Listed.Select(l => l.Row).Order());
    }

    [Fact]
    public void A_header_whose_upper_level_names_as_much_is_of_two_rows_where_its_cells_reach_down()
    {
        ImportedRows<InspectionItem> read = ImportFile.Read(ItemFile.Read, new XlsxFile()
            .Row("随机抽查事项清单（2026版）").Merge("A1:H1")
            .Row("序号", "抽查项目", null, "检查对象", "事项类别", "检查方式", "检查主体", "检查依据").Merge("A2:A3").Merge("B2:C2").Merge("D2:D3").Merge("E2:E3").Merge("F2:F3").Merge("G2:G3").Merge("H2:H3")
            .Row(null, "抽查类别", "抽查事项")
            .Row(1, "物业服务检查", "合同备案的检查", "物业服务企业", "一般检查事项", "现场检查", "市局", "《条例》第三条").Merge("A4:A5").Merge("B4:B5")
            .Row(null, null, "收费公示的检查", "物业服务企业", "重点检查事项", "现场检查", "市局", "《条例》第四条")
            .ToBytes());
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([("合同备案的检查", false), ("收费公示的检查", true)], read.Rows.Select(r => (r.Value.Name, r.Value.IsKey)));
    }

    [Fact]
    public void Items_of_a_text_file_whose_cells_were_merged_are_items_of_one_sector()
    {
        ImportedRows<InspectionItem> read = ImportFile.Read(ItemFile.Read, Some.Lines(
            "附件", "随机抽查事项清单（第一版）", "序号,抽查类别,抽查事项,检查对象,事项类别,检查方式,检查主体,检查依据",
            "1,物业服务检查,合同备案的检查,物业服务企业,一般检查事项,现场检查、网络检查,市局,《条例》第三条", ",,收费公示的检查,物业服务企业,一般检查事项,现场检查,市局,《条例》第四条"));
        Assert.Equal(0, read.Problems.Total);
        Each.Of(read.Rows, r => Assert.Equal(("property-management", r.Value.Name), (r.Value.Sector.ToString(), r.Value.Content)));
        Assert.Equal(2, read.Rows.Count);
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void Codes_that_a_system_kept_from_the_spreadsheet_as_formulas_of_text_are_read(string encoding)
    {
        string text = Some.Lines(
            "企业名称,统一社会信用代码,所属行业,辖区", $"甲公司,=\"{Some.CreditCode(1)}\",物业服务,鼓楼区", $"\"乙,公司\",\"=\"\"{Some.CreditCode(2)}\"\"\",房地产中介,-", $"丙公司,\"{Some.CreditCode(3)}\t\",估价机构,/");
        Encoding form = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        ImportedRows<Firm> read = ImportFile.Read(FirmFile.Read, [.. form.GetPreamble(), .. form.GetBytes(text)]);
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal(Enumerable.Range(1, 3).Select(Some.CreditCode), read.Rows.Select(r => r.Value.Id.ToString()));
    }

    [Fact]
    public void A_quote_that_is_no_formula_stays_a_problem_of_its_row()
    {
        ImportedRows<Firm> read = ImportFile.Read(FirmFile.Read, Some.Lines("企业名称,统一社会信用代码,所属行业", $"甲\"公司,{Some.CreditCode(1)},物业服务", $"乙公司,=\"{Some.CreditCode(2)}\",物业服务"));
        Assert.Equal(2, Assert.Single(read.Problems.Listed).Row);
        Assert.Equal("乙公司", Assert.Single(read.Rows).Value.Name);
    }

    [Fact]
    public void Traditional_characters_of_another_encoding_are_recognised_and_refused_with_advice()
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes($"企業名稱,統一社會信用代碼,監管行業\r\n甲公司,{Some.CreditCode(1)},物業服務\r\n");
        Assert.Contains("Big5", Assert.Throws<ImportFileException>(() => ImportFile.Read(FirmFile.Read, bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF<html xmlns:o=\"urn\"><body><table><tr><td>企业名称</td></tr></table></body></html>")]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")]
    [InlineData("MIME-Version: 1.0\r\nContent-Type: multipart/related")]
    public void Pages_under_the_name_of_a_workbook_are_refused_with_advice(string page) =>
        Assert.Contains("另存为 .xlsx", Assert.Throws<ImportFileException>(() => ImportFile.Read(FirmFile.Read, page)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mark_for_the_same_as_above_takes_what_stands_above_and_is_counted()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("区县", "企业名称", "统一社会信用代码", "监管行业", "备注")
            .Row("鼓楼区", "甲公司", Some.CreditCode(1), "物业服务").Merge("A2:A4").Merge("B2:B3").Merge("C2:C3")
            .Row(null, null, null, "房地产经纪", "同一企业")
            .Row(null, "乙公司", Some.CreditCode(2), "同上")
            .Row("台江区", "丙公司", Some.CreditCode(3), "〃"));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([("鼓楼区", 2), ("鼓楼区", 1), ("台江区", 1)], read.Rows.Select(r => (r.Value.District!, r.Value.Sectors.Count)));
        Each.Of(read.Rows.Skip(1), r => Assert.Equal("real-estate-brokerage", r.Value.Sectors[0].ToString()));
        Assert.Contains(read.Corrections.Listed, c => c.Reason.Contains("2 cells say 同上", StringComparison.Ordinal));
        Assert.Contains("同上", Assert.Single(Read(new XlsxFile().Row("企业名称", "统一社会信用代码", "监管行业").Row("甲公司", Some.CreditCode(1), "同上")).Problems.Listed).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_of_a_text_without_a_value_is_an_error_of_its_cell()
    {
        byte[] with = new XlsxFile().Row("企业名称", "统一社会信用代码", "监管行业").Row("甲公司", new XlsxFile.Formula("VLOOKUP(1,2,3)"), "物业服务").ToBytes();
        Assert.Contains("formula", Assert.Single(ImportFile.Read(FirmFile.Read, with).Problems.Listed).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023.5.1—2028.4.30")]
    [InlineData("2023年5月1日至2028年4月30日")]
    [InlineData("2023/05/01~2028/04/30")]
    [InlineData("自2023-05-01起至2028-04-30止")]
    [InlineData("20230501-20280430")]
    public void A_validity_is_read_in_any_usual_form_and_one_of_two_numbers_in_a_cell_is_taken_and_said(string validity)
    {
        ImportedRows<Inspector> read = ImportFile.Read(InspectorFile.Read, new XlsxFile()
            .Row("序号", "执法人员姓名", "性别", "所在科室", "职务", "行政执法证件编号", "执法类别", "证件有效期", "联系电话", "身份证号码")
            .Row(1, "周甲", "男", "物业监管科", "科长", "闽AF00101\n建执00203", "综合执法", validity, "13850001201", "11010519491231002X")
            .Row(null, "合计：1人").ToBytes());
        Assert.Equal(0, read.Problems.Total);
        Inspector one = Assert.Single(read.Rows).Value;
        Assert.Equal(("闽AF00101", new DateOnly(2023, 5, 1), new DateOnly(2028, 4, 30)), (one.Certificate.Number, one.Certificate.ValidFrom!.Value, one.Certificate.ValidUntil));
        Assert.Contains(read.Warnings.Listed, w => w.Reason.Contains("2 certificate numbers", StringComparison.Ordinal));
        Assert.Equal("物业监管科", Assert.Single(read.Departments).Value);
        Assert.DoesNotContain("1385", $"{one}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_for_each_sector_with_marks_in_it_stands_in_for_the_column_of_sectors()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("序号", "企业名称", "统一社会信用代码", "监管行业", null, null, "备注").Merge("A1:A2").Merge("B1:B2").Merge("C1:C2").Merge("D1:F1").Merge("G1:G2")
            .Row(null, null, null, "物业服务企业", "房地产开发", "房地产经纪")
            .Row(1, "甲公司", Some.CreditCode(1), "√", null, 1)
            .Row(2, "乙公司", Some.CreditCode(2), "否", "是", "-")
            .Row(3, "丙公司", Some.CreditCode(3), null, null, "房地产经纪")
            .Row("合计", "3家"));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal(
            ["property-management real-estate-brokerage", "real-estate-development", "real-estate-brokerage"],
            read.Rows.Select(r => string.Join(' ', r.Value.Sectors)));
        Assert.Equal("备注", Assert.Single(read.Warnings.Listed).Column);

        ImportedRows<Inspector> people = ImportFile.Read(InspectorFile.Read, Some.Lines("姓名,执法证号,有效期至,物业服务,房地产开发,房地产估价", "周甲,闽A00101,2030-12-31,√,√,"));
        Assert.Equal("property-management real-estate-development", string.Join(' ', Assert.Single(people.Rows).Value.Sectors));
    }

    [Fact]
    public void A_column_of_marks_under_a_sector_of_firms_is_not_taken_for_their_names()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("名称", "统一社会信用代码", "物业服务企业", "房地产开发企业", "地区")
            .Row("甲公司", Some.CreditCode(1), "√", null, "鼓楼区"));
        Assert.Equal(("甲公司", "property-management"), (Assert.Single(read.Rows).Value.Name, $"{Assert.Single(read.Rows[0].Value.Sectors)}"));
    }

    [Fact]
    public void A_row_without_a_mark_or_with_one_that_says_neither_is_a_problem_of_its_cell()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("企业名称", "统一社会信用代码", "物业服务", "房地产开发")
            .Row("甲公司", Some.CreditCode(1), null, "×")
            .Row("乙公司", Some.CreditCode(2), "√", "看情况")
            .Row("丙公司", Some.CreditCode(3), "√", null));
        Assert.Equal("丙公司", Assert.Single(read.Rows).Value.Name);
        Assert.Equal([(2, "监管行业"), (3, "房地产开发")], read.Problems.Listed.Select(p => (p.Row, p.Column)));
        Assert.Contains("√", read.Problems.Listed[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_that_are_called_like_people_are_projects()
    {
        ImportedRows<Firm> read = Read(new XlsxFile().Row("项目名称", "项目编号", "所属企业统一社会信用代码", "行业", "所在区").Row("金福花园", "FZ-2023-001", Some.CreditCode(1), "物业服务", "鼓楼区"));
        Assert.Equal((0, 0), (read.Problems.Total, read.Warnings.Total));
        Assert.Equal(Some.CreditCode(1), Assert.Single(read.Rows).Value.Owner.ToString());
    }

    private static ImportedRows<Firm> Read(XlsxFile file) => ImportFile.Read(FirmFile.Read, file.ToBytes());
}
