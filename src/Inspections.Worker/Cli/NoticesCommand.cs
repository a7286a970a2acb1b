using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections notices DRAW --out DIR</c>: what a division needs on paper after a draw. From then on the papers follow every change.</summary>
internal static class NoticesCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> into = new("--out") { Description = "存放文件的目录 the folder for the papers", Required = true };
        var command = new Command("notices", "制作检查审批表；审批后制作通知书、笔录、日程等文书 the approval form and, once visits are approved, notices and the other papers of a draw") { draw, into };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            MadePapers made = opened.Papers.Make(id, Path.GetFullPath(parsed.GetRequiredValue(into)));
            PapersText.Tell(made, output);
            if (made.IsApproved)
            {
                return 0;
            }

            throw VisitRefusals.NotApproved.Error(id);
        });
        return command;
    }
}
