using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class OdsFileTests
{
    [Fact]
    public void A_workbook_of_open_office_is_read_with_its_sheets_merged_cells_hidden_rows_and_dates()
    {
        ImportedRows<Firm> read = ImportFile.Read(FirmFile.Read, Ods(
            """
            <table:table table:name="说明"><table:table-row><table:table-cell office:value-type="string"><text:p>请勿修改</text:p></table:table-cell></table:table-row></table:table>
            """
            + $"""
            <table:table table:name="名录">
            <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="5"><text:p>名录库</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="4"/></table:table-row>
            <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            <table:table-row>{Text("行业")}{Text("企业名称")}{Text("信用代码")}{Text("成立日期")}{Text("风险等级")}</table:table-row>
            <table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>物业服务</text:p></table:table-cell>{Text("甲公司")}{Text(Some.CreditCode(1))}<table:table-cell office:value-type="date" office:date-value="2020-01-02"><text:p>2020年1月2日</text:p></table:table-cell>{Text("B")}</table:table-row>
            <table:table-row table:visibility="filter"><table:covered-table-cell/>{Text("乙<text:s/>公司")}{Text(Some.CreditCode(2))}<table:table-cell table:number-columns-repeated="2"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
            </table:table>
            """));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([("甲公司", 5), ("乙 公司", 6)], read.Rows.Select(r => (r.Value.Name, r.Row)));
        Each.Of(read.Rows, r => Assert.Equal("property-management", Assert.Single(r.Value.Sectors).ToString()));
        Assert.Equal((new DateOnly(2020, 1, 2), CreditRiskClass.B), (read.Rows[0].Value.Founded, read.Rows[0].Value.RiskClass));
        Assert.Contains(read.Warnings.Listed, w => w.Reason.Contains("1 hidden row is", StringComparison.Ordinal));
        Assert.Contains(read.LeftOut.Listed, l => l.Reason.Contains("说明", StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_that_is_no_spreadsheet_is_refused() =>
        Assert.Contains("not a spreadsheet", Assert.Throws<ImportFileException>(() => ImportFile.Read(FirmFile.Read, Ods("", "text"))).Message, StringComparison.Ordinal);

    private static string Text(string text) => $"<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>";

    private static byte[] Ods(string tables, string kind = "spreadsheet")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "mimetype", $"application/vnd.oasis.opendocument.{kind}");
            Part(zip, "META-INF/manifest.xml", "<manifest/>");
            Part(zip, "content.xml", $"""<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:{kind}>{tables}</office:{kind}></office:body></office:document-content>""");
        }

        return bytes.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
