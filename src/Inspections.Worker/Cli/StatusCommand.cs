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
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Storage;
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
            WorkingDayCalendar calendar = CalendarFile.Open(opened.Settings.Calendar);
            Reading reading = opened.Bureau.Database.Read(session => Reading.Of(session, opened, calendar));
            if (parsed.GetValue(json))
            {
                output.WriteLine(ReadableJson.Write(new
                {
                    authority = $"{opened.Bureau.Authority}",
                    yearsWithoutWorkingDays = reading.WithoutDays,
                    ledgerAhead = reading.Ahead?.Says.En,
                    conditions = opened.Conditions.Read(),
                    years = OpenYearsText.Json(reading.Years, reading.Gaps),
                    deadlines = DeadlineText.Json(reading.Deadlines),
                }));
                return 0;
            }

            output.Say($"{opened.Bureau.Authority}  {opened.Bureau.Today.Year}  {(opened.IsSample ? new Text("样例机关", "sample bureau") : null)}");
            TellWrong(reading, opened.Conditions.Read() ?? [], output);
            PolicyText.Remind(reading.Policy, output);
            OpenYearsText.Write(output, reading.Years, reading.Gaps);
            DeliveryText.Write(opened, output);
            AlertText.Write(opened, reading.Deadlines, output);
            DeadlineText.Write(output, reading.Deadlines, parsed.GetValue(due));
            return 0;
        });
        return command;
    }

    // What a year needs before its first list is committed to, and what the worker reports as wrong.
    private static void TellWrong(Reading reading, IReadOnlyList<Condition> conditions, TextWriter output)
    {
        if (reading.Ahead is { } ahead)
        {
            Tell(output, new Text($"{ahead.Says.Zh} [{ahead.Id}]", $"{ahead.Says.En} [{ahead.Id}]"), ahead.Id);
        }

        foreach (int year in reading.WithoutDays)
        {
            Tell(output, PlannedDays.Unknown(year), ConditionIds.YearUnknown);
        }

        if (reading.Undeclared is { } undeclared)
        {
            output.Tell(undeclared);
        }

        foreach (Condition wrong in conditions.Where(c => c.Id is not (ConditionIds.LedgerAhead or ConditionIds.YearUnknown)))
        {
            string since = BeijingTime.Format(wrong.Since);
            Tell(output, new Text($"✗ {wrong.Name}（自 {since}）：{wrong.Says.Zh}", $"✗ {wrong.Name} (since {since}): {wrong.Says.En}"), wrong.Refusal ?? wrong.Id);
        }
    }

    // What is wrong, and the command that puts it right.
    private static void Tell(TextWriter output, Text wrong, string id)
    {
        output.Tell(wrong);
        foreach (string hint in RefusalText.Hints(output, id))
        {
            output.WriteLine(hint);
        }
    }

    /// <summary>What the database says, as of one moment.</summary>
    private sealed record Reading(
        IReadOnlyList<BureauStatus> Years,
        IReadOnlyDictionary<int, IReadOnlyList<ClosingGap>> Gaps,
        IReadOnlyList<Deadline> Deadlines,
        IReadOnlyList<int> WithoutDays,
        UserErrorException? Ahead,
        Text? Undeclared,
        PolicyProposal Policy)
    {
        public static Reading Of(Session session, OpenBureau opened, WorkingDayCalendar calendar)
        {
            DateOnly today = opened.Bureau.Today;
            IReadOnlyList<BureauStatus> years = BureauStatus.Of(session, opened.Settings.Commitment, today);
            return new Reading(
                years,
                years.SkipLast(1).ToDictionary(y => y.Year, y => YearClosing.Gaps(session, y.Year, today)),
                new DeadlineList(opened.Settings.Deadlines, calendar).On(session, today),
                PlannedDays.YearsWithout(calendar, opened.Settings.Planning, today),
                opened.Bureau.LedgerAhead(session),
                WithoutRecusals(session, today),
                PolicyProposal.OfFile(session, opened.Bureau, opened.Policy));
        }

        // Each year begins without recusals; what stood last year says that some are to be expected.
        private static Text? WithoutRecusals(Session session, DateOnly today) =>
            (RecusalStore.Of(session, today.Year).Count, RecusalStore.Of(session, today.Year - 1).Count) is (0, > 0 and var before)
                ? new Text(
                    $"{today.Year} 年尚未登记回避（上年 {before} 条，回避只在当年有效）：请 inspections import recusals",
                    $"no recusals are declared for {today.Year} ({before} stood last year, each for its year only): inspections import recusals")
                : null;
    }
}
