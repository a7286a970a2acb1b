using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Files;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What keeps a sector's year from what its rules ask, in words.</summary>
internal static class PlanWords
{
    // A line is read by people: the first of many.
    private const int Shown = 20;

    /// <summary>No item is on the list.</summary>
    public static readonly Text NoItems = new("事项清单里没有这个行业的抽查事项，不得抽取", "no item of this sector is on the list: nothing can be drawn");

    /// <summary>A problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="withoutTeam">Firms that cannot be staffed.</param>
    public static Text Of(PlanProblem problem, IReadOnlyList<Identifier> withoutTeam) => problem.Fault switch
    {
        PlanFault.NoFirms => new("名录里没有这个行业的企业", "the directory has no firm of this sector"),
        PlanFault.NobodyMayBeDrawn => new("所有企业都已达频次上限或在间隔期内", "every firm is at its cap or in its cooldown"),
        PlanFault.FloorOutOfReach => new($"底线需要 {problem.Needed} 家，最多可抽 {problem.Found} 家", $"the floor asks for {Counted.Of(problem.Needed, "firm")}, {problem.Found} can be drawn"),
        PlanFault.TooFewInspectors => new($"每组需要 {problem.Needed} 人，持证且在岗可组成 {problem.Found} 人", $"a team needs {problem.Needed}, {problem.Found} available within the department limit"),
        _ => new(
            $"{problem.Found} 家企业因回避无法组成检查组：{string.Join("、", withoutTeam.Take(Shown))}", $"recusals leave {Counted.Of(problem.Found, "firm")} without a team: {string.Join(", ", withoutTeam.Take(Shown))}"),
    };

    /// <summary>Fewer rounds fit than the rules ask for.</summary>
    public static Text TooFewDays(int fitting, int rounds) =>
        new($"剩余工作日只够 {fitting} 批，需要 {rounds} 批", $"the working days left suffice for {fitting} of {Counted.Of(rounds, "round")}");

    /// <summary>What should be looked at before a year is drawn; null for what a problem says already.</summary>
    public static Text? Of(PolicyConcern concern) => concern switch
    {
        PolicyConcern.BelowStandard => new("低于 5% 或少于 3 批：须有本行业自己的依据，公示和核验时都会指出", "below 5 % or 3 rounds: it needs a basis of its own, and every verifier points it out"),
        PolicyConcern.NoStratum => new("有企业的风险分类没有对应的分层，不能抽取", "some firms are of a class that has no stratum: no round can be prepared with them"),
        PolicyConcern.FewerFirmsThanRounds => new("企业数少于批次数：会有企业一年抽中两次", "fewer firms than rounds: somebody is drawn twice in the year"),
        PolicyConcern.OneInspector => new("每组只有一人：行政处罚法第四十二条要求两人以上", "a team of one: article 42 of 行政处罚法 asks for two"),
        PolicyConcern.NoRules => new("名录里有企业，但没有规则：永远不会被抽中", "the directory has firms but there are no rules: none of them is ever drawn"),
        _ => null,
    };
}
