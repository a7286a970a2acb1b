using System.CommandLine;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections visit add|list</c>: inspections outside the draws that count towards cap and cooldown.</summary>
internal static class VisitCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors) =>
        new("visit", "其他检查（计入年度频次上限和避免重复检查）other inspections that count towards cap and cooldown") { Add(data, output, errors), List(data, output) };

    /// <summary>Takes a file of them.</summary>
    public static int Import(string data, string file, ImportOptions options, bool skipBad, TextWriter output, TextWriter errors)
    {
        using OpenBureau opened = OpenBureau.Open(data);
        return Take(opened, VisitFile.Read(file, options), skipBad, output, errors);
    }

    /// <summary>Takes read visits and says what became of them.</summary>
    public static int Take(OpenBureau opened, ImportedRows<OtherVisit> file, bool skipBad, TextWriter output, TextWriter errors)
    {
        VisitCount? count = new EnterVisits(opened.Bureau, opened.Settings.Visits.CountedVisitTypes).Execute(file, skipBad);
        RefusalText.Tell(errors, file);
        if (count is null)
        {
            errors.Tell($"{file.File}：{file.Problems.Total} 个问题，未登记任何检查。", $"{file.File}: {Counted.Of(file.Problems.Total, "problem")}, nothing was entered.");
            return ExitCode.Failure;
        }

        opened.Publish();
        output.Tell(
            $"{file.File}：登记 {count.Entered} 次检查，不计次 {count.NotCounted}",
            $"{file.File}: {Counted.Of(count.Entered, "inspection")} entered, {count.NotCounted} of kinds that do not count");

        // Rows of kinds that do not count are good rows: the file needs nothing.
        return count.Entered + count.NotCounted == 0 && file.Rows.Count > 0 ? ExitCode.Failure : 0;
    }

    private static Command Add(Option<string> data, TextWriter output, TextWriter errors)
    {
        Option<string> firm = new("--firm") { Description = "企业 the firm, or a project", Required = true };
        Option<string> on = new("--on") { Description = "检查日期 the day", Required = true };
        Option<string> type = new("--type") { Description = "检查类型 the kind, such as 专项检查 or special", Required = true };
        var command = new Command("add", "登记一次 enter one; it is public at once") { firm, on, type };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            ImportedRows<OtherVisit> row = VisitFile.ReadOne([opened.Firm(parsed.GetRequiredValue(firm)).ToString(), parsed.GetRequiredValue(on), parsed.GetRequiredValue(type)]);
            return Take(opened, row, skipBad: false, output, errors);
        });
        return command;
    }

    private static Command List(Option<string> data, TextWriter output)
    {
        var command = new Command("list", "已登记的检查 what was entered");
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            VisitBody[] visits = [.. opened.Bureau.Database.Read(s => LedgerStore.Open(s).Of<VisitBody>().OrderBy(v => v.InspectedOn).ToArray())];
            foreach (VisitBody visit in visits)
            {
                output.WriteLine($"{visit.InspectedOn:yyyy-MM-dd}  {visit.Firm}  {visit.Type}");
            }

            output.WriteLine($"{visits.Length}");
            return 0;
        });
        return command;
    }
}
