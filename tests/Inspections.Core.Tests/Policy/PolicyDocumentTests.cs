using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Policy;

/// <summary>A policy cannot be made, or changed by <c>with</c>, into what its reader refuses.</summary>
public sealed class PolicyDocumentTests
{
    private static readonly PolicyDocument Document = Some.Bureau(Some.Brokers, Some.Managers).Policy;
    private static readonly SectorPolicy Sector = Document.Sectors[0];

    [Fact]
    public void What_can_be_made_can_be_read() => Assert.Equal(Document.Digest, PolicyDocument.FromJson(Document.ToJson()).Digest);

    [Fact]
    public void Sectors_ascend_and_none_stands_twice()
    {
        Refused("sectors", () => Document with { Sectors = [.. Document.Sectors.Reverse()] });
        Refused("sectors", () => Document with { Sectors = [Sector, Sector] });
        Refused("sectors", () => new PolicyDocument(Document.Authority, Document.Effective, [], [Sector, Sector]));
    }

    [Fact]
    public void No_step_of_the_review_stands_twice() => Refused("review", () => Document with { Review = [Label.Parse("a"), Label.Parse("a")] });

    [Theory]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    public void A_sector_below_the_standard_names_its_own_basis(int percent, int rounds)
    {
        SectorPolicy below = Sector with { Basis = [], Floor = new Ratio(percent, 100), Rounds = rounds };
        Refused("basis", () => Document with { Sectors = [below] });
        Refused("basis", () => Document with { Sectors = [below with { Basis = [""] }] });
        Assert.Single((Document with { Sectors = [below with { Basis = ["专项检查方案"] }] }).Sectors);
    }

    [Fact]
    public void Strata_are_distinct_with_higher_rates_first()
    {
        StratumPolicy low = new(Label.Parse("a"), "", new Ratio(1, 100)), high = new(Label.Parse("b"), "", new Ratio(2, 100));
        Refused("strata", () => Sector with { Strata = [] });
        Refused("strata", () => Sector with { Strata = [low, high] });
        Refused("strata", () => Sector with { Strata = [high, high] });
        Assert.Equal(2, (Sector with { Strata = [high, low] }).Strata.Count);
    }

    [Fact]
    public void Counts_are_not_below_their_least()
    {
        Refused("rounds", () => Sector with { Rounds = 0 });
        Refused("cap", () => Sector with { Cap = -1 });
        Refused("cooldownDays", () => Sector with { CooldownDays = -1 });
        Refused("size", () => new TeamRule(0));
        Refused("size", () => Sector.Team with { Size = 0 });
        Refused("perDepartment", () => new TeamRule(2, 0));
        Refused("perDepartment", () => Sector.Team with { PerDepartment = 0 });
    }

    private static void Refused(string what, Func<object> make) =>
        Assert.Contains(what, Assert.Throws<ProtocolFormatException>(make).Message, StringComparison.Ordinal);
}
