using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Reports;

/// <summary>The sentences and headings of a report, in both languages.</summary>
internal static class ReportTexts
{
    public static readonly Text SumsDoNotAgree = new("核对不符，请勿使用", "The sums do not agree: do not use this report");
    public static readonly Text Sentences = new("文字", "Text");
    public static readonly Text Sectors = new("各行业", "Sectors");
    public static readonly Text Results = new("检查结果", "Results");
    public static readonly Text ResultsNote = new("（一户可有多项）", "; one firm may have several");
    public static readonly Text Burden = new("企业负担", "Burden");
    public static readonly Text BurdenNote = new("：入户次数", ": visits per firm");
    public static readonly Text Sums = new("核对", "Cross-sums");
    public static readonly Text Total = new("合计", "Total");
    public static readonly Text Sector = new("行业", "Sector");
    public static readonly Text Visits = new("入户次数", "Visits");
    public static readonly Text Firms = new("企业（家）", "Firms");
    public static readonly Text Agree = new("相符", "Agree");
    public static readonly Text Yes = new("是", "yes");
    public static readonly Text No = new("否", "no");

    public static readonly IReadOnlyList<Text> SectorColumns =
    [
        Sector, new("名录（家）", "List"), new("底线（家）", "Floor"), new("已覆盖（家）", "Covered"), new("覆盖率", "Coverage"), new("应有批次", "Rounds due"), new("批次", "Rounds"),
        new("抽取（家次）", "Drawn"), new("已公示", "Published"), new("待公示", "Outstanding"), new("实地检查", "Inspected"), new("更正", "Corrected"), new("撤回", "Withdrawn"),
        new("作废", "Void"), new("调换", "Substituted"), new("逾期公示", "Late"),
    ];

    public static readonly IReadOnlyList<Text> SumColumns = [Sector, new("左", "Left"), new("数", "Figure"), new("右", "Right"), new("数", "Figure"), Agree];

    public static readonly Text DrawnFirms = new("抽取数", "drawn");
    public static readonly Text CommittedFirms = new("承诺应抽数", "committed to");
    public static readonly Text PublishedWithdrawnOutstanding = new("已公示 + 已撤回 + 待公示", "published + withdrawn + outstanding");
    public static readonly Text InTimeAndLate = new("按期 + 逾期公示", "in time + late");
    public static readonly Text PublishedAndWithdrawn = new("已公示 + 已撤回", "published + withdrawn");
    public static readonly Text Published = new("已公示", "published");
    public static readonly Text InspectedAndNot = new("实地检查 + 未能检查", "inspected + could not be");
    public static readonly Text Covered = new("覆盖企业", "firms covered");
    public static readonly Text Frame = new("名录", "list");
    public static readonly Text Rounds = new("批次", "rounds");
    public static readonly Text AtClosing = new("台账关闭时", "when the ledger closed the year");

    public static Text Title(ReportPeriod period) => new($"{period.Name.Zh}双随机、一公开抽查情况", $"{period.Name.En}: random inspections");

    public static Text Source(PeriodFigures f) => new(
        $"依据 {f.Authority} 公示的台账（{f.LedgerSize} 条）和抽取重新计算，公示文件均已核验；公示期限为检查后 {f.Term.WorkingDays} 个工作日，按 {f.Term.Calendar.Version} 计算。",
        $"Recomputed from the published ledger ({Counted.Of(f.LedgerSize, "entry", "entries")}) and draws of {f.Authority}, which were verified first; results are due {Counted.Of(f.Term.WorkingDays, "working day")} after the visit, by {f.Term.Calendar.Version}.");

    public static Text Draws(PeriodFigures f)
    {
        IReadOnlyList<SectorFigures> s = f.Sectors;
        (int rounds, int drawn, int published, int left) = (s.Sum(x => x.Rounds), s.Sum(x => x.Drawn), s.Sum(x => x.Published), s.Sum(x => x.Outstanding));
        return new(
            $"{f.Period.Name.Zh}，本机关在{string.Join("、", s.Select(x => x.Name))}等 {s.Count} 个行业共组织双随机抽查 {rounds} 批次，抽取检查对象 {drawn} 家次，公示检查结果 {published} 家次{(left > 0 ? $"，另有 {left} 家次尚未公示" : "，结果全部公示")}。",
            $"{f.Period.Name.En}: in {Counted.Of(s.Count, "sector")} ({string.Join(", ", s.Select(x => x.Name))}) there {(rounds == 1 ? "was" : "were")} {Counted.Of(rounds, "random draw")} of {Counted.Of(drawn, "firm")} in all, of which {Counted.Of(published, "has", "have")} a published result{(left > 0 ? $" and {Counted.Of(left, "has", "have")} none yet" : "; no result is outstanding")}.");
    }

    public static Text Coverage(PeriodFigures f) => new(
        $"{(f.Period.Quarter is null ? "全年" : "本年截至季末")}抽查覆盖率：{string.Join("；", f.Sectors.Select(s => Coverage(s, f.Closing is not null).Zh))}。",
        $"Coverage {(f.Period.Quarter is null ? "of the year" : "of the year until the end of the quarter")}: {string.Join("; ", f.Sectors.Select(s => Coverage(s, f.Closing is not null).En))}.");

    public static Text Found(PeriodFigures f)
    {
        IReadOnlyList<SectorFigures> s = f.Sectors;
        int Of(ResultCategory category) => s.Sum(x => x.Categories.GetValueOrDefault(category));
        int gone = s.Sum(x => x.Categories.Where(c => c.Key.IsClosing).Sum(c => c.Value)), late = s.Sum(x => x.Late), corrected = s.Sum(x => x.Corrected), withdrawn = s.Sum(x => x.Withdrawn);
        (int none, int ordered, int pending, int unreachable) =
            (Of(ResultCategory.NoProblemFound), Of(ResultCategory.ProblemOrderedCorrected), Of(ResultCategory.ProblemPendingFollowUp), Of(ResultCategory.UnreachableAtRegisteredAddress));
        bool any = s.Sum(x => x.Published) > 0;
        return new(
            $"已公示的结果中，未发现问题 {none} 家次，发现问题已责令改正 {ordered} 家次，发现问题待后续处理 {pending} 家次，通过登记的住所（经营场所）无法联系 {unreachable} 家次，因注销、吊销、迁出或重复登记未能检查 {gone} 家次；其他结果见表。更正 {corrected} 条，撤回 {withdrawn} 条{(!any ? "" : late > 0 ? $"；{late} 条超过检查后 {f.Term.WorkingDays} 个工作日才公示" : $"；均在检查后 {f.Term.WorkingDays} 个工作日内公示")}。",
            $"Of the published results {none} found no problem, {ordered} a problem that was ordered to be corrected, {pending} a problem that is still followed up; {Counted.Of(unreachable, "firm")} could not be reached at the registered address and {gone} could not be inspected because of having been deregistered, revoked, moved away or registered twice; for other results see the table. {Counted.Of(corrected, "was", "were")} corrected, {withdrawn} withdrawn{(!any ? "" : late > 0 ? $"; {Counted.Of(late, "was", "were")} published later than {Counted.Of(f.Term.WorkingDays, "working day")} after the visit" : $"; all were published within {Counted.Of(f.Term.WorkingDays, "working day")} of the visit")}.");
    }

    public static Text Visited(PeriodFigures f)
    {
        (int voided, int substituted, int visits, int more) = (f.Sectors.Sum(x => x.Voided), f.Sectors.Sum(x => x.Substituted), f.Visits.Values.Sum(), f.Visits.Values.Count(v => v > 1));
        return new(
            $"作废重抽 {voided} 次，调换检查人员 {substituted} 人次。被检查企业 {f.Visits.Count} 家，共入户 {visits} 次，{(more > 0 ? $"其中 {more} 家不止一次，最多 {f.Visits.Values.Max()} 次" : "没有企业被检查一次以上")}；联合检查按一次计。",
            $"{Counted.Of(voided, "try was", "tries were")} void and drawn again, {Counted.Of(substituted, "inspector was", "inspectors were")} substituted. {Counted.Of(f.Visits.Count, "firm was", "firms were")} visited {Counted.Of(visits, "time")} in all, {(more > 0 ? $"{more} of them more than once and at most {Counted.Of(f.Visits.Values.Max(), "time")}" : "none more than once")}; a joint visit counts once.");
    }

    public static Text NeverDrawn(PeriodFigures f) => new(
        $"{string.Join("、", f.NeverDrawn)}在公布的政策中，{f.Period.Year}年尚无名单公开的抽取，未计入以上各数。",
        $"{string.Join(", ", f.NeverDrawn)}: in the published policy, but without a draw of {f.Period.Year} whose list is public; not in the figures above.");

    public static Text KeptBack(PeriodFigures f) => new(
        $"另有 {f.KeptBack} 批次为不预先通知的检查，名单尚未公开，未计入以上各数。", $"{Counted.Of(f.KeptBack, "more round is", "more rounds are")} for unannounced visits, with a list that is not public yet and in none of the figures above.");

    public static Text SumsThatDiffer(int count) => new(
        $"核对不符 {count} 项，见核对表，请查明原因后再使用本报告。", $"{Counted.Of(count, "cross-sum does", "cross-sums do")} not agree, see their table; find out why before this report is used.");

    public static Text Times(int visits) => new($"{visits} 次", $"{visits}");

    private static Text Coverage(SectorFigures s, bool isClosed)
    {
        string share = Percent(s.Covered, s.Frame), floor = Percent(s.Floor.Numerator, s.Floor.Denominator);
        bool reached = s.Covered >= s.Needed;
        return new(
            $"{s.Name}名录 {s.Frame} 家，抽取并计入 {s.Covered} 家，{share}，{(reached ? "达到" : isClosed ? "未达到" : "尚未达到")}全年不低于 {floor} 的要求（应不少于 {s.Needed} 家）",
            $"{s.Name}: {s.Covered} of {s.Frame} listed firms drawn and counted, {share}; the yearly floor of {floor} ({Counted.Of(s.Needed, "firm")}) is {(reached ? "reached" : isClosed ? "not reached" : "not reached yet")}");
    }

    /// <summary>A share as a percentage that is never rounded up.</summary>
    public static string Percent(long part, long whole) =>
        whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Percentage.Cut(part, whole):0.##}%");
}
