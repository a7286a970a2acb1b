using Inspections.Core.Directory;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Overview;

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
internal sealed record BureauStatus(int Year, IReadOnlyList<SectorStanding> Sectors, IReadOnlyDictionary<DrawId, RoundOverview> Rounds)
{
    /// <summary>Every year that is over and still open, and this year last: what December drew is finished in January.</summary>
    public static IReadOnlyList<BureauStatus> Of(Session session, WorkerSettings settings, DateOnly today)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        History history = DrawStore.History(session, ledger.Bodies);
        Dictionary<SectorCode, int> firms = FirmStore.Current(session).SelectMany(f => f.Sectors).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        var listed = ItemStore.Current(session).Select(i => i.Sector).ToHashSet();
        ILookup<DrawId, SubmittedResult> sentBack = ResultStore.SentBack(session).ToLookup(r => r.Draw);
        PolicyDocument? policy = PolicyStore.Find(session, ledger);
        return [.. YearClosing.OpenBefore(session, ledger, today.Year).Append(today.Year).Select(OfYear)];

        BureauStatus OfYear(int year)
        {
            IReadOnlyList<Round> rounds = RoundStore.OfYear(session, year);
            return new BureauStatus(
                year,
                [.. YearRules.Of(session, ledger, year, today).Select(r => Sector(year, r, [.. rounds.Where(x => x.Draw.Sector == r.Sector)]))],
                rounds.ToDictionary(r => r.Draw, r => RoundOverview.Of(r, new RoundCircumstances(
                    policy?.Of(r.Draw.Sector) is not null,
                    listed.Contains(r.Draw.Sector),
                    SourcePlan.Unpromised(r, settings, SourceStore.Promises(session, r.Draw)),
                    sentBack[r.Draw].Count(s => !s.IsCorrection),
                    sentBack[r.Draw].Count(s => s.IsCorrection)))));
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
