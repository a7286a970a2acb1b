using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Publication.Fairness;
using Inspections.Worker.Publication.Reports;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Reports;

/// <summary>A report judges a period by the rules that its year owes, as verifiers do (protocol section 9).</summary>
public sealed class PeriodFiguresTests
{
    [Fact]
    public void What_a_policy_says_that_is_entered_for_the_next_year_is_no_part_of_this_one()
    {
        using var desk = new Desk();
        Draw(desk, Desk.First);
        SectorPolicy begins = SampleBureau.Policy.Sectors[0] with { Sector = SectorCode.Parse("real-estate-lease"), Name = "住房租赁" };
        Adopt(desk, SampleBureau.Policy with
        {
            Effective = new DateOnly(2027, 1, 1),
            Sectors = [.. SampleBureau.Policy.Sectors.Where(s => s.Sector != Desk.First.Sector).Select(s => s with { Rounds = 1 }), begins],
        });
        PeriodFigures figures = Figures(desk);
        Each.Of(figures.Sectors, s => Assert.Equal(3, s.RoundsRequired));
        Assert.Equal(
            SampleBureau.Policy.Sectors.Select(s => s.Name).Order(StringComparer.Ordinal),
            figures.Sectors.Select(s => s.Name).Concat(figures.NeverDrawn).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_that_rose_for_another_sectors_draw_are_owed_by_every_sector()
    {
        using var desk = new Desk();
        Draw(desk, Desk.First);
        Adopt(desk, SampleBureau.Policy with { Sectors = [.. SampleBureau.Policy.Sectors.Select(s => s with { Rounds = 4, Floor = new Ratio(10, 100) })] });
        Each.Of(Figures(desk).Sectors, s => Assert.Equal(3, s.RoundsRequired));

        Round next = SampleBureau.Policy.Sectors.SelectMany(s => desk.Rounds(s.Sector)).Where(r => r.State == RoundState.Planned).MinBy(r => r.CommitAt)!;
        desk.RunTo(next.CommitAt);
        Each.Of(Figures(desk).Sectors.Where(s => s.Sector != next.Draw.Sector), s =>
        {
            Assert.Equal((4, new Ratio(10, 100)), (s.RoundsRequired, s.Floor));
            Assert.Equal(s.Floor.CeilingOf(s.Frame), s.Needed);
        });
    }

    private static void Draw(Desk desk, DrawId draw)
    {
        desk.CommitFirst();
        desk.RunTo(desk.Round(draw).DrawAt);
    }

    private static void Adopt(Desk desk, PolicyDocument policy)
    {
        desk.Bureau.Database.Write(s => PolicyStore.Adopt(s, desk.Bureau, policy));
        desk.Processor.LookAhead();
    }

    private static PeriodFigures Figures(Desk desk) =>
        new(desk.Public, FairnessSources.Read([desk.PublicFolder], new HashSet<DrawId>()), new ReportPeriod(2026, null));
}
