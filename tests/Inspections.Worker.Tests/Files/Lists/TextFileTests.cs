using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class TextFileTests
{
    private static readonly string Two = Some.Lines(Some.FirmHeader, Some.FirmLine(1), Some.FirmLine(2));

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("GB18030", false)]
    public void A_list_is_the_same_in_every_encoding(string name, bool hasMark)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Two)];
        ImportedRows<Firm> read = Read(bytes);
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal(["企业1", "企业2"], read.Rows.Select(r => r.Value.Name));
        Assert.Equal(Digest.Of(bytes), read.FileDigest);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void The_delimiter_is_the_one_that_makes_a_header(char delimiter)
    {
        string text = Two.Replace(',', delimiter).Replace("物业服务", "\"物业服务;房地产经纪\"", StringComparison.Ordinal);
        ImportedRows<Firm> read = Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(0, read.Problems.Total);
        Each.Of(read.Rows, r => Assert.Equal(2, r.Value.Sectors.Count));
    }

    [Fact]
    public void The_header_may_stand_below_a_title_and_blank_rows()
    {
        ImportedRows<Firm> read = Read(Encoding.UTF8.GetBytes(Some.Lines(
            "福州市企业名录,,,,", "", ",,,,", "＊统一社会信用代码／注册号 ,企业 名称,监管行业：,区县,注册日期", "", Some.FirmLine(1), "", ",,,,", Some.FirmLine(2), "")));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal([6, 9], read.Rows.Select(r => r.Row));
    }

    [Fact]
    public void A_header_below_the_thirtieth_row_is_not_looked_for()
    {
        string text = Some.Lines([.. Enumerable.Repeat("x", 30), Some.FirmHeader, Some.FirmLine(1)]);
        Assert.Contains("column missing", Refusal(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named_with_its_other_names_and_the_columns_found()
    {
        string message = Refusal(Some.Lines("信用代码,地区,性质", $"{Some.CreditCode(1)},鼓楼区,物业服务"));
        Assert.Contains("“企业名称”", message, StringComparison.Ordinal);
        Assert.Contains("单位名称", message, StringComparison.Ordinal);
        Assert.Contains("“监管行业”", message, StringComparison.Ordinal);
        Assert.DoesNotContain("“统一社会信用代码”", message, StringComparison.Ordinal);
        Assert.Contains("信用代码 | 地区 | 性质", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_used_is_a_warning()
    {
        ImportedRows<Firm> read = Read(Encoding.UTF8.GetBytes(Some.Lines("序号,id,name,sector,电话", $"1,{Some.CreditCode(1)},甲,物业服务,1")));
        Assert.Equal((1, "电话"), (Assert.Single(read.Warnings.Listed).Row, read.Warnings.Listed[0].Column));
    }

    [Fact]
    public void A_column_twice_is_refused() =>
        Assert.Contains("appears twice", Refusal(Some.Lines("id,name,name,sector", $"{Some.CreditCode(1)},甲,乙,物业服务")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\r\n\t")]
    [InlineData(",,,\r\n,,,\r\n")]
    public void An_empty_file_is_refused(string text) => Assert.Contains("is empty", Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void A_header_without_rows_is_refused() =>
        Assert.Contains("no rows", Refusal(Some.Lines(Some.FirmHeader, ",,,,")), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Contains("cannot be opened", Assert.Throws<ImportFileException>(
            () => FirmFile.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new ImportOptions())).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_of_no_known_encoding_are_refused_with_their_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Some.FirmHeader + "\n"), 0xFF, 0xFF];
        Assert.Contains($"offset {bytes.Length - 2} ", Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_a_bad_byte_is_right_in_a_later_block()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("福州,福州\n", 20_000))), 0xFF, (byte)'\n'];
        Assert.Contains($"offset {bytes.Length - 2} ", Refusal(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x31, 0x00, 0x32 }, "NUL byte at offset 1")]
    [InlineData(new byte[] { 0x31, 0x0A, 0x07 }, "U+0007 in line 2")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00 }, "U+0000 in line 1")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x31, 0x00 }, "not utf-16")]
    public void What_is_not_text_is_refused(byte[] bytes, string reason) => Assert.Contains(reason, Refusal(bytes), StringComparison.Ordinal);

    [Fact]
    public void A_web_page_named_as_a_workbook_is_refused() =>
        Assert.Contains("HTML", Refusal("\r\n<html><table><tr><td>统一社会信用代码"), StringComparison.Ordinal);

    [Fact]
    public void Garbage_is_refused()
    {
        byte[] garbage = new byte[1 << 20];
        for (int i = 0; i < garbage.Length; i++)
        {
            garbage[i] = (byte)((i * 2654435761u) >> 13);
        }

        Assert.Contains("not a text file", Refusal(garbage), StringComparison.Ordinal);
    }

    [Fact]
    public void Printable_garbage_without_line_ends_is_refused() =>
        Assert.Contains("line 1 has more", Refusal(new string('a', 1_000_001)), StringComparison.Ordinal);

    [Fact]
    public void A_file_above_the_limit_is_refused_without_reading_it() =>
        Assert.Contains("larger than", Assert.Throws<ImportFileException>(
            () => ImportFile.Read(FirmFile.Read, Two, new ImportOptions(MaxBytes: 100))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_endless_field_is_refused() =>
        Assert.Contains("row 2 ", Refusal(Some.Lines([Some.FirmHeader, "\"" + Some.FirmLine(1), .. Enumerable.Repeat("x,x,x,x,x", 4000)])), StringComparison.Ordinal);

    [Fact]
    public void A_quote_that_is_never_closed_is_refused() =>
        Assert.Contains("quote", Refusal(Some.Lines(Some.FirmHeader, "\"" + Some.FirmLine(1), Some.FirmLine(2))), StringComparison.Ordinal);

    [Fact]
    public void A_quote_out_of_place_is_a_problem_of_its_row()
    {
        ImportedRows<Firm> read = Read(Encoding.UTF8.GetBytes(Some.Lines(
            Some.FirmHeader, $"{Some.CreditCode(1)},\"甲\"乙,物业服务,,", Some.FirmLine(2))));
        Assert.Equal(2, Assert.Single(read.Problems.Listed).Row);
        Assert.Equal(3, Assert.Single(read.Rows).Row);
    }

    [Fact]
    public void Quoted_cells_may_hold_delimiters_quotes_and_count_as_one_row()
    {
        ImportedRows<Firm> read = Read(Encoding.UTF8.GetBytes(Some.Lines(
            Some.FirmHeader, $"{Some.CreditCode(1)},\"甲,\"\"乙\"\"\",\"物业服务\n房地产经纪\",,", Some.FirmLine(2))));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal("甲,\"乙\"", read.Rows[0].Value.Name);
        Assert.Equal([2, 3], read.Rows.Select(r => r.Row));
    }

    [Theory]
    [InlineData("甲\uFFFD乙", "lost")]
    [InlineData("\"甲\n乙\"", "line break")]
    [InlineData("#REF!", "error")]
    public void A_name_that_is_damaged_is_a_problem(string name, string reason)
    {
        ImportedRows<Firm> read = Read(Encoding.UTF8.GetBytes(Some.Lines("id,name,sector", $"{Some.CreditCode(1)},{name},物业服务")));
        Assert.Contains(reason, Assert.Single(read.Problems.Listed).Reason, StringComparison.Ordinal);
    }

    private static ImportedRows<Firm> Read(byte[] bytes) => ImportFile.Read(FirmFile.Read, bytes);

    private static string Refusal(string text) => Refusal(Encoding.UTF8.GetBytes(text));

    private static string Refusal(byte[] bytes) => Assert.Throws<ImportFileException>(() => Read(bytes)).Message;
}
