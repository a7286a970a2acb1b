using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>Lists in the shapes that bureaus publish, made of made-up firms and people.</summary>
public class ListShapesTests
{
    private static readonly object[] Header = ["序号", "企业名称", "统一社会信用代码", "监管行业", "地区"];

    [Fact]
    public void Every_sheet_with_the_header_is_read_and_every_other_is_named_with_its_reason()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Sheet(name: "填表说明").Row("请勿修改表头")
            .Sheet(name: "鼓楼区").Row(Header).Row(1, "甲公司", Some.CreditCode(1), "物业服务", "鼓楼区")
            .Sheet(name: "台江区").Row(Header).Row(1, "乙公司", Some.CreditCode(2), "房地产开发", "台江区")
            .Sheet("hidden", "去年").Row(Header).Row(1, "丙公司", Some.CreditCode(3), "房地产开发", "台江区")
            .Sheet(name: "空表"));
        Assert.Equal(["甲公司", "乙公司"], read.Rows.Select(r => r.Value.Name));
        Assert.Equal(["填表说明", "去年"], read.LeftOut.Listed.Select(l => l.Reason.Split('“', '”')[1]));
        Assert.Contains("hidden", read.LeftOut.Listed[1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("物业服务企业名录")]
    [InlineData("物业")]
    [InlineData("2026年物业服务")]
    public void A_sheet_without_a_sector_column_takes_the_sector_it_is_named_after(string name)
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Sheet(name: name).Row("企业名称", "统一社会信用代码").Row("甲公司", Some.CreditCode(1))
            .Sheet(name: "房地产开发").Row("企业名称", "统一社会信用代码").Row("甲公司", Some.CreditCode(1)).Row("乙公司", Some.CreditCode(2)));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([2, 1], read.Rows.Select(r => r.Value.Sectors.Count));
    }

    [Fact]
    public void A_list_without_a_sector_column_takes_the_sector_that_is_given()
    {
        XlsxFile file = new XlsxFile().Row("企业名称", "统一社会信用代码").Row("甲公司", Some.CreditCode(1));
        Assert.Equal(ListRefusals.ColumnMissing, Assert.Throws<ImportFileException>(() => Read(file)).Kind);
        ImportedRows<Firm> read = Read(file, new ImportOptions { Sector = [KnownSectors.Find("物业服务")!] });
        Assert.Equal("property-management", Assert.Single(Assert.Single(read.Rows).Value.Sectors).ToString());
    }

    [Fact]
    public void Lines_between_the_rows_that_name_a_sector_give_it_to_the_rows_below()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Sheet(name: "物业").Row("序号", "企业名称", "统一社会信用代码")
            .Row("一、物业服务企业").Merge("A2:C2").Row(1, "甲公司", Some.CreditCode(1))
            .Row("二、房地产开发企业").Merge("A4:C4").Row(1, "乙公司", Some.CreditCode(2)));
        Assert.Equal(["property-management", "real-estate-development"], read.Rows.Select(r => Assert.Single(r.Value.Sectors).ToString()));
        Assert.Equal([2, 4], read.LeftOut.Listed.Select(l => l.Row));
    }

    [Fact]
    public void A_header_on_two_rows_is_found_below_a_title_and_what_stands_above_and_below_is_left_out_and_said()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("附件2").Row("检查对象名录库（2026年度）").Merge("A2:E2").Row("填报单位（盖章）：某局   填报日期：2026年1月5日").Merge("A3:E3")
            .Row("序号", "企业基本信息", null, "监管信息", null).Merge("A4:A5").Merge("B4:C4").Merge("D4:E4")
            .Row(null, "*企业（机构）\n名称", "统一社会信用代码/注册号（18位）", "所属行业", "监管处室")
            .Row(1, "甲公司", Some.CreditCode(1), "物业服务", "物业处")
            .Row(2, "乙公司", Some.CreditCode(2), "物业服务", "物业处")
            .Row("序号", "企业基本信息", null, "监管信息", null)
            .Row("合计", "2家").Gap(1).Row("填表人：李四     审核人：王五"));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal(["甲公司", "乙公司"], read.Rows.Select(r => r.Value.Name));
        Assert.Equal([1, 2, 3, 8, 9, 11], read.LeftOut.Listed.Select(l => l.Row).Order());
        Assert.Equal("监管处室", Assert.Single(read.Warnings.Listed).Column);
    }

    [Fact]
    public void Merged_cells_give_their_value_to_every_row_and_hidden_rows_are_included_and_said()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("行业类别", "序号", "名称", "统一社会信用代码", "地址")
            .Row("房地产开发", 1, "甲公司", Some.CreditCode(1), "一路").Merge("A2:A3")
            .HiddenRow(null, 2, "乙公司", Some.CreditCode(2), "二路")
            .Row("物业服务", 1, "甲公司", Some.CreditCode(1), "一路").Merge("A4:A5")
            .Row(null, 2, "丙公司", Some.CreditCode(3), "三路"));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([("甲公司", 2), ("乙公司", 1), ("丙公司", 1)], read.Rows.Select(r => (r.Value.Name, r.Value.Sectors.Count)));
        Assert.Contains(read.Warnings.Listed, w => w.Reason.Contains("1 hidden row is included", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sector_that_only_the_first_row_of_a_block_has_in_a_text_file_is_filled_in_and_said()
    {
        ImportedRows<Firm> read = ImportFile.Read(FirmFile.Read, Some.Lines(
            "行业类别,名称,统一社会信用代码", $"房地产开发,甲公司,{Some.CreditCode(1)}", $",乙公司,{Some.CreditCode(2)}", $"物业服务,丙公司,{Some.CreditCode(3)}", "合计,3家,"));
        Assert.Equal(["real-estate-development", "real-estate-development", "property-management"], read.Rows.Select(r => Assert.Single(r.Value.Sectors).ToString()));
        Assert.Contains("1 row leaves the sector blank", Assert.Single(read.Corrections.Listed).Reason, StringComparison.Ordinal);
        Assert.Equal(5, Assert.Single(read.LeftOut.Listed).Row);
    }

    [Fact]
    public void A_row_with_a_name_and_nothing_else_is_no_footer_but_a_problem()
    {
        ImportedRows<Firm> read = Read(new XlsxFile().Row(Header).Row(1, "甲公司", Some.CreditCode(1), "物业服务", "").Row(null, "乙公司").Row(3));
        Each.Of(read.Problems.Listed, p => Assert.Equal(3, p.Row));
        Assert.NotEmpty(read.Problems.Listed);
        Assert.Equal("乙公司", Assert.Single(read.Missed).Name);
        Assert.Equal(4, Assert.Single(read.LeftOut.Listed).Row);
    }

    [Fact]
    public void A_header_that_means_something_else_is_given_by_hand()
    {
        var options = new ImportOptions { Map = HeaderMap.Parse(["企业名称=甲方"], FirmFile.Shape.Columns) };
        Assert.Equal("甲公司", Assert.Single(Read(new XlsxFile().Row("甲方", "信用代码", "行业").Row("甲公司", Some.CreditCode(1), "物业服务"), options).Rows).Value.Name);
        Assert.Equal(RefusalNature.Request, Assert.Throws<UserErrorException>(() => HeaderMap.Parse(["天气=甲方"], FirmFile.Shape.Columns)).Nature);
    }

    [Fact]
    public void Inspectors_without_staff_id_issuer_or_two_columns_of_validity_are_taken_with_warnings()
    {
        ImportedRows<Inspector> read = ImportFile.Read(InspectorFile.Read, new XlsxFile()
            .Row("2026年度执法检查人员名录库").Merge("A1:H1").Row("单位：某局").Merge("A2:H2")
            .Row("序号", "姓名", "单位", "所属处室", "执法证号", "执法领域", "有效期", "联系电话")
            .Row(1, "周甲", "某局", "物业处", "闽A00101", "物业服务", "2023.5.1-2028.4.30", "13850001201")
            .Row(2, "吴乙", "某局", "法规处", "闽A00102", "全部", "2023年5月1日至2028年4月30日", "13850001202")
            .ToBytes());
        Assert.Equal(0, read.Problems.Total);
        Inspector first = read.Rows[0].Value;
        Assert.Equal(("MIN-A00101", new DateOnly(2023, 5, 1), new DateOnly(2028, 4, 30)), (first.Id.ToString(), first.Certificate.ValidFrom, first.Certificate.ValidUntil));
        Assert.Equal(KnownSectors.All.Count, read.Rows[1].Value.Sectors.Count);
        Assert.Equal(2, read.Warnings.Listed.Count(w => w.Row == 0));
        Assert.DoesNotContain(read.Rows, r => r.Value.ToString().Contains("1385", StringComparison.Ordinal));
    }

    [Fact]
    public void One_person_over_two_merged_rows_is_one_inspector_with_the_certificate_that_is_valid()
    {
        ImportedRows<Inspector> read = ImportFile.Read(
            InspectorFile.Read,
            new XlsxFile()
                .Row("姓名", "部门", "执法证号", "行业", "有效期至")
                .Row("周甲", "物业处", "旧-1", "物业服务", "2026-12-31").Merge("A2:A3").Merge("B2:B3")
                .Row(null, null, "新-2", "房地产开发", "2030-12-31")
                .Row("吴乙", "物业处", "一-3", "物业服务", "2030-12-31")
                .Row("吴乙", "物业处", "一-4", "物业服务", "2030-12-31")
                .ToBytes(),
            new ImportOptions { Today = new DateOnly(2026, 5, 1) });
        Assert.Equal(["周甲", "吴乙", "吴乙"], read.Rows.Select(r => r.Value.Name));
        Assert.Equal(("新-2", 2), (read.Rows[0].Value.Certificate.Number, read.Rows[0].Value.Sectors.Count));
        Assert.Contains(read.Warnings.Listed, w => w.Row == 3 && w.Reason.Contains("second certificate", StringComparison.Ordinal));
        Assert.Contains(read.Warnings.Listed, w => w.Row == 5 && w.Reason.Contains("one person", StringComparison.Ordinal));
    }

    [Fact]
    public void Items_have_the_sector_of_their_subject_their_name_as_content_and_codes_that_a_new_row_does_not_change()
    {
        string[] rows = ["商品房预（销）售检查,《办法》,房地产开发企业,0.05,每年3次,按主体随机,市局,2026.1.1", "经纪行为检查,《办法》,房地产经纪机构及其分支机构,0.05,每年3次,按主体随机,市局,2026.1.1"];
        ImportedRows<InspectionItem> before = Items(rows), after = Items(["物业检查,《条例》,物业服务企业,5%,每年3次,现场,市局,2026.1.1", .. rows]);
        Assert.Equal(["real-estate-development", "real-estate-brokerage"], before.Rows.Select(r => r.Value.Sector.ToString()));
        Assert.Equal(before.Rows.Select(r => r.Value), after.Rows.Skip(1).Select(r => r.Value));
        Each.Of(before.Rows, r => Assert.Equal((r.Value.Name, "5%"), (r.Value.Content, r.Value.SamplingRatio)));
        Assert.Single(before.Warnings.Listed, w => w.Reason.Contains("the name is taken", StringComparison.Ordinal));

        static ImportedRows<InspectionItem> Items(string[] rows) => ImportFile.Read(ItemFile.Read, Some.Lines(
            ["随机抽查事项清单,,,,,,,,", "序号,抽查事项,抽查依据,抽查对象,抽查比例,抽查周期,随机抽查方式,抽查主体,实施日期", .. rows.Select((r, i) => $"{i + 1},{r}"), "填报人：    联系电话：,,,,,,,,"]));
    }

    private static ImportedRows<Firm> Read(XlsxFile file, ImportOptions? options = null) => ImportFile.Read(FirmFile.Read, file.ToBytes(), options);
}
