using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>Rules figure by figure, each with its basis; what a change changes; and what that does to a year.</summary>
internal static class PolicyFacts
{
    private static readonly Text Article42 = new("行政处罚法第四十二条（两名以上执法人员）", "行政处罚法 art. 42 (two inspectors or more)");
    private static readonly Text CapBasis = new("国办发〔2024〕54号（公布年度检查频次上限）", "国办发〔2024〕54号 (a published yearly cap)");
    private static readonly Text Merging = new("优化营商环境条例第五十四条（合并、避免重复检查）", "优化营商环境条例 art. 54 (no repeated inspections)");
    private static readonly Text ListOnly = new("随机抽查事项清单（不在清单的不得检查）", "the published list of items (nothing else may be inspected)");
    private static readonly Text Unforeseen = new("时段公布，时段内的日期随机并在承诺时公布", "windows are published; the days in them are drawn, and published with the commitment");

    /// <summary>The figures of a sector.</summary>
    public static PolicySectorView Of(SectorPolicy s, SectorPlan? plan, IReadOnlyDictionary<Identifier, string> items) => new(
        $"{s.Sector}",
        s.Name,
        [
            Row(PolicyTexts.Floor, Text.Same(PolicyForm.Shown(s.Floor)), OwnBasis(s)),
            Row(PolicyTexts.Rounds, Count(s.Rounds), OwnBasis(s)),
            .. s.Strata.Select(t => Row(PolicyTexts.RateOf(t.Name), Text.Same(PolicyForm.Shown(t.Rate)), OwnBasis(s))),
            Row(PolicyTexts.Team, Count(s.Team.Size), Article42),
            Row(PolicyTexts.PerDepartment, s.Team.PerDepartment is { } most ? Count(most) : PolicyTexts.None, Article42),
            Row(PolicyTexts.Cap, s.Cap == 0 ? PolicyTexts.None : Count(s.Cap), CapBasis),
            Row(PolicyTexts.Cooldown, s.CooldownDays == 0 ? PolicyTexts.None : Count(s.CooldownDays), Merging),
            Row(PolicyTexts.Items, plan?.Items is { } codes ? Text.Same(string.Join('；', codes.Select(c => $"{c} {items.GetValueOrDefault(c)}".Trim()))) : PolicyTexts.AllItems, ListOnly),
            Row(PolicyTexts.Windows, plan is { Windows.Count: > 0 } ? Text.Same(string.Join('；', plan.Windows)) : PolicyTexts.Evenly, Unforeseen),
            Row(PolicyTexts.Basis, OwnBasis(s), Text.Same("")),
        ]);

    /// <summary>What a change changes, the figures that differ alone.</summary>
    public static IReadOnlyList<PolicyDifference> Differences(PolicyChange now, PolicyChange then, IReadOnlyDictionary<Identifier, string> items)
    {
        var all = new List<PolicyDifference>();
        Add("", PolicyTexts.Effective, Text.Same($"{now.Policy.Effective:yyyy-MM-dd}"), Text.Same($"{then.Policy.Effective:yyyy-MM-dd}"), Text.Same(""));
        Add("", PolicyTexts.Basis, Text.Same(string.Join('；', now.Policy.Basis)), Text.Same(string.Join('；', then.Policy.Basis)), Text.Same(""));
        foreach (SectorPolicy s in then.Policy.Sectors)
        {
            PolicySectorView to = Of(s, then.Plans.FirstOrDefault(p => p.Sector == s.Sector), items);
            PolicySectorView? from = now.Policy.Of(s.Sector) is { } old ? Of(old, now.Plans.FirstOrDefault(p => p.Sector == s.Sector), items) : null;
            foreach (PolicyFigure figure in to.Figures)
            {
                Add(s.Name, figure.Name, from?.Figures.FirstOrDefault(f => f.Name == figure.Name)?.Value ?? PolicyTexts.None, figure.Value, figure.Basis);
            }
        }

        return all;

        void Add(string sector, Text name, Text before, Text after, Text basis)
        {
            if (before != after)
            {
                all.Add(new PolicyDifference(sector, name, before, after, basis));
            }
        }
    }

    /// <summary>What rules do to a year, beside what those do that hold now.</summary>
    public static IReadOnlyList<PolicyEffectRow> Effects(Session session, ConsoleContext console, PolicyChange now, PolicyChange then, int year)
    {
        IReadOnlyList<(SectorCode Sector, CreditRiskClass? RiskClass, Identifier First, int Firms)> classes = FirmStore.RiskClasses(session);
        IReadOnlyList<PolicyEffect> after = Look(then);
        Dictionary<SectorCode, PolicyEffect> before = (ReferenceEquals(now, then) ? after : Look(now)).ToDictionary(e => e.Sector);
        return [.. after.Select(e => RowOf(then.Policy.Of(e.Sector)!.Name, before.GetValueOrDefault(e.Sector), e))];

        IReadOnlyList<PolicyEffect> Look(PolicyChange rules) => PolicyEffect.Of(session, classes, rules, console.Settings.Planning, console.Calendar, year, console.Bureau.Today);
    }

    /// <summary>The review of a policy, in words.</summary>
    public static string Review(PolicyDocument policy, Func<Label, string> name) => string.Join(" → ", ReviewChain.Of(policy).Steps.Select(name));

    private static PolicyEffectRow RowOf(string name, PolicyEffect? before, PolicyEffect after) => new(
        name,
        after.Firms,
        after.Needed,
        string.Join(" + ", after.Takes.Select(t => t?.ToString(CultureInfo.InvariantCulture) ?? "—")),
        before?.Drawn,
        after.Drawn,
        [.. after.Windows.Select(w => $"{w.First:MM-dd}–{w.Last:MM-dd}")],
        after.Inspectors,
        Load(before),
        Load(after),
        after.Problems,
        after.Concerns);

    private static string? Load(PolicyEffect? effect) =>
        effect is null ? null : effect.Inspectors == 0 ? "—" : (Math.Ceiling(10m * effect.Seats / effect.Inspectors) / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    private static Text OwnBasis(SectorPolicy s) => Text.Same(string.Join('；', s.Basis));

    private static PolicyFigure Row(Text name, Text value, Text basis) => new(name, value, basis);

    private static Text Count(int number) => Text.Same(number.ToString(CultureInfo.InvariantCulture));
}
