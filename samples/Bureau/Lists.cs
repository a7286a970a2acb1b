using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Policy;

/// <summary>What a bureau reads from its own directory, and its rules: 5 % of the firms in three rounds a year, teams of two.</summary>
internal static class Lists
{
    public static readonly Authority Authority = Authority.Parse("350100/housing");

    public static readonly SectorCode Sector = SectorCode.Parse("brokers");

    public static readonly Firm[] Firms = [.. Enumerable.Range(1, 200).Select(n => new Firm(Identifier.Parse($"F{n:000}"), $"经纪公司 {n}", [Sector]))];

    public static readonly RosterLeaf[] Inspectors = [.. Enumerable.Range(1, 8).Select(n => new RosterLeaf(Identifier.Parse($"S{n}"), Label.Parse("market"), [Sector]))];

    public static readonly Label[] Staff = [.. new[] { "Z001", "Z002", "Z003", "Z004" }.Select(Label.Parse)];

    public static PolicyDocument PolicyFrom(DateOnly effective) => new(Authority, effective, ["国办发〔2019〕5号"],
    [
        new SectorPolicy
        {
            Sector = Sector, Name = "房地产经纪机构", Floor = new Ratio(5, 100), Rounds = 3, Team = new TeamRule(2),
            Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100))],
        },
    ]);
}
