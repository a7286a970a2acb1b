namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What every page says: its frame, and the words that many pages share.</summary>
internal static class SiteTexts
{
    public static readonly Text Site = new("双随机、一公开", "Random inspections, published");
    public static readonly Text Skip = new("跳到正文", "Skip to content");
    public static readonly Text Feed = new("最近公示的检查结果", "Results published lately");
    public static readonly Text Navigation = new("网站导航", "Site");

    public static readonly Text Footer = new(
        "本站是静态文件，可以任意复制、镜像、存档。页面内容均出自公开的台账和文件：{0}、{1}、{2}。检查结果数据：{3}、{4}。",
        "This site is plain files: copy, mirror and keep it. What its pages say follows from the {0}, its {1} and its {2}. Results as data: {3}, {4}.");

    public static readonly Text Ledger = new("台账", "ledger");
    public static readonly Text Checkpoint = new("检查点", "checkpoint");
    public static readonly Text Keys = new("公钥", "keys");
    public static readonly Text Atom = new("订阅", "Atom");

    public static readonly Text Start = new("首页", "Start");
    public static readonly Text Firms = new("查企业", "Firms");
    public static readonly Text Problems = new("问题企业", "Problems");
    public static readonly Text Figures = new("年度数据", "Figures");
    public static readonly Text Plan = new("年度计划", "Plan");
    public static readonly Text Items = new("事项清单", "Items");
    public static readonly Text Audit = new("全年核验", "Audit");

    public static readonly Text Comma = new("、", ", ");
    public static readonly Text Semicolon = new("；", "; ");
    public static readonly Text Colon = new("：", ": ");
    public static readonly Text None = new("无", "None");
    public static readonly Text NothingYet = new("尚无", "Nothing yet");
    public static readonly Text Total = new("合计", "Total");
    public static readonly Text Firm = new("企业", "Firm");
    public static readonly Text Sector = new("监管行业", "Sector");
    public static readonly Text Round = new("批次", "Round");
    public static readonly Text Rounds = new("批次", "Rounds");
    public static readonly Text Result = new("检查结果", "Result");
    public static readonly Text NotPublishedYet = new("待公示", "not published yet");
    public static readonly Text JointVisit = new("综合查一次", "joint visit");

    /// <summary>The name of a language, in that language.</summary>
    public static string NameOf(Language language) => language == Language.Chinese ? "中文" : "English";

    /// <summary>A page of several.</summary>
    public static Text Page(int number) => new($"第 {number} 页", $"page {number}");

    /// <summary>From one day to another.</summary>
    public static Text Between(string first, string last) => new($"{first} 至 {last}", $"{first} to {last}");

    /// <summary>A number of something, in brackets.</summary>
    public static Text InBrackets(string what) => new($"（{what}）", $" ({what})");
}
