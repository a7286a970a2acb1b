using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Inspections.Worker.Tests.Pages;
using Xunit;

namespace Inspections.Worker.Tests.Publication;

/// <summary>Reports, the fairness page and the observers' page speak one language: Chinese, or that of <c>--lang</c> or of the bureau's pages.</summary>
public sealed class DocumentLanguageTests(RehearsedYear year)
{
    private const string Draw = "property-management-2026-r2";

    [Theory]
    [InlineData(Language.Chinese, "zh", "抽查情况", "抽取公平性报告", "抽取观察记录")]
    [InlineData(Language.Chinese, null, "抽查情况", "抽取公平性报告", "抽取观察记录")]
    [InlineData(Language.English, "en", "random inspections", "Fairness report", "Record of a watched draw")]
    public async Task A_document_is_in_one_language(Language language, string? asked, string report, string fairness, string observer)
    {
        using var scratch = new Scratch();
        string[] spoken = asked is null ? [] : ["--lang", asked];
        string printed = await RunAsync(["report", "2026", "--from", year.Folder, "--html", scratch.At("report.html"), "--xlsx", scratch.At("report.xlsx"), .. spoken]);
        await RunAsync(["fairness", year.Folder, "--page", scratch.At("fairness.html"), .. spoken]);
        await RunAsync(["observe", Draw, "--out", scratch.Folder, "--from", year.Folder, "--site", "https://bureau.example/", .. spoken]);
        string[] pages = [.. System.IO.Directory.EnumerateFiles(scratch.Folder, "*.html")];
        Assert.Equal(3, pages.Length);
        IReadOnlyList<string> data = SpokenWords.DataOf(year);
        Assert.Empty(pages.SelectMany(p => SpokenWords.Foreign(Markup(p), language, data).Select(w => $"{Path.GetFileName(p)}: {w}")));
        Each.Of(pages, page => Assert.Contains($"<html lang=\"{(language == Language.Chinese ? "zh-CN" : "en")}\"", Markup(page), StringComparison.Ordinal));
        string all = string.Concat(pages.Select(Markup));
        Each.Of([report, fairness, observer], title => Assert.Contains(title, all, StringComparison.Ordinal));

        string[] files = [.. System.IO.Directory.EnumerateFiles(scratch.Folder, "*.docx"), scratch.At("report.xlsx")];
        Assert.Equal(2, files.Length);
        Assert.Empty(files.Select(OpenXmlTexts).Append(printed.Split('\n')).SelectMany(texts => SpokenWords.Foreign(
            $"<html><body><p>{string.Join("</p><p>", texts.Select(WebUtility.HtmlEncode))}</p></body></html>", language, data)));
    }

    [Fact]
    public async Task A_report_of_a_bureaus_own_folder_is_in_the_first_language_of_its_pages()
    {
        using var scratch = new Scratch();
        string bureau = scratch.Bureau("bureau", "\"PublicLanguages\": [ \"en\", \"zh\" ]");
        System.IO.Directory.Move(year.CopyInto(scratch), Path.Combine(bureau, "public"));
        await RunAsync(["report", "2026", "--data", bureau, "--html", scratch.At("report.html")]);
        Assert.Contains("<html lang=\"en\"", Markup(scratch.At("report.html")), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string[] args)
    {
        (int code, string output, string errors) = await Scratch.RunAsync(args);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static string Markup(string file) => File.ReadAllText(file);

    // The texts of a document or a workbook, without fonts and styles.
    private static IEnumerable<string> OpenXmlTexts(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        foreach (ZipArchiveEntry part in archive.Entries.Where(e => e.FullName.Contains("document", StringComparison.Ordinal) || e.FullName.Contains("worksheets", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            foreach (Match text in Regex.Matches(reader.ReadToEnd(), "<(?:w|x):t[^>]*>([^<]*)<", RegexOptions.CultureInvariant))
            {
                yield return WebUtility.HtmlDecode(text.Groups[1].Value);
            }
        }
    }
}
