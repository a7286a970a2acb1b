using System.CommandLine;
using System.Globalization;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections plan YEAR</c>: rounds, expected takes, load on inspectors, and everything infeasible.</summary>
internal static class PlanCommand
{
    private const int Infeasible = 3;

    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<int> year = new("year") { Description = "年度 the year" };
        var command = new Command("plan", "年度计划：批次、预计抽取数、人员负荷、不可行之处 rounds, takes, load, and what is infeasible") { year };
        command.SetAction(parsed =>
        {
            using OpenBureau opened = OpenBureau.Read(parsed.GetRequiredValue(data));
            int wanted = parsed.GetRequiredValue(year);
            if (wanted is < 2000 or > 9998)
            {
                throw CommandRefusals.Year.Error(wanted);
            }

            DateOnly today = opened.Bureau.Today;
            DateOnly day = today.Year == wanted ? today : new DateOnly(wanted, 1, 1);
            WorkingDayCalendar calendar = CalendarFile.Open(opened.Settings.Calendar);

            // The windows are public knowledge; the days in them are drawn when the worker makes the plan.
            PlanRequest request = PlannedDays.RequestOf(opened.Settings.Planning, calendar, opened.Bureau.Database.Read(SectorPlanStore.All), wanted, day, default) with { AssumeWeekdays = true };
            PolicyProposal proposal = opened.Bureau.Database.Read(s => PolicyProposal.Of(s, opened.Bureau, opened.Policy));
            PolicyDocument policy = proposal.InForce ?? proposal.Wanted ?? throw CommandRefusals.NoFirms.Error();
            (SectorProspect Outlook, PlannedWork Work)[] sectors = opened.Bureau.Database.Read(s => YearOutlook.Of(s, policy, day, request)
                .Select(o => (o, new PlannedWork(PlanStore.Find(s, o.Plan.Rules.Sector, wanted)?.Number, DrawItems.Of(s, opened.Settings.Planning, o.Plan.Rules.Sector)))).ToArray());

            output.Say($"{opened.Bureau.Authority}  {wanted} {("年度计划", "plan")}  （{("工作日数据", "working days")}: {calendar.Version}）");
            PolicyText.Remind(opened, output);
            bool feasible = PrintCalendar(opened, calendar, wanted, output);
            foreach ((SectorProspect sector, PlannedWork work) in sectors)
            {
                IReadOnlyList<RoundDates> windows = Windows(sector);
                Print(sector, windows, output);
                Print(sector, work, wanted, output);
                feasible &= PrintProblems(sector, windows.Count, work, output);
            }

            output.Say($"{(feasible ? ("可行", "feasible") : ("不可行", "infeasible"))}");
            return feasible ? 0 : Infeasible;
        });
        return command;
    }

    private static bool PrintCalendar(OpenBureau opened, WorkingDayCalendar calendar, int year, TextWriter output)
    {
        if (calendar.IsKnown(year))
        {
            return true;
        }

        output.Tell(opened.Settings.Planning.AssumeWeekdays
            ? new Text($"  {year} 年节假日安排尚无数据，暂按周一至周五", $"  provisional: the holidays of {year} are not known, Monday to Friday assumed")
            : new Text($"  ✗ {year} 年节假日安排尚无数据（设置 Calendar 或 AssumeWeekdays）", $"  ✗ the holidays of {year} are not known (settings Calendar, AssumeWeekdays)"));
        return opened.Settings.Planning.AssumeWeekdays;
    }

    private static IReadOnlyList<RoundDates> Windows(SectorProspect sector) => sector.Scheduled.Count > 0
        ? [.. sector.Scheduled.Select(r => new RoundDates(r.Draw.Round, r.WindowFirst, r.WindowLast, r.CommitAt, r.DrawAt, r.Provisional))]
        : [.. sector.Plan.Rounds.Select(r => r.Dates)];

    private static void Print(SectorProspect sector, IReadOnlyList<RoundDates> windows, TextWriter output)
    {
        RoundFigures now = sector.Plan.Next;
        output.Say(
            $"{sector.Plan.Rules.Name} ({sector.Plan.Rules.Sector})：{("企业", "firms")} {sector.Plan.Firms}，{("底线", "floor")} {now.Needed}（{now.Floor}），{("批次", "rounds")} {now.Rounds}");
        foreach (RoundOutlook round in sector.Plan.Outlook)
        {
            RoundDates? window = windows.FirstOrDefault(w => w.Round == round.Round);
            string when = window is null ? "" : $"{window.WindowFirst:yyyy-MM-dd}…{window.WindowLast:yyyy-MM-dd}{(sector.Scheduled.Count > 0 ? $"，{output.Word("抽取", "draw")} {MomentText.Of(window.DrawAt)}" : "")}";
            string takes = round.Takes is null ? "—" : string.Join(" + ", sector.Plan.Rules.Strata.Zip(round.Takes, (s, t) => $"{s.Name} {t}"));
            output.Say($"  {(Zh: $"第 {round.Round} 批", En: $"round {round.Round}")}: {when}  {("预计", "expected")} {takes}");
        }

        string load = sector.Inspectors == 0
            ? "—"
            : ((decimal)sector.Seats / sector.Inspectors).ToString("0.0", CultureInfo.InvariantCulture);
        output.Say($"  {("可用执法人员", "inspectors")} {sector.Inspectors}，{("人均", "firms each")} {load}");
    }

    private static void Print(SectorProspect sector, PlannedWork work, int year, TextWriter output)
    {
        string filter = sector.Plan.Rules.DirectedFilter is string directed ? $"{output.Word("定向", "directed")}: {directed}" : output.Word("不定向", "undirected");
        output.Say($"  {("计划", "plan")} {(work.Number is PlanNumber number ? $"{number} " : "")}{InspectionTask.NameOfPlan(year, sector.Plan.Rules.Name)}（{filter}）");
        foreach (InspectionItem item in work.Items)
        {
            output.Say($"  {("事项", "item")} {item.Code} {item.Name}");
        }
    }

    private static bool PrintProblems(SectorProspect sector, int fitting, PlannedWork work, TextWriter output)
    {
        Text[] problems =
        [
            .. sector.Plan.Problems.Select(p => PlanWords.Of(p, sector.WithoutTeam)),
            .. work.Items.Count == 0
                ? [new Text($"{PlanWords.NoItems.Zh}（inspections import items 文件）", $"{PlanWords.NoItems.En} (inspections import items FILE)")]
                : Array.Empty<Text>(),
            .. sector.Scheduled.Count == 0 && fitting < sector.Plan.Rules.Rounds
                ? [PlanWords.TooFewDays(fitting, sector.Plan.Rules.Rounds)]
                : Array.Empty<Text>(),
        ];
        foreach (Text problem in problems)
        {
            output.Say($"  ✗ {problem}");
        }

        return problems.Length == 0;
    }

    // What a sector's firms will be inspected for, under which number.
    private sealed record PlannedWork(PlanNumber? Number, IReadOnlyList<InspectionItem> Items);
}
