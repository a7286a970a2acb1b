using System.CommandLine;
using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections status</c>: sectors, rounds and what they wait for, coverage so far against the floor, what is due next. Days of draws not committed to yet are for the bureau alone: they are shown here, on its own machine.</summary>
internal static class StatusCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        var command = new Command("status", "各行业进度 where every sector stands");
        Option<bool> due = new("--due") { Description = "逐条列出期限 list every deadline" };
        Option<bool> json = new("--json") { Description = "以 JSON 输出 as JSON" };
        command.Options.Add(due);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            DateOnly today = opened.Bureau.Today;
            WorkingDayCalendar calendar = CalendarFile.Open(opened.Settings.Calendar);
            var list = new DeadlineList(opened.Settings.Deadlines, calendar);
            (IReadOnlyList<BureauStatus> years, Dictionary<int, IReadOnlyList<ClosingGap>> gaps, IReadOnlyList<Deadline> deadlines) = opened.Bureau.Database.Read(session =>
            {
                IReadOnlyList<BureauStatus> open = BureauStatus.Of(session, opened.Settings.Commitment, today);
                return (open, open.SkipLast(1).ToDictionary(y => y.Year, y => YearClosing.Gaps(session, y.Year, today)), list.On(session, today));
            });
            IReadOnlyList<int> withoutDays = YearPlanning.YearsWithoutDays(calendar, opened.Settings.Planning, today);
            if (parsed.GetValue(json))
            {
                output.WriteLine(ReadableJson.Write(new
                {
                    authority = $"{opened.Bureau.Authority}",
                    yearsWithoutWorkingDays = withoutDays,
                    ledgerAhead = opened.Bureau.LedgerAhead()?.English,
                    conditions = opened.Conditions.Read(),
                    years = OpenYearsText.Json(years, gaps),
                    deadlines = DeadlineText.Json(deadlines),
                }));
                return 0;
            }

            output.Say($"{opened.Bureau.Authority}  {today.Year}  {(opened.IsSample ? new Text("样例机关", "sample bureau") : null)}");
            foreach (Text reminder in Reminders(opened, today, withoutDays))
            {
                output.Tell(reminder);
            }

            foreach (Condition wrong in opened.Conditions.Read()?.Where(c => c.Id is not (ConditionIds.LedgerAhead or ConditionIds.YearUnknown)) ?? [])
            {
                string since = BeijingTime.Format(wrong.Since);
                output.Tell(new Text($"✗ {wrong.Name}（自 {since}）：{wrong.Chinese}", $"✗ {wrong.Name} (since {since}): {wrong.English}"));
            }

            PolicyText.Remind(opened, output);
            OpenYearsText.Write(output, years, gaps);
            DeliveryText.Write(opened, output);
            AlertText.Write(opened, deadlines, output);
            DeadlineText.Write(output, deadlines, parsed.GetValue(due));
            return 0;
        });
        return command;
    }

    // What a year needs before its first list is committed to.
    private static IEnumerable<Text> Reminders(OpenBureau opened, DateOnly today, IReadOnlyList<int> withoutDays)
    {
        if (opened.Bureau.LedgerAhead() is { } ahead)
        {
            yield return new Text($"{ahead.Chinese} [{ahead.Id}]", $"{ahead.English} [{ahead.Id}]");
        }

        foreach (int year in withoutDays)
        {
            yield return YearPlanning.DaysUnknown(year);
        }

        (int now, int before) = opened.Bureau.Database.Read(s => (RecusalStore.Of(s, today.Year).Count, RecusalStore.Of(s, today.Year - 1).Count));
        if (now == 0 && before > 0)
        {
            yield return new Text(
                $"{today.Year} 年尚未登记回避（上年 {before} 条，回避只在当年有效）：请 inspections import recusals",
                $"no recusals are declared for {today.Year} ({before} stood last year, each for its year only): inspections import recusals");
        }
    }
}
