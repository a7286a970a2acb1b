using System.Globalization;
using Inspections.Core.Directory;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Reports;

/// <summary>Puts figures into tables and into the sentences of an annual report. People are never ranked: no table has inspectors.</summary>
internal static class ReportWriting
{
    public static Report Of(PeriodFigures figures)
    {
        IReadOnlyList<CrossSum> sums = CrossSum.Of(figures);
        return new Report(
            $"{figures.Period.Chinese}双随机、一公开抽查情况",
            $"依据 {figures.Authority} 公示的台账（{figures.LedgerSize} 条）和抽取重新计算，公示文件均已核验；公示期限为检查后 {figures.Term.WorkingDays} 个工作日，按 {figures.Term.Calendar.Version} 计算。Recomputed from the published ledger and draws, which were verified first; results are due {figures.Term.WorkingDays} working days after the visit, by {figures.Term.Calendar.Version}.",
            [.. Paragraphs(figures, sums)],
            [Sectors(figures), Results(figures), Burden(figures), Sums(sums)],
            sums.All(s => s.Holds));
    }

    private static IEnumerable<string> Paragraphs(PeriodFigures f, IReadOnlyList<CrossSum> sums)
    {
        IReadOnlyList<SectorFigures> s = f.Sectors;
        yield return $"{f.Period.Chinese}，本机关在{string.Join("、", s.Select(x => x.Name))}等 {s.Count} 个行业共组织双随机抽查 {s.Sum(x => x.Rounds)} 批次，抽取检查对象 {s.Sum(x => x.Drawn)} 家次，公示检查结果 {s.Sum(x => x.Published)} 家次{(s.Sum(x => x.Outstanding) is > 0 and int left ? $"，另有 {left} 家次尚未公示" : "，结果全部公示")}。";
        yield return $"{(f.Period.Quarter is null ? "全年" : "本年截至季末")}抽查覆盖率：{string.Join("；", s.Select(x => Coverage(x, f.Closing is not null)))}。";
        yield return $"已公示的结果中，未发现问题 {Count(s, ResultCategory.NoProblemFound)} 家次，发现问题已责令改正 {Count(s, ResultCategory.ProblemOrderedCorrected)} 家次，发现问题待后续处理 {Count(s, ResultCategory.ProblemPendingFollowUp)} 家次，通过登记的住所（经营场所）无法联系 {Count(s, ResultCategory.UnreachableAtRegisteredAddress)} 家次，因注销、吊销、迁出或重复登记未能检查 {s.Sum(x => x.Categories.Where(c => c.Key.IsClosing).Sum(c => c.Value))} 家次；其他结果见表。更正 {s.Sum(x => x.Corrected)} 条，撤回 {s.Sum(x => x.Withdrawn)} 条{(s.Sum(x => x.Published) == 0 ? "" : s.Sum(x => x.Late) is > 0 and int late ? $"；{late} 条超过检查后 {f.Term.WorkingDays} 个工作日才公示" : $"；均在检查后 {f.Term.WorkingDays} 个工作日内公示")}。";
        yield return $"作废重抽 {s.Sum(x => x.Voided)} 次，调换检查人员 {s.Sum(x => x.Substituted)} 人次。被检查企业 {f.Visits.Count} 家，共入户 {f.Visits.Values.Sum()} 次，{(f.Visits.Values.Where(v => v > 1).Any() ? $"其中 {f.Visits.Values.Count(v => v > 1)} 家不止一次，最多 {f.Visits.Values.Max()} 次" : "没有企业被检查一次以上")}；联合检查按一次计。";
        if (f.NeverDrawn.Count > 0)
        {
            yield return $"{string.Join("、", f.NeverDrawn)}在公布的政策中，{f.Period.Year}年尚无名单公开的抽取，未计入以上各数。";
        }

        if (f.KeptBack > 0)
        {
            yield return $"另有 {f.KeptBack} 批次为不预先通知的检查，名单尚未公开，未计入以上各数。";
        }

        if (sums.Any(x => !x.Holds))
        {
            yield return $"核对不符 {sums.Count(x => !x.Holds)} 项，见核对表，请查明原因后再使用本报告。";
        }
    }

    private static string Coverage(SectorFigures s, bool isClosed) =>
        $"{s.Name}名录 {s.Frame} 家，抽取并计入 {s.Covered} 家，{Percent(s.Covered, s.Frame)}，{(s.Covered >= s.Needed ? "达到" : isClosed ? "未达到" : "尚未达到")}全年不低于 {Percent(s.Floor.Numerator, s.Floor.Denominator)} 的要求（应不少于 {s.Needed} 家）";

    private static string Percent(long part, long whole) =>
        whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Percentage.Cut(part, whole):0.##}%");

    private static int Count(IEnumerable<SectorFigures> sectors, ResultCategory category) =>
        sectors.Sum(s => s.Categories.GetValueOrDefault(category));

    private static ReportTable Sectors(PeriodFigures f) => new(
        "各行业 sectors",
        ["行业", "名录（家）", "底线（家）", "已覆盖（家）", "覆盖率", "应有批次", "批次", "抽取（家次）", "已公示", "待公示", "实地检查", "更正", "撤回", "作废", "调换", "逾期公示"],
        [.. f.Sectors.Select(s => (IReadOnlyList<object>)[
            s.Name, s.Frame, s.Needed, s.Covered, Percent(s.Covered, s.Frame), (long)s.RoundsRequired, (long)s.Rounds, (long)s.Drawn,
            (long)s.Published, (long)s.Outstanding, (long)s.Inspected, (long)s.Corrected, (long)s.Withdrawn, (long)s.Voided, (long)s.Substituted, (long)s.Late]),
            ["合计", "", "", f.Sectors.Sum(s => s.Covered), "", "", (long)f.Sectors.Sum(s => s.Rounds), (long)f.Sectors.Sum(s => s.Drawn),
            (long)f.Sectors.Sum(s => s.Published), (long)f.Sectors.Sum(s => s.Outstanding), (long)f.Sectors.Sum(s => s.Inspected), (long)f.Sectors.Sum(s => s.Corrected),
            (long)f.Sectors.Sum(s => s.Withdrawn), (long)f.Sectors.Sum(s => s.Voided), (long)f.Sectors.Sum(s => s.Substituted), (long)f.Sectors.Sum(s => s.Late)]]);

    private static ReportTable Results(PeriodFigures f) => new(
        "检查结果（一户可有多项）results; one may have several",
        ["检查结果", .. f.Sectors.Select(s => s.Name), "合计"],
        [.. ResultCategory.All.Select(c => (IReadOnlyList<object>)[
            c.Chinese, .. f.Sectors.Select(s => (object)(long)s.Categories.GetValueOrDefault(c)), (long)f.Sectors.Sum(s => s.Categories.GetValueOrDefault(c))])]);

    private static ReportTable Burden(PeriodFigures f) => new(
        "企业负担：入户次数 visits per firm",
        ["入户次数", "企业（家）"],
        [.. f.Visits.Values.GroupBy(v => v).OrderBy(g => g.Key).Select(g => (IReadOnlyList<object>)[$"{g.Key} 次", (long)g.Count()])]);

    private static ReportTable Sums(IReadOnlyList<CrossSum> sums) => new(
        "核对 cross-sums",
        ["行业", "左", "数", "右", "数", "相符"],
        [.. sums.Select(s => (IReadOnlyList<object>)[s.Subject, s.Left, s.LeftValue, s.Right, s.RightValue, s.Holds ? "是" : "否"])]);
}
