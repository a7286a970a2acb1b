using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>
/// Consolidated visits (综合查一次): a firm drawn in two sectors whose visits overlap is visited once. Proposed from what was
/// drawn, recorded in the ledger, and counted in both draws (protocol section 9).
/// </summary>
internal sealed class JointVisits(BureauContext bureau)
{
    /// <summary>What could be joined: lists that are public, windows that overlap, no result entered so far, one year, not joined already.</summary>
    public IReadOnlyList<JoinedBody> Proposals(Session session)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        Round[] rounds =
        [
            .. RoundStore.Unfinished(session)
                .Where(r => RoundSteps.IsDrawn(r.State) && !RoundSteps.HasReached(r.State, RoundState.ResultsIn) && !r.IsKeptBack)
                .Where(r => YearGate.Takes(ledger, r.Draw.Year, bureau.Today, YearEntry.JointVisit))
                .OrderBy(r => r.DrawAt).ThenBy(r => r.Draw.ToString(), StringComparer.Ordinal),
        ];
        if (rounds.DistinctBy(r => r.Draw.Sector).Count() < 2)
        {
            return [];
        }

        // Few firms are drawn twice: teams are looked at where one is.
        HashSet<DrawId> shared = Shared(session, [.. rounds.Select(r => r.Draw)]);
        IReadOnlyDictionary<DrawId, VisitWindow> windows = shared.Count == 0 ? new Dictionary<DrawId, VisitWindow>() : TaskStore.Windows(session);
        (DrawId Draw, VisitWindow Window, Lazy<HashSet<Identifier>> Free)[] open =
            [.. rounds.Where(r => shared.Contains(r.Draw)).Select(r => (r.Draw, windows[r.Draw], new Lazy<HashSet<Identifier>>(() => FreeFirms(session, TeamStore.Open(ledger, r.Draw)))))];
        var proposals = new List<JoinedBody>();
        foreach (var (earlier, later) in open.SelectMany((e, i) => open.Skip(i + 1).Select(l => (e, l))))
        {
            if (earlier.Draw.Sector != later.Draw.Sector && earlier.Draw.Year == later.Draw.Year && earlier.Window.Overlaps(later.Window))
            {
                proposals.AddRange(earlier.Free.Value.Intersect(later.Free.Value).Order()
                    .Where(f => !proposals.Exists(p => p.Firm == f))
                    .Select(f => new JoinedBody(f, earlier.Draw, later.Draw)));
            }
        }

        return proposals;
    }

    /// <summary>Records a joint visit.</summary>
    /// <exception cref="UserErrorException">It is not among the proposals.</exception>
    public JoinedBody Record(Session session, Identifier firm, DrawId one, DrawId other)
    {
        JoinedBody proposed = Proposals(session).FirstOrDefault(p => p.Firm == firm && (p.Earlier, p.Later) is var pair && (pair == (one, other) || pair == (other, one)))
            ?? throw TeamRefusals.NotJoint.Error(firm, one, other);
        LedgerStore.Open(session).Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, proposed);
        return proposed;
    }

    /// <summary>Records everything that can be joined.</summary>
    public IReadOnlyList<JoinedBody> RecordAll(Session session)
    {
        IReadOnlyList<JoinedBody> all = Proposals(session);
        if (all.Count > 0)
        {
            LedgerStore.Open(session).Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, all);
        }

        return all;
    }

    // The draws with a firm that has no result there and is drawn for another sector of the same year as well, without one too.
    private static HashSet<DrawId> Shared(Session session, HashSet<DrawId> draws) =>
    [
        .. DrawStore.FirmsWithoutResult(session).Where(d => draws.Contains(d.Key)).SelectMany(d => d.Select(f => (Draw: d.Key, f.Inspected)))
            .GroupBy(d => (d.Inspected, d.Draw.Year)).Where(g => g.DistinctBy(d => d.Draw.Sector).Skip(1).Any()).SelectMany(g => g.Select(d => d.Draw)),
    ];

    private static HashSet<Identifier> FreeFirms(Session session, TeamStore teams)
    {
        // Before any seal of either result, also of one that was sent back.
        IReadOnlySet<Identifier> sealedOnce = ResultStore.Firms(session, teams.Draw);
        return [.. teams.Firms.Select(teams.Inspected).Where(f => teams.JoinedId(f) is Identifier id && !sealedOnce.Contains(id) && teams.Of(id)!.Count > 0 && teams.JoinedWith(id) is null)];
    }
}
