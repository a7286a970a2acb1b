using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Overview;

/// <summary>Where a sector stands in a year.</summary>
/// <param name="Rules">What its year is judged by.</param>
/// <param name="Firms">Firms in the directory.</param>
/// <param name="Reached">What it has reached, counted by the largest list so far, the directory's too while the year goes on.</param>
/// <param name="Rounds">Its rounds, in order.</param>
internal sealed record SectorOverview(YearRules Rules, int Firms, SectorYearFigures Reached, IReadOnlyList<Round> Rounds)
{
    /// <summary>Distinct firms drawn in the year and still counting.</summary>
    public long Drawn => Reached.Drawn;

    /// <summary>How many there must be by the year's end.</summary>
    public long Floor => Reached.Needed(Rules.Floor);

    /// <summary>Rounds that were drawn.</summary>
    public int RoundsDrawn => Rounds.Count(r => RoundSteps.IsDrawn(r.State));
}

/// <summary>Where the bureau stands in a year, for <c>status</c> and for whoever watches the worker.</summary>
/// <param name="Year">The year.</param>
/// <param name="Sectors">Every sector that the year has to account for.</param>
/// <param name="Rounds">What every round waits for.</param>
internal sealed record BureauStatus(int Year, IReadOnlyList<SectorOverview> Sectors, IReadOnlyDictionary<DrawId, RoundOverview> Rounds)
{
    /// <summary>Every year that is over and still open, and this year last: what December drew is finished in January.</summary>
    public static IReadOnlyList<BureauStatus> Of(Session session, CommitmentOptions options, DateOnly today)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        History history = ledger.Reading.History;
        IReadOnlyDictionary<SectorCode, int> firms = FirmStore.Counts(session);
        Func<Round, RoundOverview> look = Overview(session, ledger, options);
        return [.. YearClosing.OpenBefore(session, ledger, today.Year).Append(today.Year).Select(OfYear)];

        BureauStatus OfYear(int year)
        {
            IReadOnlyList<Round> rounds = RoundStore.OfYear(session, year);
            return new BureauStatus(
                year,
                [.. YearRules.Of(session, ledger, year, today).Select(r => Sector(year, r, [.. rounds.Where(x => x.Draw.Sector == r.Sector)]))],
                rounds.ToDictionary(r => r.Draw, look));
        }

        SectorOverview Sector(int year, YearRules rules, IReadOnlyList<Round> rounds)
        {
            int count = firms.GetValueOrDefault(rules.Sector);
            return new SectorOverview(
                rules,
                count,
                rules.Reached(history, ledger, year, rounds, year < today.Year ? 0 : count),
                rounds);
        }
    }

    /// <summary>Where the rounds of the open years stand, and nothing that takes longer to find.</summary>
    public static IReadOnlyList<RoundOverview> RoundsOf(Session session, CommitmentOptions options, DateOnly today) =>
        InOrder(Looks(session, options, OpenRounds(session, today)));

    /// <summary>Where the rounds of some years stand.</summary>
    public static IReadOnlyList<RoundOverview> RoundsOf(Session session, CommitmentOptions options, IEnumerable<int> years) =>
        InOrder(Looks(session, options, years.SelectMany(y => RoundStore.OfYear(session, y))));

    /// <summary>Where rounds stand: what each waits for is found when it is asked for, one after the other.</summary>
    public static IEnumerable<RoundOverview> Looks(Session session, CommitmentOptions options, IEnumerable<Round> rounds) =>
        rounds.Select(Overview(session, LedgerStore.Open(session), options));

    /// <summary>The rounds of the open years: of those that are over and not closed, and of this one.</summary>
    public static IEnumerable<Round> OpenRounds(Session session, DateOnly today) =>
        YearClosing.OpenBefore(session, LedgerStore.Open(session), today.Year).Append(today.Year).SelectMany(y => RoundStore.OfYear(session, y));

    private static RoundOverview[] InOrder(IEnumerable<RoundOverview> rounds) =>
        [.. rounds.OrderBy(r => r.Draw.Sector).ThenBy(r => r.Draw.Year).ThenBy(r => r.Draw.Round).ThenBy(r => r.Draw.Try)];

    private static Func<Round, RoundOverview> Overview(Session session, LedgerStore ledger, CommitmentOptions options)
    {
        var listed = ItemStore.Current(session).Select(i => i.Sector).ToHashSet();
        ILookup<DrawId, SubmittedResult> sentBack = ResultStore.SentBack(session).ToLookup(r => r.Draw);
        PolicyDocument? policy = PolicyStore.Find(session, ledger);
        return round => RoundOverview.Of(round, new RoundCircumstances(
            policy?.Of(round.Draw.Sector) is not null,
            listed.Contains(round.Draw.Sector),
            round.State == RoundState.Planned ? SourcePlan.Unpromised(round, options, SourceStore.Promises(session, round.Draw)) : [],
            round.State == RoundState.Staffed && VisitApprovalStore.Of(session, round.Draw).Allows,
            sentBack[round.Draw].Count(s => !s.IsCorrection),
            sentBack[round.Draw].Count(s => s.IsCorrection)));
    }
}
