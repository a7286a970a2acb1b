namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the figures of a year say.</summary>
internal static class YearTexts
{
    public static readonly Text Title = new("年度数据", "Yearly figures");
    public static readonly Text Closed = new("本年度已结束。", "The year is closed.");
    public static readonly Text Open = new("本年度尚未结束，数据随公示更新。", "The year is open: these figures grow.");
    public static readonly Text Coverage = new("覆盖率", "Coverage");
    public static readonly Text BySector = new("各行业", "By sector");
    public static readonly Text Drawn = new("抽中", "Drawn");
    public static readonly Text PublishedResults = new("已公示结果", "Results published");
    public static readonly Text Problems = new("发现问题", "Problems found");
    public static readonly Text Void = new("作废", "Void");
    public static readonly Text Substituted = new("调换人员", "Inspectors substituted");
    public static readonly Text Named = new("指定检查组", "Teams named");
    public static readonly Text Joint = new("合并检查", "Joint visits");
    public static readonly Text CountedOnce = new("（计一次）", " (counted once)");
    public static readonly Text ByQuarter = new("各季度", "By quarter");
    public static readonly Text Quarter = new("季度", "Quarter");
    public static readonly Text Inspected = new("检查", "Inspected");
    public static readonly Text Published = new("公示", "Published");
    public static readonly Text Results = new("检查结果（一户可有多项）", "Results; one may have several");
    public static readonly Text Category = new("类别", "Category");
    public static readonly Text Times = new("次数", "Times");
    public static readonly Text Burden = new("企业负担（合并检查计一次）", "Burden on firms; a joint visit counts once");
    public static readonly Text Visits = new("本年检查次数", "Visits in the year");
    public static readonly Text Firms = new("企业数", "Firms");

    public static Text Of(int year) => new($"{year} 年数据", $"Figures of {year}");

    public static Text LinkTo(int year) => new($"{year} 年", $"{year}");
}
