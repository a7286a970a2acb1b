using System.Globalization;
using Inspections.Core.Statistics;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>The words of a fairness report, for text and page alike, in both languages.</summary>
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

    public static readonly Text Title = new("抽取公平性报告", "Fairness report");
    public static readonly Text Verified = new("公示文件均已核验。", "The published files were verified first.");
    public static readonly Text NotCounted = new("未计入", "Not counted");
    public static readonly Text Chances = new("全年被抽中的机会", "Each firm's chance over the year");
    public static readonly Text ChancesMean = new("按各批次公开的名录和抽取数精确计算：至少被抽中一次的机会。", "Exact, from the published lists and numbers of every round: the chance to be drawn at least once.");
    public static readonly Text Stratum = new("分层和年度比例", "Stratum and its yearly rate");
    public static readonly Text Firms = new("企业", "Firms");
    public static readonly Text Chance = new("机会", "Chance");
    public static readonly Text Drawn = new("抽中", "Drawn");
    public static readonly Text Expected = new("应有", "Expected");
    public static readonly Text Group = new("组", "Group");
    public static readonly Text Groups = new("抽中数与应有数", "Drawn against expected");
    public static readonly Text GroupsMean = new("蓝条为抽中数，红线为应有数。", "The blue bar is what was drawn, the red mark what was to be expected.");
    public static readonly Text NoDirectory = new("未提供企业名录，不能按地区和成立年代比较。", "Without a firm list there is no comparison by district and decade.");
    public static readonly Text Tickets = new("票号是否均匀", "Are the tickets even");

    public static readonly Text TicketsMean = new(
        "全部票号分为二十等份；虚线为应有高度，均匀时约每二十根中有一根在浅色带之外。",
        "All tickets in twenty equal parts; the dashed line is the height to expect; of even tickets about one bar in twenty lies outside the light band.");

    public static readonly Text Draw = new("抽取", "Draw");
    public static readonly Text TicketCount = new("票号数", "Tickets");
    public static readonly Text Tests = new("检验", "Tests");
    public static readonly Text Power = new("样本能发现什么", "What the sample can find");

    public static readonly Text PowerMeans = new(
        "曲线：若有这么多企业违规，至少抽到一家的机会；红点为假定的比例，虚线为希望达到的机会。",
        "The curve: if so many firms violate, the chance to draw at least one; the red dot is the share supposed, the dashed line the chance wanted.");

    public static readonly Text ViolatingShare = new("违规企业比例", "share of firms that violate");
    public static readonly Text Ticket = new("票号", "ticket");
    public static readonly Text ConclusionTitle = new("结论", "Conclusion");
    public static readonly Text NotProvedTitle = new("本报告不能证明什么", "What this does not prove");
    public static readonly Text BelowRate = new("低于比例", "below the rate");
    public static readonly Text NoReason = new("未说明原因", "no reason is stated");
    public static readonly Text Floor = new("底线", "floor");

    /// <summary>How much was looked at.</summary>
    public static Text Scope(FairnessStudy study) => new(
        $"{study.Draws.Count()} 次抽取，{study.Draws.Sum(d => d.Drawn.Count)} 家次抽中", $"{Counted.Of(study.Draws.Count(), "draw")}, {Counted.Of(study.Draws.Sum(d => d.Drawn.Count), "firm")} drawn");

    /// <summary>A test that stands out, after correction.</summary>
    public static Text Conspicuous(JudgedTest test) => new(
        $"{test.Subject}：{Of(test.Outcome).Zh}，校正后 p {P(test.Adjusted)}", $"{test.Subject}: {Of(test.Outcome).En}, adjusted p {P(test.Adjusted)}");

    /// <summary>Firms below their rate for no reason that is stated.</summary>
    public static Text Unexplained(YearFairness year) => new(
        $"{year.Subject}：{year.Unexplained.Count} 家企业的机会低于比例而未说明原因", $"{year.Subject}: {Counted.Of(year.Unexplained.Count, "firm stands below its rate", "firms stand below their rate")} without a stated reason");

    /// <summary>A bar of a group.</summary>
    public static Text Bar(GroupCell cell) => new($"应有 {Number(cell.Expected)}，抽中 {cell.Drawn}", $"expected {Number(cell.Expected)}, drawn {cell.Drawn}");

    /// <summary>The picture of the tickets, for who cannot see it.</summary>
    public static Text TicketPicture(IReadOnlyList<int> counts, double expected) => new(
        $"票号的分布，二十等份：{string.Join("、", counts)}；每格应有 {Number(expected)}", $"tickets in twenty equal parts: {string.Join(", ", counts)}; expected {Number(expected)} each");

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
    public static Text Of(TestOutcome outcome) => outcome switch
    {
        TestOutcome.None none => Of(none.Reason),
        TestOutcome.PValue p => new($"{Of(p.Method).Zh} {Figures(p)}", $"{Of(p.Method).En} {Figures(p)}"),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    /// <summary>The name of a cell: of one group, or of several put together.</summary>
    public static Text Of(GroupCell cell) => new(
        string.Join("、", cell.Groups.Select(g => g == FairnessReport.Unknown ? "未知" : g)), string.Join(", ", cell.Groups.Select(g => g == FairnessReport.Unknown ? "unknown" : g)));

    /// <summary>An exact chance and its percentage; long fractions are left to the percentage.</summary>
    public static string Of(Fraction chance) => chance.ToString() is { Length: <= 15 } exact
        ? $"{exact} = {Percent(chance.ToDouble())}"
        : Percent(chance.ToDouble());

    /// <summary>The rounds looked at, of those the year has.</summary>
    public static Text RoundsOf(YearFairness year) => new(
        $"第 {string.Join("、", year.Rounds.Select(r => r.Id.Round))} 批，全年 {year.Rounds[^1].Commitment.Rounds} 批",
        $"rounds {string.Join(", ", year.Rounds.Select(r => r.Id.Round))} of {year.Rounds[^1].Commitment.Rounds}");

    /// <summary>The whole year first; its strata where there are several.</summary>
    public static IEnumerable<(Text Name, SamplePower Power)> PowersOf(YearFairness year) =>
    [
        (new("全行业", "whole sector"), year.Power),
        .. year.Strata.Count > 1 ? year.Strata.Select(s => (Text.Same($"{s.Stratum}"), s.Power)) : [],
    ];

    /// <summary>What a sample can find, in a sentence.</summary>
    public static Text Of(SamplePower power, FairnessOptions options)
    {
        string violating = Percent((double)options.Violating.Numerator / options.Violating.Denominator);
        string wanted = Percent((double)options.Wanted.Numerator / options.Wanted.Denominator);
        return new(
            $"{power.Firms} 家中抽 {power.Drawn} 家；若 {violating}（{power.Violators} 家）违规，至少抽到一家的机会为 {Percent(power.Chance)}；要达到 {wanted} 须抽 {power.Needed} 家",
            $"{power.Drawn} of {power.Firms}; if {power.Violators} violate, the chance to draw one is {Percent(power.Chance)}; {wanted} would take {power.Needed}");
    }

    /// <summary>What all tests together say.</summary>
    public static Text Conclusion(FairnessStudy study)
    {
        int tests = study.Report.Tests.Count, found = study.Report.Conspicuous.Count();
        string lowest = tests == 0 ? "—" : P(study.Report.Tests.Min(t => t.Adjusted));
        return study.IsClean
            ? new($"{tests} 项检验，经多重比较校正（Holm）后最小 p = {lowest}，未见异常。", $"{Counted.Of(tests, "test")}; the smallest p after correction for their number (Holm) is {lowest}: nothing conspicuous.")
            : new($"{tests} 项检验中 {found} 项异常（校正后 p < 0.01，最小 {lowest}），或有企业的机会低于比例而未说明原因，须作说明。", $"{found} of {Counted.Of(tests, "test")} {(found == 1 ? "is" : "are")} conspicuous (adjusted p below 0.01, smallest {lowest}), or firms stand below their rate without a stated reason: an explanation is due.");
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
