using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class ItemFileTests
{
    [Fact]
    public void A_published_list_is_read_with_its_usual_columns()
    {
        ImportedRows<InspectionItem> read = ImportFile.Read(ItemFile.Read, new XlsxFile()
            .Row("随机抽查事项清单")
            .Row("序号", "抽查事项名称", "抽查依据", "抽查主体", "抽查对象", "抽查比例", "抽查频次", "抽查方式", "抽查内容及要求", "检查人员要求", "备注")
            .Row(1, "物业服务检查", "条例第一条\n第二款", "市住建局", "物业服务企业", new XlsxFile.Percent(0.05), "每年3次", "现场检查", "公示情况", "2人以上", "")
            .ToBytes());
        Assert.Empty(read.Problems.Lines);
        Assert.Empty(read.Warnings.Lines);
        Assert.Equal(
            new InspectionItem(
                Identifier.Parse(StableCode.Of("item", "property-management 物业服务检查")), SectorCode.Parse("property-management"), "物业服务检查", "条例第一条\n第二款", "市住建局",
                "物业服务企业", "公示情况", "现场检查", "5%", "每年3次", "2人以上"),
            Assert.Single(read.Rows).Value);
    }

    [Fact]
    public void The_sector_comes_from_its_column_and_else_from_a_known_subject()
    {
        ImportedRows<InspectionItem> read = Read(
            "1,房地产经纪,a,b,c,门店,d,e,重点",
            "2,,a,b,c,房地产开发企业,d,e,一般",
            "3,,a,b,c,门店,d,e,",
            "4,房地产经纪;物业服务,a,b,c,门店,d,e,",
            "1,房地产经纪,a,b,c,门店,d,e,特殊");
        Assert.Equal(["real-estate-brokerage", "real-estate-development"], read.Rows.Select(r => r.Value.Sector.ToString()));
        Assert.Equal([true, false], read.Rows.Select(r => r.Value.IsKey));
        Assert.Equal([(4, "抽查对象"), (5, "监管行业"), (6, "类别")], read.Problems.Listed.Select(p => (p.Row, p.Column)));
    }

    private static ImportedRows<InspectionItem> Read(params string[] lines) => ImportFile.Read(
        ItemFile.Read, Some.Lines(["事项编码,监管行业,事项名称,检查依据,检查主体,抽查对象,检查内容,检查方式,类别", .. lines]));
}
