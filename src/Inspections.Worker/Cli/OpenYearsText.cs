using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli;

/// <summary>Where the bureau stands in every open year, as <c>status</c> shows it.</summary>
internal static class OpenYearsText
{
    /// <param name="output">Where to.</param>
    /// <param name="years">The open years, this one last.</param>
    /// <param name="gaps">What keeps those open that are over.</param>
    public static void Write(TextWriter output, IReadOnlyList<BureauStatus> years, IReadOnlyDictionary<int, IReadOnlyList<ClosingGap>> gaps)
    {
        foreach (BureauStatus past in years.SkipLast(1))
        {
            int missing = gaps[past.Year].Count;
            output.Tell(
                $"{past.Year} 年度尚未关闭，还缺 {missing} 项（inspections close {past.Year} 逐条列出）",
                $"the year {past.Year} is not closed yet: {missing} things are missing (inspections close {past.Year} lists them)");
            WriteSectors(output, past);
        }

        if (years.Count > 1)
        {
            output.WriteLine($"{years[^1].Year}");
        }

        WriteSectors(output, years[^1]);
        Round? next = years.SelectMany(y => y.Sectors).SelectMany(s => s.Rounds).Where(r => r.DueAt is not null).MinBy(r => r.DueAt);
        if (next is null)
        {
            output.Say($"{("暂无待办", "nothing is due")}");
        }
        else
        {
            output.Say($"{("下一步", "next")}: {next.Draw}  {Step(next)}  {BeijingTime.Format(next.DueAt!.Value)}");
        }
    }

    /// <summary>The same for programs.</summary>
    public static object Json(IReadOnlyList<BureauStatus> years, IReadOnlyDictionary<int, IReadOnlyList<ClosingGap>> gaps) => years.Select(y => new
    {
        year = y.Year,
        missing = gaps.GetValueOrDefault(y.Year, []).Select(g => g.Says.En),
        sectors = y.Sectors.Select(s => new
        {
            sector = $"{s.Rules.Sector}",
            firms = s.Firms,
            drawn = s.Drawn,
            floor = s.Floor,
            rounds = s.Rounds.Select(r => new
            {
                draw = $"{r.Draw}",
                state = $"{r.State}",
                drawAt = BeijingTime.Format(r.DrawAt),
                waitsFor = y.Rounds[r.Draw].WaitsFor,
            }),
        }),
    });

    private static void WriteSectors(TextWriter output, BureauStatus year)
    {
        foreach (SectorOverview sector in year.Sectors)
        {
            output.Say(
                $"{sector.Rules.Name} ({sector.Rules.Sector})：{("企业", "firms")} {sector.Firms}，{("批次", "rounds")} {sector.RoundsDrawn}/{sector.Rules.Rounds}，{("已抽", "drawn")} {sector.Drawn}，{("底线", "floor")} {sector.Floor}");
            foreach (Round round in sector.Rounds)
            {
                RoundOverview overview = year.Rounds[round.Draw];
                output.Say($"  {round.Draw}  {overview.Words}{(overview.Since is DateTimeOffset since ? new Text($"（自 {BeijingTime.Format(since)}）", $" (since {BeijingTime.Format(since)})") : null)}{(round.Provisional ? new Text("（暂定）", " (provisional)") : null)}");
            }
        }
    }

    private static Text Step(Round next) =>
        next.State == RoundState.Planned ? new("承诺", "commit") : next.IsKeptBack ? new("公开名单", "disclose") : new("抽取", "draw");
}
