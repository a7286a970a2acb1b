using System.CommandLine;
using Inspections.Core.Calendar;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Simulation;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections simulate YEAR --firms FILE --out DIR</c>: rehearses a year, or several, in seconds.</summary>
internal static class SimulateCommand
{
    public static Command Make(TextWriter output, TextWriter errors)
    {
        Argument<int> year = new("year") { Description = "年度 the year" };
        Option<int> years = new("--years") { Description = "连续演练几个年度 how many years, one after the other", DefaultValueFactory = _ => 1 };
        Option<string> firms = new("--firms") { Description = "企业名录 the firm directory", Required = true };
        Option<string?> inspectors = new("--inspectors") { Description = "执法人员名录；缺省时虚构足够人数 the inspector directory; made up when left out" };
        Option<string?> items = new("--items") { Description = "抽查事项清单；缺省时虚构 the item list; made up when left out" };
        Option<string?> dishonest = new("--dishonest") { Description = "失信名单 lists of dishonest firms" };
        Option<string?> policy = new("--policy") { Description = "政策文件；缺省为 5%、3 批次、2 人 the policy; 5 %, 3 rounds, teams of 2 when left out" };
        Option<string?> calendar = new("--calendar") { Description = "工作日文件 a file of working days" };
        Option<string> seed = new("--seed") { Description = "演练的种子，任意文本 any text; another one gives other draws", DefaultValueFactory = _ => "rehearsal" };
        Option<string> sources = new("--sources") { Description = "随机源，逗号分隔，值由种子虚构 made-up values from: own,witness:NAME,dice,ssq,dlt,drand", DefaultValueFactory = _ => SourceSlot.Own };
        Option<string> languages = new("--languages") { Description = "公示页面的语言，逗号分隔 languages of the pages", DefaultValueFactory = _ => LanguageCodes.All[0] };
        Option<string> into = new("--out") { Description = "公示目录，须为空 the folder to publish into, empty or new", Required = true };
        Option<bool> accept = new("--accept-unverified") { Description = "接受校验位不符的代码 accept codes that fail their check digit" };
        var command = new Command("simulate", "演练全年 rehearse a year") { year, years, firms, inspectors, items, dishonest, policy, calendar, seed, sources, languages, into, accept };
        command.SetAction(parsed =>
        {
            string folder = Path.GetFullPath(parsed.GetRequiredValue(into));
            RequireEmpty(folder);
            int first = Require(parsed.GetRequiredValue(year), 2000, 9900, "年度", "the year");
            var options = new ImportOptions(parsed.GetValue(accept));
            var inputs = new RehearsalInputs(
                first,
                GoodRows.Require(FirmFile.Read(parsed.GetRequiredValue(firms), options), errors),
                parsed.GetValue(inspectors) is string file ? GoodRows.Require(InspectorFile.Read(file, options), errors) : null,
                parsed.GetValue(items) is string list ? GoodRows.Require(ItemFile.Read(list, options), errors) : null,
                parsed.GetValue(policy) is string document ? PolicyFile.Read(document) : null,
                parsed.GetRequiredValue(seed),
                folder)
            {
                Years = Require(parsed.GetRequiredValue(years), 1, 10, "--years", "--years"),
                Dishonest = parsed.GetValue(dishonest) is string lists ? GoodRows.Require(DishonestyFile.Read(lists, options), errors) : null,
                Sources = Listed(parsed.GetRequiredValue(sources)),
                Naming = new PublicationOptions { PublicLanguages = Listed(parsed.GetRequiredValue(languages)) },
            };
            inputs.Naming.Validate();
            WorkingDayCalendar days = CalendarFile.Open(parsed.GetValue(calendar));
            Report(inputs, Rehearsal.Run(inputs, days, NullLoggerFactory.Instance), output);
            return 0;
        });
        return command;
    }

    private static string[] Listed(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static int Require(int number, int least, int most, string chinese, string english) => number >= least && number <= most
        ? number
        : throw CommandRefusals.Range.Error(new Text(chinese, english), number, least, most);

    private static void RequireEmpty(string folder)
    {
        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw CommandRefusals.FolderNotEmpty.Error(folder);
        }
    }

    private static void Report(RehearsalInputs inputs, IReadOnlyList<RehearsedRounds> years, TextWriter output)
    {
        foreach (RehearsedRounds year in years)
        {
            Report(inputs, year, output);
        }

        VerificationReport report = PublicationVerifier.Verify(new PublishedFolderFiles(inputs.Out));
        foreach (Finding finding in report.Findings.Where(f => f.Check is Check.Coverage or Check.Rounds))
        {
            output.Say($"  {finding.Check}: {finding.Year}  {("应为", "expected")} {finding.Expected}  {("实为", "found")} {finding.Found}");
        }

        output.WriteLine($"{report.Verdict.Name()}  {inputs.Out}");
    }

    private static void Report(RehearsalInputs inputs, RehearsedRounds year, TextWriter output)
    {
        foreach (Sector sector in inputs.Firms.Sectors)
        {
            output.WriteLine($"{sector.Name} ({sector.Code})");
            foreach (Round round in year.Rounds.Where(r => r.Draw.Sector == sector.Code))
            {
                output.WriteLine($"  {round.Draw}  {MomentText.Of(round.DrawAt)}  {round.State}");
            }
        }

        foreach (ClosingGap gap in year.Gaps)
        {
            output.Tell($"  ✗ {gap.Says.Zh}", $"  ✗ {gap.Says.En}");
        }

        output.Tell(year.Gaps.Count == 0
            ? new Text($"{year.Year} 年度已关闭", $"the year {year.Year} is closed")
            : new Text($"{year.Year} 年度不能关闭", $"the year {year.Year} cannot be closed"));
    }
}
