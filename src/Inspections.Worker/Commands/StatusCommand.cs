using System.CommandLine;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;
using Inspections.Worker.Directories;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Rounds;
using Inspections.Worker.Rounds.Sources;

namespace Inspections.Worker.Commands;

/// <summary><c>inspections status</c>: sectors, rounds and what they wait for, coverage so far against the floor, what is due next. Days of draws not committed to yet are for the bureau alone: they are shown here, on its own machine.</summary>
internal static class StatusCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        var command = new Command("status", "各行业进度 where every sector stands");
        command.SetAction(parsed =>
        {
            using Office office = Office.Open(parsed.GetRequiredValue(data));
            int year = office.Bureau.Today.Year;
            (History history, PolicyDocument? policy, IReadOnlyList<Round> rounds, Dictionary<Core.Directory.SectorCode, int> firms, Dictionary<DrawId, IReadOnlyList<string>> unpromised) = office.Bureau.Database.Read(session =>
            {
                LedgerBook ledger = LedgerBook.Open(session);
                IReadOnlyList<Round> planned = RoundBook.OfYear(session, year);
                return (
                    DrawBook.History(session, ledger.Bodies),
                    PolicyRegister.Find(session, ledger),
                    planned,
                    FirmDirectory.Current(session).SelectMany(f => f.Sectors).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count()),
                    planned.ToDictionary(r => r.Draw, r => SourcePlan.Unpromised(r, office.Settings, SourceBook.Promises(session, r.Draw))));
            });
            output.WriteLine($"{office.Bureau.Authority}  {year}  {(office.IsSample ? "样例机关 sample bureau" : "")}");
            foreach (SectorPolicy sector in policy?.Sectors ?? [])
            {
                Round[] own = [.. rounds.Where(r => r.Draw.Sector == sector.Sector)];
                long largest = history.Largest(sector.Sector, year, firms.GetValueOrDefault(sector.Sector));
                int counting = history.Counting(sector.Sector, year).Count;
                output.WriteLine(
                    $"{sector.Name} ({sector.Sector})：企业 firms {firms.GetValueOrDefault(sector.Sector)}，批次 rounds {own.Count(r => RoundSteps.IsDrawn(r.State))}/{sector.Rounds}，已抽 drawn {counting}，底线 floor {Quotas.YearlyFloor(sector.Floor, largest)}");
                foreach (Round round in own)
                {
                    RoundOverview overview = RoundOverview.Of(round, unpromised[round.Draw]);
                    output.WriteLine($"  {round.Draw}  {overview.Chinese} {overview.English}{(overview.Since is DateTimeOffset since ? $"（自 since {BeijingTime.Format(since)}）" : "")}{(round.Provisional ? "（暂定 provisional）" : "")}");
                }
            }

            Round? next = rounds.Where(r => r.DueAt is not null).MinBy(r => r.DueAt);
            output.WriteLine(next is null
                ? "今年没有待办 nothing is due this year"
                : $"下一步 next: {next.Draw}  {Word(next)}  {BeijingTime.Format(next.DueAt!.Value)}");
            return 0;
        });
        return command;
    }

    private static string Word(Round next) =>
        next.State == RoundState.Planned ? "承诺 commit" : next.IsKeptBack ? "公开名单 disclose" : "抽取 draw";
}
