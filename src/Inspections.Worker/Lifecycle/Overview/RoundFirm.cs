using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Overview;

/// <summary>A drawn firm of a round, as the bureau follows it from the draw to its public result.</summary>
/// <param name="Firm">The drawn firm or project.</param>
/// <param name="Team">Who visits it, the leader first; nobody while a team is still to be named.</param>
/// <param name="Day">The day of the visit, or null.</param>
/// <param name="JoinedWith">The draw with which the visit is joined, or null.</param>
/// <param name="Latest">The last submission, or null.</param>
/// <param name="Waits">The step of the review that it waits for, or null.</param>
internal sealed record RoundFirm(Identifier Firm, IReadOnlyList<Identifier> Team, VisitDay? Day, DrawId? JoinedWith, SubmittedResult? Latest, ReviewStep? Waits)
{
    /// <summary>The firms of a round that is drawn, in draw order.</summary>
    public static IReadOnlyList<RoundFirm> Of(Session session, DrawId draw, ReviewOptions review)
    {
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        IReadOnlyDictionary<Identifier, VisitDay> days = VisitDayStore.Of(session, draw);
        Dictionary<Identifier, SubmittedResult> latest = ResultStore.OfDraw(session, draw).GroupBy(r => r.Firm).ToDictionary(g => g.Key, g => g.Last());
        return [.. teams.Firms.Select(Look)];

        RoundFirm Look(Identifier firm)
        {
            SubmittedResult? result = latest.GetValueOrDefault(firm);
            return new RoundFirm(
                firm, teams.VisitorsOf(firm), days.GetValueOrDefault(firm), teams.JoinedWith(firm), result,
                result is { State: ResultState.UnderReview } ? ReviewCase.Of(session, result, review).Waits : null);
        }
    }
}
