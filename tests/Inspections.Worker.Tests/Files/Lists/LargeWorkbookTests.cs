using System.IO.Compression;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

/// <summary>Tests that look at the whole heap: nothing else fills it meanwhile.</summary>
[CollectionDefinition(nameof(WholeHeap), DisableParallelization = true)]
public sealed class WholeHeap;

/// <summary>Small workbooks that unpack to giants: read without keeping them, or refused.</summary>
[Collection(nameof(WholeHeap))]
public class LargeWorkbookTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int Megabytes = 200;

    // What a reader may keep of such a file: of rows that say nothing next to nothing, of texts that cells share as many as it takes to find that they are too many.
    private const long MostOfRows = 64L * 1024 * 1024, MostOfTexts = 200L * 1024 * 1024;

    // Between two looks at the heap, in milliseconds.
    private const int Pause = 250;

    [Theory]
    [InlineData("blank rows far down the sheet")]
    [InlineData("cells to the end of every row")]
    public void Rows_that_were_only_formatted_are_passed_over(string shape)
    {
        string row = shape.StartsWith("blank", StringComparison.Ordinal)
            ? "<row r=\"{0}\" s=\"1\" customFormat=\"1\" ht=\"15\" customHeight=\"1\"><c r=\"A{0}\" s=\"1\"/><c r=\"B{0}\" s=\"1\"/><c r=\"C{0}\" s=\"1\"/></row>"
            : "<row r=\"{0}\">" + string.Concat(Enumerable.Repeat("<c s=\"1\"/>", 16_000)) + "</row>";
        int rows = shape.StartsWith("blank", StringComparison.Ordinal) ? 300_000 : 400;
        byte[] file = Workbook("<sst/>", writer =>
        {
            for (int n = 3; n < rows; n++)
            {
                writer.Write(string.Format(System.Globalization.CultureInfo.InvariantCulture, row, n));
            }
        });
        ImportedRows<Firm> read = Bounded(MostOfRows, () => ImportFile.Read(FirmFile.Read, file));
        Assert.Equal("甲公司", Assert.Single(read.Rows).Value.Name);
    }

    [Fact]
    public void Texts_without_end_are_refused() => Refused(Workbook("sst", _ => { }, shared =>
    {
        shared.Write($"<sst xmlns=\"{Main}\">");
        for (int n = 0; n < Megabytes * 10; n++)
        {
            shared.Write("<si><t>" + new string('x', 30_000 * (n % 2)) + "</t></si>");
            shared.Write(string.Concat(Enumerable.Repeat("<si><t>x</t></si>", 3000)));
        }

        shared.Write("</sst>");
    }, usesShared: true));

    [Fact]
    public void One_text_without_end_is_refused() => Refused(Workbook("sst", _ => { }, shared =>
    {
        shared.Write($"<sst xmlns=\"{Main}\"><si><t>");
        for (int n = 0; n < Megabytes; n++)
        {
            shared.Write(new string('x', 1_000_000));
        }

        shared.Write("</t></si></sst>");
    }, usesShared: true));

    [Fact]
    public void Elements_inside_each_other_without_end_are_refused() => Refused(Workbook("<sst/>", writer =>
    {
        for (int n = 0; n < Megabytes * 10; n++)
        {
            writer.Write(string.Concat(Enumerable.Repeat("<row>", 20_000)));
        }
    }));

    [Fact]
    public void Merged_cells_over_each_other_are_refused() => Refused(Workbook(
        "<sst/>", writer => writer.Write("<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>x</t></is></c></row>"),
        after: string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:IV1048576\"/>", 300))));

    private static void Refused(byte[] file)
    {
        Assert.True(file.Length < 2_000_000);
        Bounded(MostOfTexts, () => Assert.Throws<ImportFileException>(() => ImportFile.Read(FirmFile.Read, file)));
    }

    // What lives at once is what counts: the heap is looked at while it works, and never while it is still being looked at, which would leave no time for the work.
    private static T Bounded<T>(long bound, Func<T> read)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        var reading = Task.Run(read);
        while (!((IAsyncResult)reading).AsyncWaitHandle.WaitOne(Pause))
        {
            GC.Collect();
            most = long.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        T result = reading.GetAwaiter().GetResult();
        Assert.True(most - before < bound, $"{most - before} bytes were kept");
        return result;
    }

    private static byte[] Workbook(string shared, Action<StreamWriter> rows, Action<StreamWriter>? texts = null, bool usesShared = false, string after = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            byte[] plain = new XlsxFile().Row("信用代码", "企业名称", "监管行业").ToBytes();
            using var whole = new ZipArchive(new MemoryStream(plain));
            foreach (ZipArchiveEntry entry in whole.Entries.Where(e => !e.FullName.Contains("sharedStrings", StringComparison.Ordinal) && !e.FullName.Contains("sheet1", StringComparison.Ordinal)))
            {
                using Stream from = entry.Open(), to = zip.CreateEntry(entry.FullName).Open();
                from.CopyTo(to);
            }

            using (var writer = new StreamWriter(zip.CreateEntry("xl/sharedStrings.xml").Open(), Encoding.UTF8, 1 << 16))
            {
                if (texts is null)
                {
                    writer.Write(shared);
                }

                texts?.Invoke(writer);
            }

            using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), Encoding.UTF8, 1 << 16);
            sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
            sheet.Write("<row r=\"1\">" + (usesShared ? "<c r=\"A1\" t=\"s\"><v>0</v></c>" : string.Concat(new[] { "信用代码", "企业名称", "监管行业" }.Select(Text))) + "</row>");
            sheet.Write("<row r=\"2\">" + string.Concat(new[] { Some.CreditCode(1), "甲公司", "物业服务" }.Select(Text)) + "</row>");
            rows(sheet);
            sheet.Write($"</sheetData><mergeCells>{after}</mergeCells></worksheet>");
        }

        return bytes.ToArray();
    }

    private static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";
}
