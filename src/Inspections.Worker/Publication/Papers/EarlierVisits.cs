using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication.Papers;

/// <summary>Every inspection of a year that took place, drawn or not, public or still under review: what a firm has borne so far.</summary>
internal sealed class EarlierVisits
{
    private readonly ILookup<Identifier, (DateOnly On, string Kind, DrawId? Draw)> _visits;

    private EarlierVisits(IEnumerable<(Identifier Firm, DateOnly On, string Kind, DrawId? Draw)> visits) =>
        _visits = visits.ToLookup(v => v.Firm, v => (v.On, v.Kind, v.Draw));

    /// <summary>Reads those of a year.</summary>
    public static EarlierVisits Of(Session session, LedgerStore ledger, int year)
    {
        var others = ledger.Of<VisitBody>().Where(v => v.InspectedOn.Year == year).Select(v => (v.Firm, v.InspectedOn, SiteWords.OfVisit(v.Type).Zh, (DrawId?)null)).ToArray();
        var drawn = TaskStore.All(session).Where(t => t.Key.Year == year).OrderBy(t => $"{t.Key}", StringComparer.Ordinal).SelectMany(t => Of(session, ledger, t.Value));
        return new EarlierVisits([.. others, .. drawn]);
    }

    /// <summary>Those to a firm but of some draws, by day.</summary>
    public IReadOnlyList<EarlierVisit> To(Identifier firm, IReadOnlyList<DrawId> but) =>
        [.. _visits[firm].Where(v => v.Draw is not DrawId draw || !but.Contains(draw)).OrderBy(v => v.On).ThenBy(v => v.Kind, StringComparer.Ordinal).Select(v => new EarlierVisit(v.On, v.Kind))];

    // A joint visit is one, told by the earlier of its draws.
    private static IEnumerable<(Identifier Firm, DateOnly On, string Kind, DrawId? Draw)> Of(Session session, LedgerStore ledger, InspectionTask task)
    {
        SubmittedResult[] results = [.. ResultStore.InEffect(session, task.Draw).Values.Where(r => !r.IsWithdrawal)];
        if (results.Length == 0)
        {
            return [];
        }

        var teams = TeamStore.Open(ledger, task.Draw);
        return results
            .Where(r => teams.JoinedWith(r.Firm) is not DrawId other || string.CompareOrdinal($"{task.Draw}", $"{other}") < 0)
            .Select(r => (teams.Inspected(r.Firm), r.Content.InspectedOn, task.Name, (DrawId?)task.Draw));
    }
}
