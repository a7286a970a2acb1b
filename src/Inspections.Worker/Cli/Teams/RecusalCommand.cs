using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Teams;

/// <summary><c>inspections recusal add|end|list</c>: who must stay away from whom, this year or the next (回避).</summary>
internal static class RecusalCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person) =>
        new("recusal", "回避登记（当年有效）recusals, each for its year") { Add(data, output, person), End(data, output, person), List(data, output) };

    private static Command Add(Option<string> data, TextWriter output, CommandPerson person)
    {
        Option<string> firm = new("--firm") { Description = "企业 the firm", Required = true };
        Option<string> inspector = new("--inspector") { Description = "人员 the inspector", Required = true };
        Option<string> ground = new("--ground") { Description = "回避事由 the ground, such as 配偶 or Spouse", Required = true };
        var year = new RecusalYear();
        var people = new TwoPeopleOptions(person);
        var command = new Command("add", "申报或经申请登记回避 declare one, by the inspector or on the firm's request") { firm, inspector, ground };
        year.AddTo(command);
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            ImportedRows<Recusal> row = opened.Bureau.Database.Read(s => RecusalImport.Of(
                s, RecusalFile.ReadOne(parsed.GetRequiredValue(firm), parsed.GetRequiredValue(inspector), parsed.GetRequiredValue(ground))));
            if (row.Problems.Total > 0)
            {
                throw new UserErrorException(CommandRefusals.BadEntry.Of(row.Problems.Total)) { Lines = lines => row.Problems.LinesFor(lines).Concat(RefusalText.Hints(lines, row.Problems)) };
            }

            _ = people.Read(parsed, opened.Settings.Staff);
            new DirectoryUpdate(opened.Bureau).Recusals(row, year.Read(parsed, opened.Bureau.Today));
            output.Tell("已登记，计入此后各批名录；已抽取的检查组请用 inspections substitute --reason recusal 调换", "entered, and in every list from now on; for a team drawn already use inspections substitute --reason recusal");
            return 0;
        });
        return command;
    }

    private static Command End(Option<string> data, TextWriter output, CommandPerson person)
    {
        Option<string> firm = new("--firm") { Description = "企业 the firm", Required = true };
        Option<string> inspector = new("--inspector") { Description = "人员 the inspector", Required = true };
        var year = new RecusalYear();
        var people = new TwoPeopleOptions(person);
        var command = new Command("end", "撤销误登记的回避 end one that was declared by mistake") { firm, inspector };
        year.AddTo(command);
        people.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            Identifier where = opened.Firm(parsed.GetRequiredValue(firm));
            Identifier who = opened.Inspector(parsed.GetRequiredValue(inspector));
            _ = people.Read(parsed, opened.Settings.Staff);
            new DirectoryUpdate(opened.Bureau).EndRecusal(where, who, year.Read(parsed, opened.Bureau.Today));
            output.Say($"{("已撤销", "ended")}");
            return 0;
        });
        return command;
    }

    private static Command List(Option<string> data, TextWriter output)
    {
        var year = new RecusalYear();
        var command = new Command("list", "一年的回避 the recusals of a year; not for the public");
        year.AddTo(command);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            IReadOnlyList<Recusal> recusals = opened.Bureau.Database.Read(s => RecusalStore.Of(s, year.Read(parsed, opened.Bureau.Today)));
            foreach (Recusal recusal in recusals)
            {
                output.WriteLine($"{recusal.Firm}  {recusal.Inspector}  {recusal.Ground}");
            }

            output.WriteLine($"{recusals.Count}");
            return 0;
        });
        return command;
    }
}
