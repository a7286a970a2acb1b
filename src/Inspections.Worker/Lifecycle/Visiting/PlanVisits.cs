using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>
/// teams → visit days: proposes a working day in the round's window for every firm that waits for its visit, balanced over the
/// inspectors' days, and lets a team choose another. A joint visit has one day in both draws.
/// </summary>
internal sealed class PlanVisits(BureauContext bureau, WorkingDayCalendar calendar)
{
    /// <summary>The days of a draw's firms. Those that are missing, or that a joint visit has made impossible, are proposed first.</summary>
    /// <exception cref="UserErrorException">The draw is not drawn.</exception>
    public IReadOnlyDictionary<Identifier, VisitDay> Propose(Session session, DrawId draw)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        RequireDrawn(session, draw);
        var teams = TeamStore.Open(ledger, draw);
        IReadOnlyList<DateOnly> days = WorkingDays(session, draw);
        IReadOnlyDictionary<Identifier, ResultState> done = ResultStore.StatesOf(session, draw);
        var daysOf = new Dictionary<DrawId, IReadOnlyDictionary<Identifier, VisitDay>>();
        VisitPlace[] open =
        [
            .. teams.Firms.Where(f => !done.ContainsKey(f) && teams.VisitorsOf(f).Count > 0)
                .Select(f => Place(session, ledger, days, teams, f)).Where(p => !HasDay(DayOf, p)),
        ];
        if (open.Length > 0)
        {
            HashSet<(DrawId, Identifier)> placed = [.. open.SelectMany(p => p.Draws)];
            VisitCalendar busy = Busy(session, ledger, VisitDayStore.From(session, bureau.Today).Where(d => !placed.Contains((d.Draw, d.Firm))));
            VisitDayStore.Put(session, [.. open.SelectMany(p => Days(p, busy.Place(p.Team, p.Days)))]);
        }

        return VisitDayStore.Of(session, draw);

        VisitDay? DayOf((DrawId Draw, Identifier Firm) visit)
        {
            if (!daysOf.TryGetValue(visit.Draw, out IReadOnlyDictionary<Identifier, VisitDay>? known))
            {
                daysOf.Add(visit.Draw, known = VisitDayStore.Of(session, visit.Draw));
            }

            return known.GetValueOrDefault(visit.Firm);
        }
    }

    /// <summary>Sets the day that a firm's team has chosen.</summary>
    /// <exception cref="UserErrorException">Not a firm of the draw, inspected already, or a day that cannot be without a reason.</exception>
    public IReadOnlyList<VisitDay> Choose(Session session, DrawId draw, Identifier firm, DateOnly day, string? reason)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        Round round = RequireDrawn(session, draw);
        var teams = TeamStore.Open(ledger, draw);
        if (!teams.Firms.Contains(firm))
        {
            throw VisitRefusals.FirmNotDrawn.Error(firm, draw);
        }

        if (ResultStore.InEffect(session, draw, firm) is not null)
        {
            throw VisitRefusals.Over.Error(draw, firm);
        }

        VisitPlace place = Place(session, ledger, WorkingDays(session, draw), teams, firm);
        if (day < BeijingTime.DateOf(round.DrawAt))
        {
            throw VisitRefusals.BeforeDraw.Error(day);
        }

        if (!place.Days.Contains(day) && string.IsNullOrWhiteSpace(reason))
        {
            throw VisitRefusals.NotWorkingDay.Error(day, place.Days[0], place.Days[^1]);
        }

        VisitDay[] days = [.. Days(place, day).Select(d => d with { IsChosen = true, Reason = place.Days.Contains(day) ? null : reason })];
        VisitDayStore.Put(session, days);
        return days;
    }

    private static Round RequireDrawn(Session session, DrawId draw) =>
        RoundStore.Find(session, draw) is not { } round ? throw RoundRefusals.Unknown.Error(draw)
        : RoundSteps.IsDrawn(round.State) ? round
        : throw VisitRefusals.NotDrawn.Error(draw);

    private static bool HasDay(Func<(DrawId Draw, Identifier Firm), VisitDay?> dayOf, VisitPlace place)
    {
        VisitDay[] days = [.. place.Draws.Select(dayOf).OfType<VisitDay>()];
        return days.Length == place.Draws.Count && days.All(d => d.On == days[0].On && (d.IsChosen || place.Days.Contains(d.On)));
    }

    private static IEnumerable<VisitDay> Days(VisitPlace place, DateOnly day) => place.Draws.Select(p => new VisitDay(p.Draw, p.Firm, day));

    // A joint visit is a visit of both draws, on a day of both windows.
    private VisitPlace Place(Session session, LedgerStore ledger, IReadOnlyList<DateOnly> days, TeamStore teams, Identifier firm)
    {
        if (teams.JoinedWith(firm) is not DrawId other)
        {
            return new VisitPlace([(teams.Draw, firm)], teams.VisitorsOf(firm), days);
        }

        var there = TeamStore.Open(ledger, other);
        Identifier drawn = there.JoinedId(teams.JoinedFirm(firm)!.Value)!.Value;
        DateOnly[] both = [.. days.Intersect(WorkingDays(session, other))];
        return new VisitPlace([(teams.Draw, firm), (other, drawn)], teams.VisitorsOf(firm), both.Length > 0 ? both : days);
    }

    // The draw's own day is left for the papers.
    private IReadOnlyList<DateOnly> WorkingDays(Session session, DrawId draw)
    {
        VisitWindow window = TaskStore.Of(session, draw)!.Visits;
        return calendar.Between(window.First.AddDays(1), window.Last, assumeWeekdays: true);
    }

    private static VisitCalendar Busy(Session session, LedgerStore ledger, IEnumerable<VisitDay> known)
    {
        IReadOnlyDictionary<Identifier, Inspector> inspectors = KeptInspectors.Of(session, ledger).ById;
        var busy = new VisitCalendar((id, day) =>
            !inspectors.TryGetValue(id, out Inspector? inspector) || inspector.IsAbsentOn(day) || !inspector.Certificate.IsValidOn(day));
        foreach (IGrouping<DrawId, VisitDay> draw in known.GroupBy(d => d.Draw))
        {
            var teams = TeamStore.Open(ledger, draw.Key);
            foreach (VisitDay day in draw.Where(d => teams.JoinedWith(d.Firm) is not DrawId other || string.CompareOrdinal(draw.Key.ToString(), other.ToString()) < 0))
            {
                busy.Add(teams.VisitorsOf(day.Firm), day.On);
            }
        }

        return busy;
    }

    // One visit: of which draws, by whom, when it may be.
    private sealed record VisitPlace(IReadOnlyList<(DrawId Draw, Identifier Firm)> Draws, IReadOnlyList<Identifier> Team, IReadOnlyList<DateOnly> Days);
}
