using Inspections.Core.Directories;

namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>
/// Who goes where on which day: finds for every visit the day on which its team is least busy, so that nobody has two visits on a
/// day while another day would do. The same visits in the same order give the same days.
/// </summary>
/// <param name="isAway">True when an inspector cannot go on a day.</param>
internal sealed class VisitCalendar(Func<Identifier, DateOnly, bool> isAway)
{
    private readonly Dictionary<(Identifier Inspector, DateOnly Day), int> _visits = [];
    private readonly Dictionary<DateOnly, int> _total = [];

    /// <summary>Notes a visit whose day is known.</summary>
    public void Add(IReadOnlyList<Identifier> team, DateOnly day)
    {
        foreach (Identifier inspector in team)
        {
            _visits[(inspector, day)] = VisitsOf(inspector, day) + 1;
        }

        _total[day] = _total.GetValueOrDefault(day) + 1;
    }

    /// <summary>The best of some days for a team, which is noted: nobody away, then nobody busy, then a quiet day, then the earliest.</summary>
    /// <param name="team">Who goes.</param>
    /// <param name="days">The days to choose from, in order; at least one.</param>
    public DateOnly Place(IReadOnlyList<Identifier> team, IReadOnlyList<DateOnly> days)
    {
        DateOnly best = days.MinBy(d => (
            Away: team.Count(i => isAway(i, d)),
            Busiest: team.Select(i => VisitsOf(i, d)).DefaultIfEmpty(0).Max(),
            Busy: team.Sum(i => VisitsOf(i, d)),
            Total: _total.GetValueOrDefault(d),
            d));
        Add(team, best);
        return best;
    }

    /// <summary>How many visits an inspector has on a day.</summary>
    public int VisitsOf(Identifier inspector, DateOnly day) => _visits.GetValueOrDefault((inspector, day));
}
