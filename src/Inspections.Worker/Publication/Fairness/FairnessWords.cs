using System.Globalization;
using Inspections.Core.Statistics;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>The words of a fairness report, for text and page alike.</summary>
internal static class FairnessWords
{
    /// <summary>What the figures cannot show.</summary>
    public static readonly IReadOnlyList<Text> NotProved =
    [
        new("名录在承诺之前是否被增删或错分，这里看不出来。", "Whether the list was right before the commitment: firms added, omitted or put into a wrong stratum do not show here."),
        new("票号均匀只说明计算正常，并不说明随机数由谁选定；这取决于见证和公共随机源，见各次抽取的“可信程度”。", "Even tickets show that the computation works, not who chose the random values; for that see each draw's assurance."),
        new("没有异常不等于证明公平：偏向少数几家企业，统计上看不出来。", "Nothing conspicuous is no proof of fairness: a favour done to a handful of firms is below what statistics can see."),
        new("有异常也不等于证明舞弊：每一百份公平的报告中，至多约有一份会出现。", "Something conspicuous is no proof of fraud either: at most one of a hundred fair reports has it."),
        new("发现能力以检查本身能查出问题为前提。", "The chance to find a violator supposes that the inspection, once made, finds what there is."),
    ];

    public static Text Of(NotObserved reason) => reason switch
    {
        NotObserved.Void => new("已作废", "was voided"),
        NotObserved.NotDrawn => new("尚未抽取", "has not been drawn yet"),
        _ => new("结果暂不公开", "is kept back until the visits are over"),
    };

    public static Text Of(Grouping grouping) => grouping switch
    {
        Grouping.Stratum => new("按行业和分层", "by sector and stratum"),
        Grouping.Place => new("按在名录中的位置（四等分）", "by quarter of the list"),
        Grouping.District => new("按地区", "by district"),
        _ => new("按成立年代", "by decade of founding"),
    };

    public static Text Of(Untested reason) => reason switch
    {
        Untested.FixedByRule => new("各组数量由规则确定，没有偶然性，不作检验", "fixed by rule, no chance is involved: not tested"),
        Untested.OneGroup => new("只有一组，无从比较", "only one group, nothing to compare"),
        _ => new("数量太少，近似不成立，不作检验", "too few for the approximation: not tested"),
    };

    public static Text Of(TestMethod method) => method switch
    {
        TestMethod.ChiSquare => new("卡方检验", "chi-square"),
        TestMethod.Exact => new("精确检验", "exact test"),
        _ => new("KS 检验", "Kolmogorov-Smirnov"),
    };

    /// <summary>The reasons that hold, in the order in which they are declared.</summary>
    public static IEnumerable<Text> Of(ShortfallReasons reasons) => Reasons.Where(r => reasons.HasFlag(r.Reason)).Select(r => r.Words);

    /// <summary>A test in a few words: its figures, or why there are none.</summary>
    public static string Of(TestOutcome outcome) => outcome switch
    {
        TestOutcome.None none => Of(none.Reason).ToString(),
        TestOutcome.PValue p => $"{Of(p.Method)} {Figures(p)}",
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    /// <summary>The name of a cell: of one group, or of several put together.</summary>
    public static string Of(GroupCell cell) => string.Join("、", cell.Groups.Select(g => g == FairnessReport.Unknown ? "未知 unknown" : g));

    /// <summary>An exact chance and its percentage; long fractions are left to the percentage.</summary>
    public static string Of(Fraction chance) => chance.ToString() is { Length: <= 15 } exact
        ? $"{exact} = {Percent(chance.ToDouble())}"
        : Percent(chance.ToDouble());

    /// <summary>The rounds looked at, of those the year has.</summary>
    public static string RoundsOf(YearFairness year) =>
        $"第 {string.Join("、", year.Rounds.Select(r => r.Id.Round))} 批，全年 {year.Rounds[^1].Commitment.Rounds} 批 rounds {string.Join(", ", year.Rounds.Select(r => r.Id.Round))} of {year.Rounds[^1].Commitment.Rounds}";

    /// <summary>The whole year first; its strata where there are several.</summary>
    public static IEnumerable<(string Name, SamplePower Power)> PowersOf(YearFairness year) =>
    [
        ("全行业 whole sector", year.Power),
        .. year.Strata.Count > 1 ? year.Strata.Select(s => ($"{s.Stratum}", s.Power)) : [],
    ];

    /// <summary>What a sample can find, in a sentence.</summary>
    public static string Of(SamplePower power, FairnessOptions options)
    {
        string violating = Percent((double)options.Violating.Numerator / options.Violating.Denominator);
        string wanted = Percent((double)options.Wanted.Numerator / options.Wanted.Denominator);
        return $"{power.Firms} 家中抽 {power.Drawn} 家；若 {violating}（{power.Violators} 家）违规，至少抽到一家的机会为 {Percent(power.Chance)}；要达到 {wanted} 须抽 {power.Needed} 家 "
            + $"{power.Drawn} of {power.Firms}; if {power.Violators} violate, the chance to draw one is {Percent(power.Chance)}; {wanted} would take {power.Needed}";
    }

    /// <summary>What all tests together say.</summary>
    public static Text Conclusion(FairnessStudy study)
    {
        int tests = study.Report.Tests.Count, found = study.Report.Conspicuous.Count();
        string lowest = tests == 0 ? "—" : P(study.Report.Tests.Min(t => t.Adjusted));
        return study.IsClean
            ? new($"{tests} 项检验，经多重比较校正（Holm）后最小 p = {lowest}，未见异常。", $"{tests} tests; the smallest p after correction for their number (Holm) is {lowest}: nothing conspicuous.")
            : new($"{tests} 项检验中 {found} 项异常（校正后 p < 0.01，最小 {lowest}），或有企业的机会低于比例而未说明原因，须作说明。", $"{found} of {tests} tests are conspicuous (adjusted p below 0.01, smallest {lowest}), or firms stand below their rate without a stated reason: an explanation is due.");
    }

    /// <summary>A chance as a percentage.</summary>
    public static string Percent(double chance) => (100 * chance).ToString("0.##", CultureInfo.InvariantCulture) + "\u00A0%";

    public static string P(double value) => value < 0.001 ? "< 0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static readonly (ShortfallReasons Reason, Text Words)[] Reasons =
    [
        (ShortfallReasons.Excluded, new("某批次因年度频次上限或间隔期未参加", "left out of a round at its cap or in its cooldown")),
        (ShortfallReasons.NotInEveryFrame, new("不在每一批次的名录中", "not in the list of every round")),
        (ShortfallReasons.StratumChanged, new("所在分层或其规模在批次之间有变化", "its stratum, or the size of it, changed between rounds")),
        (ShortfallReasons.RoundsMissing, new("本年度尚有批次未计入", "rounds of the year are not among these draws")),
    ];

    private static string Figures(TestOutcome.PValue p) => p.Method switch
    {
        TestMethod.ChiSquare => string.Create(CultureInfo.InvariantCulture, $"χ² = {p.Statistic:0.00}, df {p.Freedom}, p = {P(p.Value)}"),
        TestMethod.KolmogorovSmirnov => string.Create(CultureInfo.InvariantCulture, $"D = {p.Statistic:0.000}, p = {P(p.Value)}"),
        _ => $"p = {P(p.Value)}",
    };
}
