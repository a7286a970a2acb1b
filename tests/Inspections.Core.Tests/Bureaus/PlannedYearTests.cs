using Inspections.Core.Bureaus;
using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Xunit;

namespace Inspections.Core.Tests.Bureaus;

public sealed class PlannedYearTests
{
    internal static readonly PlanRequest Request = new() { Year = 2026, Calendar = new WorkingDayCalendar("none", [], [], []), Secret = Digest.Of([1]), AssumeWeekdays = true };

    [Fact]
    public void A_plan_is_drawn_as_it_stands()
    {
        var desk = new Desk();
        PlannedYear year = PlannedYear.Of(desk.Policy, DirectorySize.Of(desk.Policy, desk.Firms), desk.Roster, Request);
        foreach (PlannedRound round in year.Rounds)
        {
            BureauRound committed = desk.Ledger.Commit(round.Dates.CommitAt, desk.Ledger.Prepare(desk.Request(round.Draw, round.Dates.DrawAt)))!;
            Assert.Equal(round.Takes, committed.Commitment.Quotas.Select(q => q.Take));
            committed.Draw(round.Dates.DrawAt);
        }

        Assert.True(desk.Ledger.Year(2026).MayClose);
        Assert.Equal(6, year.Rounds.Count());
    }

    [Fact]
    public void A_year_without_announced_holidays_is_planned_only_where_weekdays_may_be_assumed() =>
        Assert.Throws<UnknownYearException>(() => PlannedYear.Of(new Desk().Policy, [], [], Request with { AssumeWeekdays = false }));
}

public sealed class PlannedSectorTests
{
    [Fact]
    public void A_sector_says_what_it_owes_and_what_stands_in_the_way()
    {
        var desk = new Desk();
        PlannedSector sector = PlannedYear.Of(desk.Policy, [new DirectorySize(Desk.Brokers, SectorPolicy.Everyone, 30)], desk.Roster, PlannedYearTests.Request).Sectors[0];
        Assert.Equal((30, 3, true), (sector.Firms, sector.Needed, sector.IsFeasible));
        PlannedSector empty = PlannedYear.Of(desk.Policy, [], [desk.Roster[0]], PlannedYearTests.Request).Sectors[1];
        Assert.Equal([PlanFault.NoFirms], empty.Problems.Select(p => p.Fault));
        Assert.False(empty.IsFeasible);
    }

    [Fact]
    public void A_sector_is_planned_on_from_the_figures_of_its_next_round()
    {
        var desk = new Desk();
        PlannedSector year = PlannedYear.Of(desk.Policy, DirectorySize.Of(desk.Policy, desk.Firms), desk.Roster, PlannedYearTests.Request).Sectors[0];
        var rest = PlannedSector.Of(year.Rules, year.Next with { Round = 2 }, desk.Roster, 4, PlannedYearTests.Request with { From = new DateOnly(2026, 6, 1) });
        Assert.Equal([2, 3], rest.Rounds.Select(r => r.Draw.Round));
        Each.Of(rest.Rounds, r => Assert.True(r.Dates.WindowFirst >= new DateOnly(2026, 6, 1)));
        Assert.Equal(rest.Outlook.Select(o => o.Takes), rest.Rounds.Select(r => r.Takes));
        Assert.Equal([new PlanProblem(PlanFault.FirmsWithoutTeam, 0, 4)], rest.Problems);
        Assert.False(rest.IsFeasible);
    }
}

public sealed class PlannedRoundTests
{
    [Fact]
    public void A_round_has_its_commitment_before_its_draw_and_its_visits_after()
    {
        var desk = new Desk();
        Each.Of(PlannedYear.Of(desk.Policy, DirectorySize.Of(desk.Policy, desk.Firms), desk.Roster, PlannedYearTests.Request).Rounds, r =>
        {
            Assert.True(r.Dates.CommitAt.AddDays(3) <= r.Dates.DrawAt);
            Assert.Equal(BeijingTime.DateOf(r.Dates.DrawAt), r.Visits.First);
            Assert.True(r.Visits.Last > r.Visits.First);
        });
    }
}

public sealed class PlanRequestTests
{
    [Fact]
    public void Draws_fall_before_the_last_day_that_is_given()
    {
        var desk = new Desk();
        PlannedYear year = PlannedYear.Of(desk.Policy, DirectorySize.Of(desk.Policy, desk.Firms), desk.Roster, PlannedYearTests.Request with { LastDraw = new DateOnly(2026, 6, 30) });
        Each.Of(year.Rounds, r => Assert.True(BeijingTime.DateOf(r.Dates.DrawAt) <= new DateOnly(2026, 6, 30)));
        Assert.Empty(PlannedYear.Of(desk.Policy, [], desk.Roster, PlannedYearTests.Request with { LastDraw = new DateOnly(2026, 1, 2) }).Rounds);
    }
}

public sealed class DirectorySizeTests
{
    [Fact]
    public void A_firm_of_two_sectors_counts_in_both()
    {
        var desk = new Desk();
        Assert.Equal([(Desk.Brokers, 30), (Desk.Valuers, 18)], DirectorySize.Of(desk.Policy, desk.Firms).Select(s => (s.Sector, s.Firms)).OrderBy(s => s.Sector));
    }
}
