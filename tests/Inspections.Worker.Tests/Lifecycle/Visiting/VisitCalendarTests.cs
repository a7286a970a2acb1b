using FsCheck.Fluent;
using FsCheck.Xunit;
using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.Visiting;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Visiting;

public sealed class VisitCalendarTests
{
    private static readonly DateOnly[] Days = [.. Enumerable.Range(0, 10).Select(n => new DateOnly(2026, 3, 2).AddDays(n))];

    [Property(MaxTest = 200)]
    public bool Nobody_has_two_visits_on_a_day_while_another_day_is_free_for_the_team(byte[] teams)
    {
        var calendar = new VisitCalendar((_, _) => false);
        foreach (byte seed in teams)
        {
            Identifier[] team = Team(seed);
            bool free = Days.Any(d => team.All(i => calendar.VisitsOf(i, d) == 0));
            DateOnly day = calendar.Place(team, Days);
            if (free && team.Any(i => calendar.VisitsOf(i, day) > 1))
            {
                return false;
            }
        }

        return true;
    }

    [Property(MaxTest = 100)]
    public bool One_pairs_visits_are_spread_evenly(byte count)
    {
        var calendar = new VisitCalendar((_, _) => false);
        Identifier[] team = Team(1);
        for (int n = 0; n < count; n++)
        {
            calendar.Place(team, Days);
        }

        int[] loads = [.. Days.Select(d => calendar.VisitsOf(team[0], d))];
        return loads.Max() - loads.Min() <= 1 && loads.Sum() == count;
    }

    [Fact]
    public void A_day_on_which_one_of_the_team_is_away_is_taken_last()
    {
        Identifier[] team = Team(3);
        var calendar = new VisitCalendar((i, d) => i == team[0] && d != Days[7]);
        calendar.Add([team[1]], Days[7]);
        Assert.Equal(Days[7], calendar.Place(team, Days));
    }

    private static Identifier[] Team(byte seed) => [Identifier.Parse($"S{seed % 5}"), Identifier.Parse($"T{seed / 5 % 4}")];
}
