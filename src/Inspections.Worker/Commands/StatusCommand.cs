using System.CommandLine;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Policy;
using Inspections.Worker.Directories;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Rounds;

namespace Inspections.Worker.Commands;

/// <summary><c>inspections status</c>: sectors, rounds, coverage so far against the floor, what is due next.</summary>
internal static class StatusCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        var command = new Command("status", "各行业进度 where every sector stands");
        command.SetAction(parsed =>
        {
            using Office office = Office.Open(parsed.GetRequiredValue(data));
            int year = office.Bureau.Today.Year;
            (History history, PolicyDocument? policy, IReadOnlyList<Round> rounds, Dictionary<Core.Directory.SectorCode, int> firms) = office.Bureau.Database.Read(session =>
            {
                LedgerBook ledger = LedgerBook.Open(session);
                return (
                    DrawBook.History(session, ledger.Bodies),
                    PolicyRegister.Find(session, ledger),
                    RoundBook.OfYear(session, year),
                    FirmDirectory.Current(session).SelectMany(f => f.Sectors).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count()));
            });
            output.WriteLine($"{office.Bureau.Authority}  {year}  {(office.IsSample ? "样例机关 sample bureau" : "")}");
            foreach (SectorPolicy sector in policy?.Sectors ?? [])
            {
                Round[] own = [.. rounds.Where(r => r.Draw.Sector == sector.Sector)];
                long largest = history.Largest(sector.Sector, year, firms.GetValueOrDefault(sector.Sector));
                int counting = history.Counting(sector.Sector, year).Count;
                output.WriteLine(
                    $"{sector.Name} ({sector.Sector})：企业 firms {firms.GetValueOrDefault(sector.Sector)}，批次 rounds {own.Count(r => r.State == RoundState.Drawn)}/{sector.Rounds}，已抽 drawn {counting}，底线 floor {Quotas.YearlyFloor(sector.Floor, largest)}");
                foreach (Round round in own)
                {
                    output.WriteLine($"  {round.Draw}  {Words(round)}{(round.Provisional ? "（暂定 provisional）" : "")}");
                }
            }

            Round? next = rounds.Where(r => r.DueAt is not null).MinBy(r => r.DueAt);
            output.WriteLine(next is null
                ? "今年没有待办 nothing is due this year"
                : $"下一步 next: {next.Draw}  {(next.State == RoundState.Planned ? "承诺 commit" : "抽取 draw")}  {BeijingTime.Format(next.DueAt!.Value)}");
            return 0;
        });
        return command;
    }

    // The day of a draw is for the bureau alone until it is committed to: it is shown here, on the bureau's own machine.
    private static string Words(Round round) => round.State switch
    {
        RoundState.Planned => $"待承诺 to be committed {BeijingTime.Format(round.CommitAt)}，抽取 draw {BeijingTime.Format(round.DrawAt)}",
        RoundState.Committed => $"已承诺，待抽取 committed, draw {BeijingTime.Format(round.DrawAt)}",
        RoundState.Drawn => $"已抽取 drawn {BeijingTime.Format(round.DrawAt)}",
        RoundState.Infeasible => "无可抽企业 infeasible: no firm could be drawn",
        RoundState.NotOwed => "无需补抽 supplementary round not owed",
        _ => "错过 missed",
    };
}
