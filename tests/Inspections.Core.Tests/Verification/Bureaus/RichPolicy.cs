using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>Rules, firms and inspectors of the rich year.</summary>
internal static class RichPolicy
{
    private static readonly SectorCode[] AllSectors = [RichYear.Appraisers, RichYear.Brokers, RichYear.Managers, RichYear.Rentals];

    public static PolicyDocument Document(DateOnly effective) => new(Bureau.Authority, effective, ["双随机、一公开监管办法"],
    [
        Sector(RichYear.Appraisers, "房地产估价", 3, [All(100)], new TeamRule(2)),
        Sector(RichYear.Brokers, "房地产经纪", 3, [C(60), All(30)], new TeamRule(2, 1), cap: 2, cooldownDays: 60),
        Sector(RichYear.Managers, "物业服务", 3, [C(30), All(10)], new TeamRule(2, 1), cooldownDays: 30),
        Sector(RichYear.Rentals, "住房租赁", 1, [All(100)], new TeamRule(1), cooldownDays: 60),
    ]);

    /// <summary>Twelve brokers, three of them managers too; eighteen managers; three projects; two appraisers, one of whom rents.</summary>
    public static IEnumerable<Firm> Firms() =>
    [
        .. Enumerable.Range(1, 30).Select(i => new Firm(
            Some.Id($"F{i:D3}"),
            $"公司{i}",
            i <= 9 ? [RichYear.Brokers] : i <= 12 ? [RichYear.Brokers, RichYear.Managers] : [RichYear.Managers],
            RiskClass: i % 4 == 0 ? CreditRiskClass.C : CreditRiskClass.B)),
        Project("P01", "F013"), Project("P02", "F013"), Project("P03", "F010"),
        new Firm(Some.Id("A1"), "估价一", [RichYear.Appraisers, RichYear.Rentals]),
        new Firm(Some.Id("A2"), "估价二", [RichYear.Appraisers]),
    ];

    /// <summary>Nine inspectors of three departments; one without a certificate.</summary>
    public static IEnumerable<RosterLeaf> Roster() => Enumerable.Range(1, 9).Select(i => new RosterLeaf(
        Some.Id($"S{i}"), Label.Parse($"dept:{i % 3}"), i == 7 ? AllSectors[..3] : AllSectors, i == 9 ? Unavailability.Certificate : null));

    private static Firm Project(string id, string owner) => new(Some.Id(id), $"项目{id}", [RichYear.Managers], Owner: Some.Id(owner));

    private static StratumPolicy C(int percent) => new(Label.Parse("C"), "C 类", new Ratio(percent, 100));

    private static StratumPolicy All(int percent) => new(SectorPolicy.Everyone, "其他", new Ratio(percent, 100));

    private static SectorPolicy Sector(SectorCode sector, string name, int rounds, StratumPolicy[] strata, TeamRule team, int cap = 0, int cooldownDays = 0) => new()
    {
        Sector = sector,
        Name = name,
        Basis = ["年度抽查计划"],
        Floor = new Ratio(5, 100),
        Rounds = rounds,
        Strata = strata,
        Team = team,
        Cap = cap,
        CooldownDays = cooldownDays,
    };
}
