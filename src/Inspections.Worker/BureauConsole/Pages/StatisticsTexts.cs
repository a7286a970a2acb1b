using Inspections.Worker.Publication.Fairness;

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the page of statistics says.</summary>
internal static class StatisticsTexts
{
    public static readonly Text Statistics = new("统计", "Statistics");
    public static readonly Text Coming = new("正在核验公示内容并计算，完成后刷新本页即可看到", "The publication is being verified and the figures worked out: reload the page in a while");
    public static readonly Text DoNotAdd = new("核对不符，请勿使用", "The sums do not agree: do not use these figures");
    public static readonly Text PublicOnly = new("只用已公示的内容计算，与统计报表的数字相同；没有人员排名。", "From what is published alone, the same figures as those of the report; people are not ranked.");
    public static readonly Text Downloads = new("下载", "Download");
    public static readonly Text Workbook = new("年度报告（XLSX）", "Report of the year (XLSX)");
    public static readonly Text PrintedReport = new("年度报告（网页，可打印）", "Report of the year (page, to print)");
    public static readonly Text Fairness = new("公平性报告（网页）", "Fairness report (page)");
    public static readonly Text EachChance = new("每家企业的机会（CSV）", "Every firm's chance (CSV)");
    public static readonly Text Archive = new("年度归档（ZIP，下载前重新核验）", "Archive of the year (ZIP, verified before it is sent)");
    public static readonly Text ToClosing = new("年末：还缺什么、关闭年度", "The year's end: what is missing, and closing");
    public static readonly Text Problems = new("有问题企业的比例", "Share of firms with problems");

    public static readonly Text ProblemsMean = new(
        "随机抽取才能推断全体：右栏是全部企业中有问题的比例，95% 的把握（超几何分布，精确计算；有多个分层的行业按各层合并，稍宽）。前提是抽到又检查了的企业，其问题都被发现；没有结果和无法检查的不计入，见“未知”。",
        "A random sample speaks for all: the right column is the share among all firms, with 95 % confidence (hypergeometric, exact; a sector of several strata is the sum of them and a little wide). It holds where an inspection finds what is wrong; firms without a result, or that could not be inspected, are left out and stand under unknown.");

    public static readonly Text Stratum = new("分层", "Stratum");
    public static readonly Text WholeSector = new("全行业", "the sector");
    public static readonly Text Firms = new("可抽企业", "Firms");
    public static readonly Text Inspected = new("已检查", "Inspected");
    public static readonly Text Found = new("有问题", "With problems");
    public static readonly Text Unknown = new("未知", "Unknown");
    public static readonly Text ShareFound = new("已检查中的比例", "Share of the inspected");
    public static readonly Text ShareOfAll = new("全部企业中的比例（95%）", "Share of all (95 %)");
    public static readonly Text Chances = new("企业被抽中的机会", "Chances of firms");
    public static readonly Text Rate = new("规定比例", "Rate");
    public static readonly Text Chance = new("全年机会", "Chance over the year");
    public static readonly Text Drawn = new("抽中", "Drawn");
    public static readonly Text Why = new("低于规定比例的原因", "Why it is below the rate");
    public static readonly Text Years = new("年数", "Years");
    public static readonly Text OverYears = new("历年至少抽中一次的机会", "Chance of at least one draw over the years");
    public static readonly Text LookUp = new("查一家企业的机会（统一社会信用代码或项目编号）", "The chance of a firm (credit code or project id)");
    public static readonly Text NotInYear = new("这一年公开的名录里没有这家企业", "No list of the year that is public has this firm");

    /// <summary>The statistics of a year.</summary>
    public static Text Of(int year) => new(FormattableString.Invariant($"{year} 年统计"), FormattableString.Invariant($"Statistics of {year}"));

    /// <summary>The report of a quarter.</summary>
    public static Text Quarter(int quarter) => new(FormattableString.Invariant($"第 {quarter} 季度报告（XLSX）"), FormattableString.Invariant($"Report of quarter {quarter} (XLSX)"));

    /// <summary>The chance in a year.</summary>
    public static Text ChanceOf(int year) => new(FormattableString.Invariant($"{year} 年的机会"), FormattableString.Invariant($"Chance in {year}"));

    /// <summary>A share of some.</summary>
    public static string Share(int part, int whole) => FairnessWords.Percent((double)part / whole);

    /// <summary>From a share to another, with the numbers they are of.</summary>
    public static string Range(int least, int most, int whole) => FormattableString.Invariant($"{Share(least, whole)} – {Share(most, whole)} ({least}–{most}/{whole})");
}
