using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Rounds;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

public sealed class FirmStoreTests
{
    /// <summary>What is left out of firms that are read one by one shows in no frame.</summary>
    [Fact]
    public void Firms_read_one_by_one_make_the_frame_of_those_read_at_once()
    {
        using var desk = new Desk();
        SectorCode[] sectors = [.. desk.Bureau.Database.Read(FirmStore.Counts).Keys];
        Assert.True(sectors.Length > 1);
        desk.Bureau.Database.Read(s =>
        {
            Each.Of(sectors, sector =>
            {
                IReadOnlyList<Firm> firms = FirmStore.OfSector(s, sector);
                Assert.NotEmpty(firms);
                Assert.Equal(Leaves(sector, firms), Leaves(sector, FirmStore.EachOfSector(s, sector)));
            });
            return true;
        });
    }

    private static FrameLeaf[] Leaves(SectorCode sector, IEnumerable<Firm> firms) => RoundPreparation.FrameOf(
        firms.OrderBy(f => f.Id), SampleBureau.Policy.Of(sector)!, new History([], []), 2026, new DateOnly(2026, 3, 2));
}
