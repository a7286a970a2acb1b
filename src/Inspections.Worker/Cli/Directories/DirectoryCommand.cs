using System.CommandLine;
using System.Globalization;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary><c>inspections directory undo</c>: takes the last change of a directory back.</summary>
internal static class DirectoryCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        var people = new TwoPeopleOptions(person, isAlways: false);
        Option<bool> dryRun = new("--dry-run") { Description = "只显示最后一次改动是什么 show what the last change was, and stop" };
        var undo = new Command("undo", "撤回最后一次导入或改动（记入台账）take the last import or change back; the ledger has both") { dryRun };
        people.AddTo(undo);
        undo.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            MadeChange? last = parsed.GetValue(dryRun) ? opened.Bureau.Database.Read(DirectoryJournal.Last) : new DirectoryUpdate(opened.Bureau).Undo(people.TryRead(parsed, opened.Settings.Staff));
            if (last is null)
            {
                throw CommandRefusals.NothingToUndo.Error();
            }

            string what = string.Create(CultureInfo.InvariantCulture, $"{last.Kind} {last.Source} {MomentText.Of(last.MadeAt)}");
            output.Say($"{(parsed.GetValue(dryRun) ? ("最后一次改动", "the last change") : ("已撤回", "taken back"))}: {what}");
            return 0;
        });
        return new Command("directory", "名录库的改动 changes of the directories") { undo };
    }
}
