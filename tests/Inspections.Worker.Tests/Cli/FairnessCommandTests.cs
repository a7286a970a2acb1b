using System.Text.Json;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

public sealed class FairnessCommandTests(RehearsedYear year) : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_rehearsed_year_is_fair_and_every_firm_of_an_unchanged_sector_has_its_takes_over_its_firms()
    {
        (int code, string output, _) = await ReportAsync(year.Folder, "--firms", RehearsedYear.Firms, "--json");
        JsonElement report = JsonDocument.Parse(output).RootElement;
        JsonElement[] years = [.. report.GetProperty("years").EnumerateArray()];

        Assert.Equal(0, code);
        Assert.True(report.GetProperty("clean").GetBoolean());
        Assert.Equal(4, years.Length);
        Assert.Equal(["Stratum", "Place", "District", "Decade"], report.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("grouping").GetString()));
        // A firm that closed may be drawn for again: its sector's chances are other ones.
        JsonElement[] unchanged = [.. years.Where(y => !Closed(y.GetProperty("sector").GetString()!))];
        Assert.NotEmpty(unchanged);
        Each.Of(unchanged, one =>
        {
            JsonElement[] firms = [.. one.GetProperty("firms").EnumerateArray()];
            int drawn = firms.Count(f => f.GetProperty("drawn").GetBoolean());
            Each.Of(firms, f => Assert.Equal((double)drawn / firms.Length, f.GetProperty("value").GetDouble(), 1e-12));
            Each.Of(firms, f => Assert.False(f.GetProperty("belowRate").GetBoolean()));
        });
    }

    private bool Closed(string sector) => File.ReadLines(Path.Combine(year.Folder, "ledger", "entries.jsonl")).Any(l =>
        l.Contains($"\"draw\":\"{sector}-", StringComparison.Ordinal)
        && (l.Contains("Deregistered", StringComparison.Ordinal) || l.Contains("MovedAway", StringComparison.Ordinal)));

    [Fact]
    public async Task The_text_says_what_is_left_out_without_a_firm_list_and_what_nothing_of_it_proves()
    {
        (int code, string output, _) = await ReportAsync(year.Folder);
        Assert.Equal(0, code);
        Assert.Contains("Without a firm list there is no comparison by district and decade", output, StringComparison.Ordinal);
        Assert.Contains("fixed by rule, no chance is involved: not tested", output, StringComparison.Ordinal);
        Assert.Contains("no proof of fairness", output, StringComparison.Ordinal);
        Assert.Contains("nothing conspicuous", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_draw_alone_is_reported_as_a_year_with_rounds_missing()
    {
        string draw = "property-management-2026-r2";
        (int code, string output, _) = await ReportAsync(year.Folder, "--draw", draw, "--json");
        JsonElement only = JsonDocument.Parse(output).RootElement.GetProperty("years").EnumerateArray().Single();
        Assert.Equal(0, code);
        Assert.Equal(draw, only.GetProperty("rounds").EnumerateArray().Single().GetProperty("draw").GetString());
        Each.Of(only.GetProperty("firms").EnumerateArray(), f =>
            Assert.Contains("RoundsMissing", f.GetProperty("reasons").EnumerateArray().Select(r => r.GetString())));
        Assert.Equal(output, (await ReportAsync(Path.Combine(year.Folder, "draws", draw), "--json")).Output);
    }

    [Fact]
    public async Task The_folders_of_all_draws_are_the_folder_of_the_year()
    {
        (int code, string output, _) = await Scratch.RunAsync(["fairness", .. System.IO.Directory.GetDirectories(Path.Combine(year.Folder, "draws")), "--json"]);
        Assert.Equal(0, code);
        Assert.Equal((await ReportAsync(year.Folder, "--json")).Output, output);
        Assert.Equal(output, (await Scratch.RunAsync("fairness", year.Folder, year.Folder, "--json")).Output);
    }

    [Fact]
    public async Task The_page_holds_everything_in_one_file_without_a_script()
    {
        string page = _scratch.At("fair.html");
        (int code, _, _) = await ReportAsync(year.Folder, "--firms", RehearsedYear.Firms, "--page", page);
        AngleSharp.Dom.IDocument document = await Parse(page);

        Assert.Equal(0, code);
        Assert.Empty(document.QuerySelectorAll("script, link, img, iframe, [src], [href], [onclick], [style]"));
        Assert.NotEmpty(document.QuerySelectorAll("svg[role=img]"));
        Each.Of(document.QuerySelectorAll("svg"), s => Assert.False(string.IsNullOrWhiteSpace(s.GetAttribute("aria-label"))));
        Each.Of(document.QuerySelectorAll("svg *"), s => Assert.DoesNotContain("NaN", s.OuterHtml, StringComparison.Ordinal));
        Assert.Equal(4, document.QuerySelectorAll("figure polyline.curve").Length);
    }

    [Fact]
    public async Task A_folder_that_does_not_verify_is_refused_with_the_check_that_fails()
    {
        string root = year.CopyInto(_scratch);
        string frame = Path.Combine(root, "draws", "property-management-2026-r1", "frame.jsonl");
        await File.WriteAllLinesAsync(frame, (await File.ReadAllLinesAsync(frame, TestContext.Current.CancellationToken)).Skip(1), TestContext.Current.CancellationToken);
        (int code, string output, string errors) = await ReportAsync(root);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("INVALID (frame property-management-2026-r1)", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draw_whose_outcome_is_not_published_yet_is_left_out_and_cannot_be_asked_for()
    {
        const string Draw = "property-management-2026-r3";
        string root = year.CopyInto(_scratch);
        File.Delete(Path.Combine(root, "draws", Draw, "receipt.json"));
        (int code, string output, _) = await ReportAsync(root);
        Assert.Equal(0, code);
        Assert.Contains($"Not counted：{Draw}", output, StringComparison.Ordinal);

        // A supplementary round may come after it.
        Assert.Matches("rounds 1, 2(, [45])* of 3", output);

        (code, _, string errors) = await ReportAsync(root, "--draw", Draw);
        Assert.Equal(64, code);
        Assert.Contains("is kept back", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_has_nothing_to_look_at()
    {
        System.IO.Directory.CreateDirectory(_scratch.At("empty"));
        (int code, _, string errors) = await ReportAsync(_scratch.At("empty"));
        Assert.Equal(1, code);
        Assert.Contains("there is no draw whose outcome is public", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_folder_would_count_every_draw_twice()
    {
        (int code, _, string errors) = await Scratch.RunAsync("fairness", year.Folder, year.CopyInto(_scratch));
        Assert.Equal(64, code);
        Assert.Contains("stands in two folders", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--violating", "0")]
    [InlineData("--violating", "101")]
    [InlineData("--wanted", "12.3456")]
    [InlineData("--wanted", "viel")]
    [InlineData("--draw", "no draw")]
    [InlineData("--draw", "property-management-2026-r9")]
    public async Task Wrong_use_ends_with_64(string option, string value) =>
        Assert.Equal(64, (await ReportAsync(year.Folder, option, value)).Code);

    [Fact]
    public async Task A_folder_that_does_not_exist_is_wrong_use() => Assert.Equal(64, (await ReportAsync(_scratch.At("none"))).Code);

    [Fact]
    public async Task A_firm_list_with_a_bad_row_is_not_used()
    {
        string list = _scratch.Write("firms.csv", "统一社会信用代码,企业名称,监管行业,地区,成立日期\n91310115MA1H8R7C6D,某公司,物业服务,鼓楼,1999-01-01\n");
        (int code, _, string errors) = await ReportAsync(year.Folder, "--firms", list);
        Assert.Equal(1, code);
        Assert.Contains("firms.csv was not used", errors, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Dom.IDocument> Parse(string file) => await new AngleSharp.Html.Parser.HtmlParser()
        .ParseDocumentAsync(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    private static Task<(int Code, string Output, string Errors)> ReportAsync(string root, params string[] more) =>
        Scratch.RunAsync(["fairness", root, .. more]);
}
