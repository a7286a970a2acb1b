using Inspections.Core.Directories;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Overview;

/// <summary>What December drew is inspected in January: nobody may lose sight of it.</summary>
public sealed class BureauStatusTests
{
    [Fact]
    public void A_year_that_is_over_is_shown_beside_the_new_one_until_it_is_closed()
    {
        using var desk = new Desk(s => s.Planning.AssumeWeekdays = true);
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal([2026], Years(desk).Select(y => y.Year));

        desk.ClockTo(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.FromHours(8)));
        desk.Processor.LookAhead();
        IReadOnlyList<BureauStatus> years = Years(desk);
        Assert.Equal([2026, 2027], years.Select(y => y.Year));
        Assert.Equal(["approval"], years[0].Rounds[Desk.First].WaitsFor);
        Assert.NotEmpty(desk.Bureau.Database.Read(s => YearClosing.Gaps(s, 2026, desk.Bureau.Today)));
        Assert.Equal(["worker"], years[1].Rounds[Desk.First with { Year = 2027 }].WaitsFor);
    }

    [Fact]
    public void What_a_year_owed_does_not_grow_with_the_directory_of_the_next()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        desk.ClockTo(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.FromHours(8)));
        desk.Processor.LookAhead();
        SectorOverview Sector(int n) => Years(desk)[n].Sectors.Single(s => s.Rules.Sector == Desk.First.Sector);
        long owed = Sector(0).Floor;
        desk.Bureau.Database.Write(s => FirmStore.Save(
            s,
            new DirectoryChange<Firm>(
                [.. Enumerable.Range(1, 200).Select(n => new Firm(Identifier.Parse(Some.CreditCode(n)), $"新企业{n}", [Desk.First.Sector]))], [], []),
            desk.Bureau.Now));
        Assert.Equal(owed, Sector(0).Floor);
        Assert.True(Sector(1).Floor > owed);
    }

    private static IReadOnlyList<BureauStatus> Years(Desk desk) => desk.Bureau.Database.Read(s => BureauStatus.Of(s, desk.Settings.Commitment, desk.Bureau.Today));
}
