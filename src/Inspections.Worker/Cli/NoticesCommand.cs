using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections notices DRAW --out DIR</c>: what a division needs on paper after a draw.</summary>
internal static class NoticesCommand
{
    public static Command Make(Option<string> data, TextWriter output, TextWriter errors, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string> into = new("--out") { Description = "存放文件的目录 the folder for the papers", Required = true };
        Option<bool> force = new("--force") { Description = "覆盖已填写的结果录入表 write over a result sheet that was filled in" };
        var command = new Command("notices", "打印检查通知书、检查记录表、检查日程、结果录入表、保密审查表 notices, record forms, sheets and the review form of a draw") { draw, into, force };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            var folder = new PaperFolder(parsed.GetRequiredValue(into), opened.Public, parsed.GetValue(force));
            folder.Require();
            var papers = DrawPapers.Of(opened.Bureau, CalendarFile.Open(opened.Settings.Calendar), opened.Settings.Naming, id);
            foreach (Paper paper in opened.Bureau.Database.Read(s => PaperSet.Of(s, papers, opened.Settings.Review, opened.Settings.Staff).ToArray()))
            {
                folder.Put(paper);
            }

            foreach (string stale in folder.Stale($"{PaperSet.InspectorSheets}-{id}-"))
            {
                errors.Tell($"注意：{stale} 是以前的日程，该人员已不在检查组", $"note: {stale} is of somebody who is on no team any more");
            }

            foreach (Core.Directories.Identifier firm in papers.WithoutTeam)
            {
                errors.Tell($"注意：{firm} 还没有检查组，请先指定：inspections name-team", $"note: {firm} has no team yet, name one first: inspections name-team");
            }

            output.Tell($"{id}：检查 {papers.Visits.Count} 户；写入 {folder.Written} 个文件", $"{id}: visits {papers.Visits.Count}, files written {folder.Written}");
            return 0;
        });
        return command;
    }
}
