using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Xunit;
using static Inspections.Package.Tests.Misuse;
using static Inspections.Package.Tests.OutsideCaller;

namespace Inspections.Package.Tests;

/// <summary>Mistakes in the rules: at least 5 % and three rounds a year, and less only by a basis of its own.</summary>
public sealed class PolicyMisuses
{
    private static readonly StratumPolicy All = new(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100));

    private static PolicyDocument Document(params SectorPolicy[] sectors) => new(Bureau, new DateOnly(2026, 1, 1), ["国办发〔2019〕5号"], sectors);

    [Fact]
    public void Less_than_the_standard_without_a_basis_of_its_own() => HasNoForm(
        () => Document(Rules with { Floor = new Ratio(4, 100) }),
        () => Document(Rules with { Rounds = 2 }),
        () => Document(Rules with { Rounds = 2, Basis = [""] }),
        () => Policy with { Sectors = [Rules with { Floor = new Ratio(1, 1000) }] });

    [Fact]
    public void Less_than_the_standard_by_a_basis_of_its_own_is_pointed_out()
    {
        PolicyDocument low = Document(Rules with { Rounds = 2, Basis = ["闽建〔2026〕1号"] });
        Assert.False(low.Sectors[0].IsStandard);
        Assert.True(Policy.Sectors[0].IsStandard);
    }

    [Fact]
    public void Sectors_or_strata_twice_or_out_of_order() => HasNoForm(
        () => Document(Rules, Rules),
        () => Document(Rules with { Sector = Managers }, Rules),
        () => Rules with { Strata = [All, All] },
        () => Rules with { Strata = [] },
        () => Rules with { Strata = [All, new StratumPolicy(Label.Parse("D"), "D", new Ratio(1, 2))] },
        () => Policy with { Review = [Person, Person] });

    [Fact]
    public void Figures_that_mean_nothing() => HasNoForm(
        () => new Ratio(2, 1),
        () => new Ratio(-1, 2),
        () => new Ratio(0, 0),
        () => Rules with { Floor = default },
        () => Rules with { Rounds = 0 },
        () => Rules with { Cap = -1 },
        () => Rules with { CooldownDays = -1 },
        () => new TeamRule(0),
        () => new TeamRule(2, 0),
        () => new StratumPolicy(SectorPolicy.Everyone, "全部", default),
        () => new PolicyDocument(default, new DateOnly(2026, 1, 1), [], [Rules]),
        () => Rules with { Name = "\ud800" },
        () => Policy with { Basis = ["\ud800"] });

    [Fact]
    public void A_list_that_is_changed_afterwards_changes_nothing()
    {
        SectorPolicy[] sectors = [Rules];
        PolicyDocument policy = Document(sectors);
        Digest before = policy.Digest;
        sectors[0] = Rules with { Rounds = 9 };
        Assert.Equal(before, policy.Digest);
        Assert.Null(policy.Sectors as SectorPolicy[]);
        Assert.Throws<NotSupportedException>(() => ((IList<SectorPolicy>)policy.Sectors)[0] = sectors[0]);

        byte[] file = Round.Frame.ToFile();
        var frame = Core.Drawing.LeafTrees.ParseFrame(file);
        file[10]++;
        Assert.Equal(Round.Frame.Head, frame.Head);
        Assert.Equal(Round.Frame.Leaves[0], frame.Leaves[0]);
    }

    [Fact]
    public void Equal_rules_are_equal_whichever_lists_they_were_made_from()
    {
        Assert.Equal(Policy, Policy);
        Assert.Equal(Policy.GetHashCode(), Policy.GetHashCode());
        Assert.NotEqual(Policy, Policy with { Review = [Person] });
        Assert.Equal(Policy, PolicyDocument.FromJson(Policy.ToJson()));
    }
}
