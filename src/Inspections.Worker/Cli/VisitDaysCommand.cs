using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Identity;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections visit-days DRAW</c>: the days on which a draw's firms are visited; with a firm and a day it changes one.</summary>
internal static class VisitDaysCommand
{
    public static Command Make(Option<string> data, TextWriter output, CommandPerson person)
    {
        Argument<string[]> draw = BureauWords.DrawArgument();
        Option<string?> firm = new("--firm") { Description = "改期的企业 the firm whose day is changed" };
        Option<string?> day = new("--day") { Description = "检查日 the day, 2026-03-18" };
        Option<string?> reason = new("--reason") { Description = "检查期外或非工作日的原因 why outside the window or on no working day" };
        var command = new Command("visit-days", "检查日安排：列出，或由检查组改期 visit days: list them, or change one") { draw, firm, day, reason };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DrawId id = person.Own(opened.Draw(parsed.GetRequiredValue(draw)));
            var plan = new PlanVisits(opened.Bureau, CalendarFile.Open(opened.Settings.Calendar));
            (string? which, string? when) = (parsed.GetValue(firm), parsed.GetValue(day));
            if ((which is null) != (when is null))
            {
                throw CommandRefusals.FirmAndDay.Error();
            }

            Identifier where = which is null ? default : opened.Firm(which);
            DateOnly on = when is null ? default : BureauWords.Day(when);
            opened.Bureau.Write(session =>
            {
                if (which is not null && when is not null)
                {
                    plan.Choose(session, id, where, on, parsed.GetValue(reason));
                }

                plan.Propose(session, id);
            });
            opened.Bureau.Database.Read(session => Print(session, id, output));
            PapersText.Follow(opened, output);
            return 0;
        });
        return command;
    }

    private static int Print(Session session, DrawId draw, TextWriter output)
    {
        IReadOnlyDictionary<Identifier, VisitDay> days = VisitDayStore.Of(session, draw);
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session);
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        foreach (Identifier firm in teams.Firms.OrderBy(f => days.TryGetValue(f, out VisitDay? d) ? d.On : DateOnly.MaxValue))
        {
            VisitDay? day = days.GetValueOrDefault(firm);
            string how = day is null ? "" : day.Reason is not null ? $"（{day.Reason}）" : day.IsChosen ? $"（{output.Word("检查组选定", "chosen")}）" : "";
            string joint = teams.JoinedWith(firm) is DrawId other ? $"（{output.Word("综合查一次", "joint")}: {other}）" : "";
            output.WriteLine($"{(day is null ? "—         " : BeijingTime.Format(day.On))}  {firm}  {names.GetValueOrDefault(firm.ToString(), "")}  {string.Join("、", teams.VisitorsOf(firm).Select(i => $"{i} {people.GetValueOrDefault(i)}"))}{how}{joint}");
        }

        return teams.Firms.Count;
    }
}
