using System.Globalization;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the start page says, and the bars and timelines that other pages have too.</summary>
internal static class StartTexts
{
    public static readonly Text Introduction = new(
        "每一次抽取，检查对象名录、执法人员名录、抽取数量都在随机数产生之前公开并锁定；抽取之后，任何人都可以用公开的文件重算一遍。点开一次抽取，页面会在您的浏览器里逐项核验。",
        "For every draw, the list of firms, the list of inspectors and the numbers to draw are published and fixed before the random value exists; afterwards anybody can repeat the draw from the published files. Open a draw, and the page checks it in your own browser.");

    public static readonly Text Audit = new("全年核验：在浏览器里核验每一次抽取和每个年度", "Audit every draw and every year in your browser");
    public static readonly Text Bureau = new("检查机关", "Inspecting body");
    public static readonly Text News = new("最近公示", "Published lately");
    public static readonly Text Data = new("数据", "Data");

    public static readonly Text Feeds = new(
        "供信用系统和读者订阅：{0}、{1}、{2}。",
        "For credit systems and readers: {0}, {1} and {2}.");

    public static readonly Text ResultsAsJson = new("检查结果 JSON", "results as JSON");
    public static readonly Text Schema = new("格式说明", "their schema");
    public static readonly Text SelfSealed = new("自封抽取说明", "What “self-sealed” promises");

    public static readonly Text SelfSealedMeans = new(
        "没有见证机构参与的抽取称为“自封”：随机数由本机关在承诺时封存、抽取时开启。它证明承诺之后一切都没有改动——没有换名单、没有换随机数、没有重抽；它不能证明随机数本身不是由本机关挑选的。要排除后一种可能，需要至少两家见证机构各自封存随机数，或使用公开的彩票号码、随机信标。",
        "A draw without witnesses is “self-sealed”: the bureau seals its random value with the commitment and opens it at the draw. This proves that nothing changed after the commitment: no other list, no other value, no second try. It proves nothing about who chose the value. To rule that out takes two or more witnesses who each seal a value, or public lottery numbers or beacon pulses.");

    public static readonly Text Draw = new("抽取时间", "Draw, or its window");
    public static readonly Text State = new("状态", "State");

    public static Text CoverageOf(int year) => new($"{year} 年抽查覆盖率", $"Coverage in {year}, by distinct firms drawn that count");

    public static Text RoundsOf(int year) => new($"{year} 年批次", $"Rounds of {year}");

    public static Text TimelineOf(int year) => new($"{year} 年各行业批次的时间线，内容同下表", $"Timeline of the rounds of {year} by sector; the table below says the same");

    public static Text NoFrameYet(CoverageView c) => new(
        $"尚无锁定的名录；底线 {c.Floor}；批次 {c.Rounds} / {c.RoundsDue}", $"no list committed to yet; floor {c.Floor}; rounds {c.Rounds} / {c.RoundsDue}");

    public static Text Coverage(CoverageView c, string share) => new(
        $"{c.Drawn} / {c.Largest} 家，{share}；底线 {c.Floor} = {c.Needed} 家，{(c.IsReached ? "已达到" : "尚未达到")}；批次 {c.Rounds} / {c.RoundsDue}",
        $"{c.Drawn} / {Counted.Of(c.Largest, "firm")}, {share}; floor {c.Floor} = {Counted.Of(c.Needed, "firm")}, {(c.IsReached ? "reached" : "not reached yet")}; rounds {c.Rounds} / {c.RoundsDue}");

    public static Text CoverageBar(CoverageView c) => new(
        $"{c.Sector}：已抽 {c.Drawn} 家，底线 {c.Needed} 家", $"{c.Sector}: {c.Drawn} drawn, floor {c.Needed}");

    /// <summary>A month on the timeline.</summary>
    /// <param name="month">From 1.</param>
    public static Text Month(int month) => new($"{month}月", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month));

    /// <summary>How many of the same day and draw.</summary>
    public static Text Times(int count) => count == 1 ? Text.Same("") : SiteTexts.InBrackets($"{count}");
}
