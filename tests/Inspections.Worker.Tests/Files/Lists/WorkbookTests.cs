using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class WorkbookTests
{
    private static readonly object[] Header = ["信用代码", "企业名称", "监管行业", "地区", "成立日期"];

    [Fact]
    public void Shared_and_inline_strings_dates_and_gaps_are_read()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row("福州市企业名录")
            .Gap(1)
            .Row(Header)
            .Row(Some.CreditCode(1), new XlsxFile.Inline(" 甲&乙 "), "物业服务", "鼓楼区", new DateTime(2020, 1, 2))
            .Gap(2)
            .Row(Some.CreditCode(2), "丙", "物业服务", null, 20200102)
            .Row(Some.CreditCode(3), "丁", "物业服务"));
        Assert.Empty(read.Problems.Lines);
        Assert.Equal([4, 7, 8], read.Rows.Select(r => r.Row));
        Assert.Equal("甲&乙", read.Rows[0].Value.Name);
        Assert.Equal([new DateOnly(2020, 1, 2), new DateOnly(2020, 1, 2), null], read.Rows.Select(r => r.Value.Founded));
    }

    [Fact]
    public void A_code_kept_as_a_number_is_a_problem_not_a_guess()
    {
        ImportedRows<Firm> read = ImportFile.Read(
            FirmFile.Read,
            new XlsxFile().Row(Header).Row(123456789012345678.0, "甲", "物业服务", "", null).ToBytes(),
            new ImportOptions(AcceptUnverified: true));
        RowProblem problem = Assert.Single(read.Problems.Listed);
        Assert.Equal("1.23456789012346E+17", problem.Value);
        Assert.Contains("lost digits", problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registration_number_of_fifteen_digits_is_kept_whole()
    {
        ImportedRows<Firm> read = ImportFile.Read(
            FirmFile.Read,
            new XlsxFile().Row(Header).Row(350100100012345.0, "甲", "物业服务", "", null).ToBytes(),
            new ImportOptions(AcceptUnverified: true));
        Assert.Equal("350100100012345", Assert.Single(read.Rows).Value.Id.ToString());
    }

    [Fact]
    public void Dates_errors_and_logical_values_do_not_pass_for_text()
    {
        ImportedRows<Firm> read = Read(new XlsxFile()
            .Row(Header)
            .Row(Some.CreditCode(1), new DateTime(2020, 1, 2), "物业服务", "", null)
            .Row(Some.CreditCode(2), new XlsxFile.Error("#DIV/0!"), "物业服务", "", null)
            .Row(Some.CreditCode(3), true, "物业服务", "", null)
            .Row(Some.CreditCode(4), new XlsxFile.Formula("VLOOKUP(A5,B:B,1)"), "物业服务", "", null)
            .Row(Some.CreditCode(5), "甲", "物业服务", "", true));
        Assert.Equal([(2, "企业名称"), (3, "企业名称"), (4, "企业名称"), (5, "企业名称"), (6, "成立日期")], read.Problems.Listed.Select(p => (p.Row, p.Column)));
        Assert.Empty(read.Rows);
    }

    [Fact]
    public void A_staff_number_is_read_as_the_sheet_shows_it()
    {
        ImportedRows<RecusalRow> read = ImportFile.Read(RecusalFile.Read, new XlsxFile()
            .Row("credit code", "staff id", "ground")
            .Row(Some.CreditCode(1), 1001, "Spouse")
            .Row(Some.CreditCode(1), new XlsxFile.FiveDigits(7), "其他")
            .Row(Some.CreditCode(1), 1.5, "其他")
            .ToBytes());
        Assert.Equal(["1001", "00007", "1.5"], read.Rows.Select(r => r.Value.Inspector));
    }

    [Fact]
    public void An_old_workbook_is_read_too()
    {
        ImportedRows<Firm> read = ImportFile.Read(FirmFile.Read, XlsFile.Of(
        [
            ["福州市企业名录"],
            Header,
            [Some.CreditCode(1), "甲", "物业服务", "鼓楼区", new DateTime(2020, 1, 2)],
            [1.23e17, "乙", "物业服务"],
        ]));
        Firm firm = Assert.Single(read.Rows).Value;
        Assert.Equal((Some.CreditCode(1), "甲", new DateOnly(2020, 1, 2)), (firm.Id.ToString(), firm.Name, firm.Founded));
        RowProblem problem = Assert.Single(read.Problems.Listed);
        Assert.Equal((4, "1.23E+17"), (problem.Row, problem.Value));
    }

    [Fact]
    public void An_encrypted_workbook_is_refused() =>
        Assert.Contains("encrypted", Refusal(XlsFile.Of([Header], isProtected: true)), StringComparison.Ordinal);

    [Fact]
    public void A_sheet_that_claims_rows_without_end_is_refused() => Assert.Contains(
        "more than 1048576 rows",
        Refusal(new XlsxFile().Row(Header).Row(Some.CreditCode(1), "甲", "物业服务").Gap(2_000_000_000).Row("x").ToBytes()),
        StringComparison.Ordinal);

    [Fact]
    public void An_empty_workbook_is_refused() => Assert.Contains("is empty", Refusal(new XlsxFile().Sheet().ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void A_damaged_workbook_is_refused()
    {
        byte[] whole = new XlsxFile().Row(Header).Row(Some.CreditCode(1), "甲", "物业服务").ToBytes();
        Assert.Contains("damaged", Refusal(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_is_no_workbook_is_refused() =>
        Assert.Contains("cannot be read", Refusal(Zip("word/document.xml", 10)), StringComparison.Ordinal);

    [Fact]
    public void A_package_that_unpacks_to_too_much_is_refused() =>
        Assert.Contains("unpacks to more", Refusal(Zip("xl/worksheets/sheet1.xml", 520)), StringComparison.Ordinal);

    [Fact]
    public void A_compound_file_that_is_no_workbook_is_refused() =>
        Assert.Contains("cannot be read", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]), StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_byte_is_harmless_or_refused(bool isOld)
    {
        byte[] whole = isOld
            ? XlsFile.Of([Header, [Some.CreditCode(1), "甲", "物业服务"]])
            : new XlsxFile().Row(Header).Row(Some.CreditCode(1), "甲", "物业服务").ToBytes();
        int refused = 0;
        for (int i = 0; i < whole.Length; i += 7)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 0xFF;
            try
            {
                ImportFile.Read(FirmFile.Read, changed);
            }
            catch (ImportFileException)
            {
                refused++;
            }
        }

        Assert.True(refused > 0);
    }

    private static byte[] Zip(string entry, int mebibytes)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream stream = zip.CreateEntry(entry, CompressionLevel.Fastest).Open();
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++)
            {
                stream.Write(zeros);
            }
        }

        return bytes.ToArray();
    }

    private static ImportedRows<Firm> Read(XlsxFile file) => ImportFile.Read(FirmFile.Read, file.ToBytes());

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<ImportFileException>(() => ImportFile.Read(FirmFile.Read, bytes)).Message;
}
