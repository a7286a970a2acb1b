using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Policy;

public sealed class SectorOutlookTests
{
    [Fact]
    public void A_year_of_a_directory_is_told_round_by_round()
    {
        SectorOutlook year = Assert.Single(PolicyConcernTests.Document(PolicyConcernTests.Rules).Check(PolicyConcernTests.Firms(389)));
        Assert.Equal((389L, 20L, 20L), (year.Firms, year.Needed, year.Drawn));
        Assert.Equal([7L, 7, 6], year.Rounds.Select(r => r.Takes!.Sum()));
        Assert.Empty(year.Concerns);
    }

    [Fact]
    public void Sizes_say_the_same_as_the_firms()
    {
        PolicyDocument policy = PolicyConcernTests.Document(PolicyConcernTests.Rules);
        var sizes = new Dictionary<SectorCode, IReadOnlyDictionary<Label, long>> { [Some.Brokers] = new Dictionary<Label, long> { [SectorPolicy.Everyone] = 389 } };
        Assert.Equal(policy.Check(PolicyConcernTests.Firms(389)), policy.Check(sizes));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.Check(new Dictionary<SectorCode, IReadOnlyDictionary<Label, long>> { [Some.Brokers] = new Dictionary<Label, long> { [SectorPolicy.Everyone] = -1 } }));
    }
}

public sealed class PolicyConcernTests
{
    internal static SectorPolicy Rules => new()
    {
        Sector = Some.Brokers,
        Name = "房地产经纪机构",
        Floor = new Ratio(5, 100),
        Rounds = 3,
        Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100))],
        Team = new TeamRule(2),
    };

    internal static PolicyDocument Document(params SectorPolicy[] sectors) => new(Authority.Parse("350100/housing"), new DateOnly(2026, 1, 1), ["办法"], sectors);

    internal static Firm[] Firms(int count, SectorCode? sector = null, CreditRiskClass? risk = null) =>
        [.. Enumerable.Range(1, count).Select(n => new Firm(Some.Id(FormattableString.Invariant($"F{n:000}")), "企业", [sector ?? Some.Brokers], RiskClass: risk))];

    [Fact]
    public void What_should_be_looked_at_before_is_named()
    {
        SectorPolicy low = Rules with { Rounds = 2, Basis = ["闽建〔2026〕1号"], Team = new TeamRule(1) };
        Assert.Equal([PolicyConcern.BelowStandard, PolicyConcern.OneInspector], Concerns(Document(low), Firms(40)));
        Assert.Equal([PolicyConcern.NoFirms], Concerns(Document(Rules), []));
        Assert.Equal([PolicyConcern.FewerFirmsThanRounds], Concerns(Document(Rules), Firms(2)));
        Assert.Equal([PolicyConcern.NoFirms, PolicyConcern.NoRules], Concerns(Document(Rules), Firms(3, Some.Managers)));
    }

    [Fact]
    public void Firms_of_a_class_without_a_stratum_are_named()
    {
        PolicyDocument classed = Document(Rules with { Strata = [new StratumPolicy(Label.Parse("D"), "D", new Ratio(1, 2))] });
        Assert.Equal([PolicyConcern.NoStratum], Concerns(classed, Firms(9, risk: CreditRiskClass.A)));
        Assert.Empty(Concerns(classed, Firms(9, risk: CreditRiskClass.D)));
    }

    private static IEnumerable<PolicyConcern> Concerns(PolicyDocument policy, IEnumerable<Firm> directory) => policy.Check(directory).SelectMany(s => s.Concerns);
}
