using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;
using Inspections.Worker.Directories;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Results;
using Inspections.Worker.Rounds.Sources;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Rounds;

/// <summary>Where a sector stands in a year.</summary>
/// <param name="Rules">What its year is judged by.</param>
/// <param name="Firms">Firms in the directory.</param>
/// <param name="Drawn">Distinct firms drawn in the year and still counting.</param>
/// <param name="Floor">How many there must be by the year's end.</param>
/// <param name="Rounds">Its rounds, in order.</param>
internal sealed record SectorStanding(YearRules Rules, int Firms, int Drawn, long Floor, IReadOnlyList<Round> Rounds)
{
    /// <summary>Rounds that were drawn.</summary>
    public int RoundsDrawn => Rounds.Count(r => RoundSteps.IsDrawn(r.State));
}

/// <summary>Where the bureau stands in a year, for <c>status</c> and for whoever watches the worker.</summary>
/// <param name="Year">The year.</param>
/// <param name="Sectors">Every sector that the year has to account for.</param>
/// <param name="Rounds">What every round waits for.</param>
internal sealed record Standing(int Year, IReadOnlyList<SectorStanding> Sectors, IReadOnlyDictionary<DrawId, RoundOverview> Rounds)
{
    /// <summary>Every year that is over and still open, and this year last: what December drew is finished in January.</summary>
    public static IReadOnlyList<Standing> Of(Session session, WorkerSettings settings, DateOnly today)
    {
        LedgerBook ledger = LedgerBook.Open(session);
        History history = DrawBook.History(session, ledger.Bodies);
        Dictionary<SectorCode, int> firms = FirmDirectory.Current(session).SelectMany(f => f.Sectors).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        var listed = ItemList.Current(session).Select(i => i.Sector).ToHashSet();
        ILookup<DrawId, SubmittedResult> sentBack = ResultBook.SentBack(session).ToLookup(r => r.Draw);
        PolicyDocument? policy = PolicyRegister.Find(session, ledger);
        return [.. YearClosing.OpenBefore(session, ledger, today.Year).Append(today.Year).Select(OfYear)];

        Standing OfYear(int year)
        {
            IReadOnlyList<Round> rounds = RoundBook.OfYear(session, year);
            return new Standing(
                year,
                [.. YearRules.Of(session, ledger, year, today).Select(r => Sector(year, r, [.. rounds.Where(x => x.Draw.Sector == r.Sector)]))],
                rounds.ToDictionary(r => r.Draw, r => RoundOverview.Of(r, new RoundCircumstances(
                    policy?.Of(r.Draw.Sector) is not null,
                    listed.Contains(r.Draw.Sector),
                    SourcePlan.Unpromised(r, settings, SourceBook.Promises(session, r.Draw)),
                    sentBack[r.Draw].Count()))));
        }

        SectorStanding Sector(int year, YearRules rules, IReadOnlyList<Round> rounds)
        {
            int count = firms.GetValueOrDefault(rules.Sector);
            return new SectorStanding(
                rules,
                count,
                history.Counting(rules.Sector, year).Count,
                Quotas.YearlyFloor(rules.Floor, history.Largest(rules.Sector, year, year < today.Year ? 0 : count)),
                rounds);
        }
    }
}
