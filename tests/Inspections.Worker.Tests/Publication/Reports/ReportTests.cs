using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Worker.Hosting.Scheduling;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Reports;

public sealed class ReportTests(RehearsedYear year)
{
    [Fact]
    public async Task Its_totals_are_those_of_the_published_files_counted_by_hand()
    {
        JsonElement[] entries = [.. File.ReadAllLines(Path.Combine(year.Folder, "ledger/entries.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)];
        int drawn = System.IO.Directory.GetFiles(Path.Combine(year.Folder, "draws"), "receipt.json", SearchOption.AllDirectories)
            .Sum(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("teams").GetArrayLength());
        int Kind(string kind) => entries.Count(e => e.GetProperty("kind").GetString() == kind);
        int records = entries.Where(e => e.GetProperty("kind").GetString() == "result").Select(e => e.GetProperty("body").GetProperty("record").GetString()).Distinct().Count();

        (int code, string output, string errors) = await Scratch.RunAsync("report", "2026", "--from", year.Folder);
        Assert.True(code == 0, output + errors);
        string[] total = Row(output, "合计 | ");
        Assert.Equal(Text(Kind("receipt")), total[6]);
        Assert.Equal(Text(drawn), total[7]);
        Assert.Equal(Text(records), total[8]);
        Assert.Equal(Text(Kind("substitution")), total[14]);
        Assert.DoesNotContain("| 否", output, StringComparison.Ordinal);

        WorkingDayCalendar days = CalendarFile.Open(null);
        int late = entries.Where(e => e.GetProperty("kind").GetString() == "result" && e.GetProperty("body").GetProperty("version").GetInt32() == 1)
            .Count(e => days.Between(Day(e.GetProperty("body").GetProperty("inspectedOn")).AddDays(1), Day(e.GetProperty("at")), assumeWeekdays: true) is { Count: > 20 });
        Assert.Equal(Text(late), total[^1]);
    }

    [Fact]
    public async Task What_is_late_is_judged_by_the_term_and_the_days_that_the_bureau_has_published()
    {
        using var scratch = new Scratch();
        string folder = year.CopyInto(scratch), file = Path.Combine(folder, PublicLayout.Term(2026));
        var announced = PublicationTerm.FromJson(CanonicalJson.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal(20, announced.WorkingDays);

        // One day, and every day is worked: what was published a day later is in time, what waited over a free day is late.
        IEnumerable<DateOnly> free = Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        var strict = new PublicationTerm(new WorkingDayCalendar("every day 1", [2026, 2027], [], free), 1);
        await File.WriteAllBytesAsync(file, CanonicalJson.Write(strict.ToJson()), TestContext.Current.CancellationToken);
        int late = File.ReadAllLines(Path.Combine(folder, "ledger/entries.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)
            .Where(e => e.GetProperty("kind").GetString() == "result" && e.GetProperty("body").GetProperty("version").GetInt32() == 1)
            .Count(e => Day(e.GetProperty("at")) > Day(e.GetProperty("body").GetProperty("inspectedOn")).AddDays(1));
        string output = (await Scratch.RunAsync("report", "2026", "--from", folder)).Output;
        Assert.NotEqual(0, late);
        Assert.Equal(Text(late), Row(output, "合计 | ")[^1]);
        Assert.Contains("every day 1", output, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Equal(69, (await Scratch.RunAsync("report", "2026", "--from", folder)).Code);
    }

    [Fact]
    public async Task The_quarters_rounds_draws_and_results_add_up_to_the_year()
    {
        string[] whole = Row((await Scratch.RunAsync("report", "2026", "--from", year.Folder)).Output, "合计 | ");
        int[] sums = new int[whole.Length];
        for (int quarter = 1; quarter <= 4; quarter++)
        {
            (int code, string output, string errors) = await Scratch.RunAsync("report", "2026", "--quarter", Text(quarter), "--from", year.Folder);
            Assert.True(code == 0, output + errors);
            string[] row = Row(output, "合计 | ");
            foreach (int column in (int[])[6, 7, 8])
            {
                sums[column] += int.Parse(row[column], CultureInfo.InvariantCulture);
            }
        }

        Assert.Equal([whole[6], whole[7], whole[8]], [Text(sums[6]), Text(sums[7]), Text(sums[8])]);
    }

    [Fact]
    public async Task A_page_and_a_workbook_hold_every_table_and_the_workbook_is_well_formed()
    {
        using var scratch = new Scratch();
        (int code, _, string errors) = await Scratch.RunAsync("report", "2026", "--from", year.Folder, "--html", scratch.At("r.html"), "--xlsx", scratch.At("r.xlsx"));
        Assert.True(code == 0, errors);
        using AngleSharp.Html.Dom.IHtmlDocument page = await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(scratch.At("r.html"), TestContext.Current.CancellationToken));
        Assert.Equal(4, page.QuerySelectorAll("table").Length);
        using var document = SpreadsheetDocument.Open(scratch.At("r.xlsx"), isEditable: false);
        Assert.Equal(5, document.WorkbookPart!.Workbook!.Sheets!.ChildElements.Count);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_report_of_an_archive_is_that_of_the_folder()
    {
        using var scratch = new Scratch();
        await Scratch.RunAsync("archive", "2026", scratch.At("a.zip"), "--from", year.Folder);
        Assert.Equal(
            (await Scratch.RunAsync("report", "2026", "--from", year.Folder)).Output,
            (await Scratch.RunAsync("report", "2026", "--from", scratch.At("a.zip"))).Output);
    }

    [Fact]
    public async Task Nobody_is_ranked_and_a_year_or_quarter_that_is_not_there_is_refused()
    {
        string output = (await Scratch.RunAsync("report", "2026", "--from", year.Folder)).Output;
        Assert.DoesNotContain("T0", output, StringComparison.Ordinal);
        Assert.Equal(64, (await Scratch.RunAsync("report", "2019", "--from", year.Folder)).Code);
        Assert.Equal(64, (await Scratch.RunAsync("report", "2026", "--quarter", "5", "--from", year.Folder)).Code);
    }

    [Fact]
    public async Task Nothing_is_reported_of_a_folder_that_does_not_verify()
    {
        using var scratch = new Scratch();
        string folder = year.CopyInto(scratch);
        string entries = Path.Combine(folder, "ledger/entries.jsonl");
        await File.WriteAllTextAsync(
            entries, (await File.ReadAllTextAsync(entries, TestContext.Current.CancellationToken)).Replace("NoProblemFound", "ProblemOrderedCorrected", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Scratch.RunAsync("report", "2026", "--from", folder)).Code);
    }

    private static string[] Row(string output, string start) =>
        [.. output.Split('\n').First(l => l.Trim().StartsWith(start, StringComparison.Ordinal)).Split('|').Select(c => c.Trim())];

    private static DateOnly Day(JsonElement moment) => DateOnly.Parse(moment.GetString()![..10], CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
