using System.CommandLine;
using Inspections.Core.Encoding;
using Inspections.Worker.Deadlines;
using Inspections.Worker.Rounds;
using Inspections.Worker.Scheduling;

namespace Inspections.Worker.Commands;

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
            using Office office = Office.Open(parsed.GetRequiredValue(data));
            int year = office.Bureau.Today.Year;
            var list = new DeadlineList(office.Settings, CalendarFile.Open(office.Settings.Calendar));
            (Standing standing, IReadOnlyList<Deadline> deadlines) = office.Bureau.Database.Read(session =>
                (Standing.Of(session, office.Settings, year), list.On(session, office.Bureau.Today)));
            if (parsed.GetValue(json))
            {
                output.WriteLine(ReadableJson.Write(Json(office, year, standing, deadlines)));
                return 0;
            }

            output.WriteLine($"{office.Bureau.Authority}  {year}  {(office.IsSample ? "样例机关 sample bureau" : "")}");
            foreach (SectorStanding sector in standing.Sectors)
            {
                output.WriteLine(
                    $"{sector.Policy.Name} ({sector.Policy.Sector})：企业 firms {sector.Firms}，批次 rounds {sector.RoundsDrawn}/{sector.Policy.Rounds}，已抽 drawn {sector.Drawn}，底线 floor {sector.Floor}");
                foreach (Round round in sector.Rounds)
                {
                    RoundOverview overview = standing.Rounds[round.Draw];
                    output.WriteLine($"  {round.Draw}  {overview.Chinese} {overview.English}{(overview.Since is DateTimeOffset since ? $"（自 since {BeijingTime.Format(since)}）" : "")}{(round.Provisional ? "（暂定 provisional）" : "")}");
                }
            }

            Round? next = standing.Sectors.SelectMany(s => s.Rounds).Where(r => r.DueAt is not null).MinBy(r => r.DueAt);
            output.WriteLine(next is null
                ? "今年没有待办 nothing is due this year"
                : $"下一步 next: {next.Draw}  {Word(next)}  {BeijingTime.Format(next.DueAt!.Value)}");
            DeliveryText.Write(office, output);
            AlertText.Write(office, deadlines, output);
            DeadlineText.Write(output, deadlines, parsed.GetValue(due));
            return 0;
        });
        return command;
    }

    private static object Json(Office office, int year, Standing standing, IReadOnlyList<Deadline> deadlines) => new
    {
        authority = $"{office.Bureau.Authority}",
        year,
        sectors = standing.Sectors.Select(s => new
        {
            sector = $"{s.Policy.Sector}",
            firms = s.Firms,
            drawn = s.Drawn,
            floor = s.Floor,
            rounds = s.Rounds.Select(r => new
            {
                draw = $"{r.Draw}",
                state = $"{r.State}",
                drawAt = BeijingTime.Format(r.DrawAt),
                waitsFor = standing.Rounds[r.Draw].WaitsFor,
            }),
        }),
        deadlines = DeadlineText.Json(deadlines),
    };

    private static string Word(Round next) =>
        next.State == RoundState.Planned ? "承诺 commit" : next.IsKeptBack ? "公开名单 disclose" : "抽取 draw";
}
