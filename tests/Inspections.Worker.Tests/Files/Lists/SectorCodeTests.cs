using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public sealed class SectorTests
{
    [Fact]
    public void A_sector_is_its_code_and_its_name()
    {
        Sector sector = KnownSectors.Find("物业服务企业")!;
        Assert.Equal((SectorCode.Parse("property-management"), "物业服务"), (sector.Code, sector.Name));
    }
}

public sealed class KnownSectorsTests
{
    [Fact]
    public void Every_one_is_found_by_its_code_and_its_name_and_no_other_is()
    {
        Each.Of(KnownSectors.All, s => Assert.Equal((s, s), (KnownSectors.Find(s.Name), KnownSectors.Find(s.Code.ToString()))));
        Assert.Null(KnownSectors.Find("餐饮"));
    }

    [Fact]
    public void An_unknown_one_gets_a_code_that_stays()
    {
        Assert.Equal(KnownSectors.Unknown("餐饮"), KnownSectors.Unknown("餐饮"));
        Assert.NotEqual(KnownSectors.Unknown("餐饮").Code, KnownSectors.Unknown("住宿").Code);
        Assert.Equal("catering", KnownSectors.Unknown("catering").Code.ToString());
    }
}

public sealed class StableCodeTests
{
    [Fact]
    public void A_code_follows_from_the_name_alone()
    {
        Assert.Equal("sector-e3b0c442", StableCode.Of("sector", ""));
        Assert.Equal(StableCode.Of("dept", "执法一处"), StableCode.Of("dept", "执法一处"));
        Assert.NotEqual(StableCode.Of("dept", "执法一处"), StableCode.Of("dept", "执法二处"));
    }
}
