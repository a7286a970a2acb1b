using System.Text.Json;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Publication.Papers;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>One round through every step by the command line alone, with files on disk, as a person would take it.</summary>
public sealed partial class CommandWalkTests
{
    private const string People =
        """
        [{"Id":"Z0","Name":"录入员","Roles":[]},
         {"Id":"Z1","Name":"处长","Roles":["division-head"]},
         {"Id":"Z2","Name":"副局长","Roles":["deputy-director"]},
         {"Id":"Z3","Name":"保密员","Roles":["secrecy-group"]}]
        """;

    [Fact]
    public async Task A_round_goes_from_lists_to_published_results_and_nothing_changes_when_a_step_is_wrong()
    {
        using var scratch = new Scratch();
        string data = scratch.At("bureau");
        System.IO.Directory.CreateDirectory(data);
        scratch.Write("bureau/inspections.json", $$"""{"Authority":"350100/housing","FirstRoundAtOnce":true,"FirstRoundLead":"00:00:10","AssumeWeekdays":true,"Port":0,"People":{{People}}}""");
        foreach (string kind in (string[])["firms", "inspectors", "items", "recusals"])
        {
            string[] import = ["import", kind, Sample($"{kind}.csv"), .. kind == "recusals" ? ["--by", "Z1", "--approved-by", "Z2"] : (string[])[], "--data", data];
            await Good(import);
            (_, string again, _) = await Scratch.RunAsync(import);
            Assert.Contains("0 added, 0 changed, 0 ended", again, StringComparison.Ordinal);
        }

        await Refused("import", "firms", scratch.Write("firms.pdf", "%PDF-1.7"), "--data", data);
        string draw = await DrawnAsync(data);

        // The second random has been drawn; now people go out.
        (string firm, string[] team)[] visits = Teams(data, draw);
        (string left, string joined) = await SubstituteAsync(data, draw, visits[0]);
        visits[0] = (visits[0].firm, [.. visits[0].team.Where(i => i != left), joined]);
        string day = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string item = ItemOf(draw);
        string[] rows = [.. visits.Select(v => $"{draw},{v.firm},{day},{string.Join(';', v.team)},{item},未发现问题")];
        string[] inWords = InWords(draw);
        await Good(["visit-days", .. inWords, "--data", data]);
        await Refused(["visit-days", .. inWords, "--firm", NameOf(visits[0].firm), "--day", "2001年1月1日", "--reason", "x", "--data", data]);
        await Refused("notices", draw, "--out", Path.Combine(data, "public", "papers"), "--data", data);
        await Refused("notices", draw, "--out", scratch.At("papers"), "--data", data);
        Assert.Equal([$"检查审批表-{draw}.docx"], Directory.GetFiles(scratch.At("papers"), "检查*").Select(Path.GetFileName));
        await Refused("approval", "give", draw, "--by", "Z0", "--data", data);
        await Good("approval", "give", draw, "--by", "Z1", "--data", data);
        await Good("notices", draw, "--out", scratch.At("papers"), "--data", data);
        string sheet = Filled(Path.Combine(scratch.At("papers"), $"检查结果录入表-{draw}.xlsx"), visits, day, item);
        byte[] filled = await File.ReadAllBytesAsync(sheet, TestContext.Current.CancellationToken);
        await Good("notices", draw, "--out", scratch.At("papers"), "--data", data);
        Assert.Equal(filled, await File.ReadAllBytesAsync(sheet, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(scratch.At("papers"), $"检查结果录入表-{draw}（2）.xlsx")));

        long before = Entries(data);
        await Refused("import", "results", scratch.Write("stranger.csv", Sheet([rows[0].Replace(joined, left, StringComparison.Ordinal), .. rows.Skip(1)])), "--by", "Z0", "--data", data);
        await Refused("import", "results", scratch.Write("tomorrow.csv", Sheet([.. rows.Select(r => r.Replace(day, "2999-01-01", StringComparison.Ordinal))])), "--by", "Z0", "--data", data);
        await Refused("import", "results", scratch.Write("prefilled.csv", Sheet([.. rows.Select(r => r.Replace("未发现问题", "正常", StringComparison.Ordinal))])), "--by", "Z0", "--data", data);
        await Refused("review", "approve", "--draw", draw, "--by", "Z1", "--data", data);
        Assert.Equal(before, Entries(data));

        (int withoutName, _, string asked) = await Scratch.RunAsync("import", "results", sheet, "--data", data);
        Assert.Equal(64, withoutName);
        Assert.Contains("--by", asked, StringComparison.Ordinal);
        await Good("import", "results", sheet, "--by", "Z0", "--data", data);
        (_, string twice, _) = await Scratch.RunAsync("import", "results", sheet, "--by", "Z0", "--data", data);
        Assert.Contains($"{visits.Length} unchanged", twice, StringComparison.Ordinal);
        before = Entries(data);
        await Refused("substitute", draw, "--firm", visits[0].firm, "--inspector", joined, "--reason", "absent", "--by", "Z1", "--approved-by", "Z2", "--data", data);
        await Refused("review", "approve", "--draw", draw, "--by", "Z3", "--data", data);
        await Refused("review", "approve", "--draw", draw, "--by", "Z0", "--data", data);
        Assert.Equal(before, Entries(data));

        await Good("review", "approve", "--draw", draw, "--by", "Z1", "--data", data);
        await Refused("review", "approve", "--draw", draw, "--by", "Z1", "--data", data);
        await Good("review", "approve", "--draw", draw, "--by", "Z2", "--data", data);
        Assert.DoesNotContain("\"kind\":\"result\"", Ledger(data), StringComparison.Ordinal);
        await Good("review", "approve", "--draw", draw, "--by", "Z3", "--data", data);
        Assert.Equal(visits.Length, Ledger(data).Split("\"kind\":\"result\"").Length - 1);

        await Good("verify", Path.Combine(data, "public"), "--draw", draw);
        (int code, _, string missing) = await Scratch.RunAsync("close", draw.Split("-20")[1].Insert(0, "20")[..4], "--data", data);
        Assert.Equal(1, code);
        Assert.Contains("of the 3 that are due", missing, StringComparison.Ordinal);
    }

    // The sheet that the bureau printed, filled in by hand.
    private static string Filled(string sheet, (string Firm, string[] Team)[] visits, string day, string item)
    {
        Assert.Equal(visits.Length, FilledSheet.Rows(sheet));
        for (int row = 2; row < visits.Length + 2; row++)
        {
            string firm = FilledSheet.Read(sheet, ResultFile.Firm, row);
            FilledSheet.Write(
                sheet,
                row,
                (ResultFile.InspectedOn, day),
                (ResultFile.Inspectors, string.Join('；', visits.Single(v => v.Firm == firm).Team)),
                (ResultFile.Items, item),
                (ResultFile.Categories, "未发现问题"));
        }

        return sheet;
    }

    // Columns that a bureau's own list has; the sheet that the bureau prints has more.
    private static string Sheet(IEnumerable<string> rows) =>
        "抽取编号,统一社会信用代码,检查完成日期,到场执法人员,检查事项,检查结果\n" + string.Join('\n', rows) + "\n";

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", name);

    private static string Ledger(string data) => File.ReadAllText(Path.Combine(data, "public", "ledger", "entries.jsonl"));

    private static long Entries(string data) => File.ReadLines(Path.Combine(data, "public", "ledger", "entries.jsonl")).LongCount();

    private static string ItemOf(string draw) => File.ReadLines(Sample("items.csv")).Skip(1).First(l => l.Split(',')[1] == SectorOf(draw)).Split(',')[0];

    // As a person would type it: 物业服务 2026 1.
    private static string[] InWords(string draw) =>
        [SectorOf(draw), DrawId.Parse(draw).Year.ToString(System.Globalization.CultureInfo.InvariantCulture), DrawId.Parse(draw).Round.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    private static string SectorOf(string draw) => KnownSectors.Find(DrawId.Parse(draw).Sector.ToString())!.Name;

    private static string NameOf(string firm) => File.ReadLines(Sample("firms.csv")).Single(l => l.StartsWith($"{firm},", StringComparison.Ordinal)).Split(',')[1];

    private static (string Firm, string[] Team)[] Teams(string data, string draw) =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "public", "draws", draw, "receipt.json"))).RootElement
            .GetProperty("teams").EnumerateArray()
            .Select(t => (t.GetProperty("firm").GetString()!, t.GetProperty("inspectors").EnumerateArray().Select(i => i.GetString()!).ToArray()))];

    private static async Task<string> DrawnAsync(string data)
    {
        using RunningWorker worker = RunningWorker.Run(data);
        await worker.UntilAsync("published and verified VALID");
        Assert.Contains("\"kind\":\"receipt\"", Ledger(data), StringComparison.Ordinal);
        string receipt = System.IO.Directory.GetFiles(Path.Combine(data, "public", "draws"), "receipt.json", SearchOption.AllDirectories)[0];
        return Path.GetFileName(Path.GetDirectoryName(receipt)!);
    }

    private static async Task<(string Left, string Joined)> SubstituteAsync(string data, string draw, (string Firm, string[] Team) visit)
    {
        string left = visit.Team[0];
        string name = File.ReadLines(Sample("inspectors.csv")).Single(l => l.StartsWith($"{left},", StringComparison.Ordinal)).Split(',')[1];
        string[] command = ["substitute", .. InWords(draw), "--firm", NameOf(visit.Firm), "--inspector", name, "--reason", "不在岗", "--by", "Z1", "--data", data];
        await Refused([.. command, "--approved-by", "Z1"]);
        string output = await Good([.. command, "--approved-by", "Z2"]);
        return (left, Substituted().Match(output).Groups["joined"].Value);
    }

    private static async Task<string> Good(params string[] args)
    {
        (int code, string output, string errors) = await Scratch.RunAsync(args);
        Assert.True(code == 0, $"{string.Join(' ', args)}: {code}\n{output}{errors}");
        return output;
    }

    private static async Task Refused(params string[] args)
    {
        (int code, string output, string errors) = await Scratch.RunAsync(args);
        Assert.True(code is 1 or 64, $"{string.Join(' ', args)}: {code}\n{output}{errors}");
        Assert.NotEmpty(errors);
    }

    [GeneratedRegex(@"→ (?<joined>[0-9A-Za-z._-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Substituted();
}
