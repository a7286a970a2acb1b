using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Deadlines;

/// <summary>Everything that is due in the bureau's rounds: read from the database, judged by <see cref="DeadlineRules"/>.</summary>
internal sealed class DeadlineList(DeadlineOptions options, WorkingDayCalendar calendar)
{
    /// <summary>Every deadline that is not met, the first first.</summary>
    public IReadOnlyList<Deadline> On(Session session, DateOnly today)
    {
        var rules = new DeadlineRules(options.TermBy(calendar), today);
        IReadOnlyDictionary<DrawId, VisitWindow> windows = TaskStore.Windows(session);
        IReadOnlyList<SubmittedResult> unsettled = ResultStore.Unsettled(session);
        Round[] rounds = [.. RoundStore.Unfinished(session).Where(r => RoundSteps.HasReached(r.State, RoundState.Committed))];
        Round[] drawn = [.. rounds.Where(r => RoundSteps.IsDrawn(r.State)), .. Closed(session, rounds, unsettled)];
        IEnumerable<Deadline?> all =
        [
            .. OfFirms(session, rules, drawn, windows, unsettled),
            .. FollowUpStore.All(session).Where(f => f.ClosedOn is null).Select(rules.OfFollowUp),
            .. OfCertificates(session, rules, rounds, windows, today),
        ];
        return [.. all.OfType<Deadline>().OrderBy(d => d.Due).ThenBy(d => d.AlertName, StringComparer.Ordinal)];
    }

    // What is under way about a result outlives the closing of its year.
    private static IEnumerable<Round> Closed(Session session, IReadOnlyList<Round> unfinished, IReadOnlyList<SubmittedResult> unsettled)
    {
        HashSet<DrawId> known = [.. unfinished.Select(r => r.Draw)];
        return unsettled.Where(r => r.State != ResultState.GivenUp && known.Add(r.Draw)).Select(r => RoundStore.Find(session, r.Draw)!);
    }

    // Of what is public nothing is due: it is not read.
    private static IEnumerable<Deadline?> OfFirms(
        Session session, DeadlineRules rules, IReadOnlyList<Round> drawn, IReadOnlyDictionary<DrawId, VisitWindow> windows, IReadOnlyList<SubmittedResult> unsettled)
    {
        ILookup<DrawId, SubmittedResult> submitted = unsettled.ToLookup(r => r.Draw);
        ILookup<DrawId, (Identifier Firm, Identifier Inspected)> without = DrawStore.FirmsWithoutResult(session);
        var firms = new Lazy<ILookup<DrawId, (Identifier Firm, Identifier Inspected)>>(() => DrawStore.DrawnFirms(session));
        HashSet<DrawId> draws = [.. drawn.Select(r => r.Draw)];
        ILookup<(DrawId, Identifier), DrawId> joined = LedgerStore.Open(session).Of<JoinedBody>()
            .SelectMany(j => new[] { (Here: j.Earlier, Other: j.Later, j.Firm), (Here: j.Later, Other: j.Earlier, j.Firm) })
            .ToLookup(j => (j.Here, j.Firm), j => j.Other);
        foreach (Round round in drawn)
        {
            WorkingDay window = LastDay(windows[round.Draw]);
            foreach (SubmittedResult latest in submitted[round.Draw])
            {
                yield return rules.OfFirm(round.Draw, latest.Firm, window, latest);
            }

            foreach ((Identifier firm, Identifier inspected) in without[round.Draw])
            {
                yield return rules.OfFirm(round.Draw, firm, window, latest: null, VisitOf(round.Draw, firm, inspected));
            }
        }

        // A joint visit is one: the other draw's result tells its day.
        DateOnly? VisitOf(DrawId draw, Identifier firm, Identifier inspected) => joined[(draw, firm)].Concat(joined[(draw, inspected)]).Where(draws.Contains)
            .SelectMany(other => firms.Value[other].Where(f => f.Firm == firm || f.Inspected == inspected).Select(f => ResultStore.Latest(session, other, f.Firm)?.Content.InspectedOn))
            .FirstOrDefault(d => d is not null);
    }

    // Whose certificate had ended before the draw is on no team. Of a person with several sectors the first draw speaks for all.
    private static IEnumerable<Deadline?> OfCertificates(
        Session session, DeadlineRules rules, IReadOnlyList<Round> rounds, IReadOnlyDictionary<DrawId, VisitWindow> windows, DateOnly today)
    {
        ILookup<SectorCode, Inspector> inspectors = InspectorStore.Current(session).SelectMany(i => i.Sectors.Select(s => (Sector: s, Inspector: i))).ToLookup(i => i.Sector, i => i.Inspector);
        return rounds
            .Where(r => !RoundSteps.HasReached(r.State, RoundState.ResultsIn))
            .Select(r => (r.Draw, DrawOn: BeijingTime.DateOf(r.DrawAt), Window: LastDay(windows[r.Draw])))
            .Where(r => r.Window.Date >= today)
            .OrderBy(r => r.Window.Date)
            .SelectMany(r => inspectors[r.Draw.Sector]
                .Where(i => i.Certificate.IsValidOn(r.DrawOn))
                .Select(i => rules.OfCertificate(r.Draw, i.Id, i.Certificate, r.Window)))
            .Where(d => d is not null)
            .DistinctBy(d => d!.Subject);
    }

    private static WorkingDay LastDay(VisitWindow visits) => new(visits.Last, visits.Provisional);
}
