using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Verification;
using Inspections.Worker.Files;

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of the day of a draw say.</summary>
internal static class DrawDayTexts
{
    public static readonly Text DrawDay = new("抽取日", "Draw day");
    public static readonly Text None = new("没有已承诺的批次，一周内也没有抽取", "Nothing is committed to, and nothing was drawn within a week");
    public static readonly Text Countdown = new("距抽取", "To the draw");
    public static readonly Text Live = new("投影：自动更新", "For the wall: shown anew by itself");
    public static readonly Text Still = new("停止自动更新", "Stop that");
    public static readonly Text Commitment = new("承诺的摘要（抽取之前已公开，可与网站核对）", "Digest of the commitment (public before the draw; compare it with the site)");
    public static readonly Text Firms = new("名录企业", "Firms on the list");
    public static readonly Text Inspectors = new("名录人员", "Inspectors on the list");
    public static readonly Text ToDraw = new("抽取企业", "Firms to draw");
    public static readonly Text Receipt = new("抽取结果的摘要", "Digest of the receipt");
    public static readonly Text Values = new("随机数", "Random values");
    public static readonly Text Source = new("随机源", "Source");
    public static readonly Text Value = new("数值", "Value");
    public static readonly Text EnterValues = new("录入骰子、彩票号码", "Enter dice and lottery numbers");
    public static readonly Text Drawn = new("抽中企业", "Firms drawn");
    public static readonly Text Verification = new("核验", "Verification");
    public static readonly Text VerificationMeans = new("本机关的程序刚刚从公示的文件重做了这次抽取，与任何人能做的一样。", "The bureau's program has just repeated the draw from the published files, as anybody can.");
    public static readonly Text Verifying = new("正在从公示的文件重做这次抽取", "The draw is being repeated from the published files");
    public static readonly Text Expected = new("应为", "expected");
    public static readonly Text Found = new("实为", "found");
    public static readonly Text Notices = new("提示", "Worth knowing");
    public static readonly Text Everybody = new("请用您自己的手机或电脑打开，由您的浏览器核验", "Open it on your own telephone or computer: your browser verifies it");
    public static readonly Text CodeOf = new("本次抽取公示页面的二维码", "Code of the draw's public page");
    public static readonly Text ToWall = new("回到抽取日页面", "Back to the draw");

    public static readonly Text TwoPeople = new(
        "由两个人各自看着骰子或开奖公告录入，互不代录。两人所录相同才登记；不同的都显示出来，什么也不登记。登记以后不能更改。",
        "Two people enter what the dice or the announcement show, each from the own reading. When both say the same it is taken; where they differ both are shown and nothing is taken. What was taken cannot be changed.");

    public static readonly Text NothingToEnter = new("本次抽取没有要由人录入的随机数", "No value of this draw is entered by people");
    public static readonly Text Differ = new("两人所录不同，没有登记。请各自核对后再录一次。", "The two entries differ and nothing was taken. Check it, each of you, and enter it again.");
    public static readonly Text IsTaken = new("已登记", "Entered");
    public static readonly Text Entries = new("各人所录", "What was entered");
    public static readonly Text Hidden = new("已录，您录入以后显示", "entered; shown once you have entered yours");
    public static readonly Text Enter = new("录入", "Enter");

    public static readonly Text NotCommitted = new("尚未承诺", "Not committed to yet");
    public static readonly Text Fixed = new("名录、人员、数量已公开锁定，等待抽取", "Lists and numbers are public and fixed; waits for the draw");
    public static readonly Text BeingDrawn = new("随机数已齐，正在抽取", "All values are in: being drawn");
    public static readonly Text KeptBack = new("已抽取，名单暂不公开", "Drawn; the list is kept back for now");

    /// <summary>What it waits for.</summary>
    public static Text WaitsFor(IReadOnlyList<Label> missing) => new($"等待随机数：{string.Join('、', missing)}", $"Waits for {string.Join(", ", missing)}");

    /// <summary>A time to come, as precisely as it is shown anew.</summary>
    public static Text Left(TimeSpan left) => left switch
    {
        { TotalDays: >= 1 } => new(FormattableString.Invariant($"{left.Days} 天 {left.Hours} 小时"), FormattableString.Invariant($"{left.Days} d {left.Hours} h")),
        { TotalHours: >= 1 } => new(FormattableString.Invariant($"{left.Hours} 小时 {left.Minutes} 分"), FormattableString.Invariant($"{left.Hours} h {left.Minutes} min")),
        _ => new(FormattableString.Invariant($"{left.Minutes} 分 {left.Seconds:00} 秒"), FormattableString.Invariant($"{left.Minutes} min {left.Seconds:00} s")),
    };

    /// <summary>Seconds until a wall is shown anew; null long before the draw, when nobody looks at it.</summary>
    public static int? SecondsToNext(TimeSpan left) => left.TotalHours switch
    {
        > 12 => null,
        > 1 => 60,
        > 0.05 => 5,
        > 0 => 1,
        _ => 3,
    };

    /// <summary>A number as Chinese and English pages write it.</summary>
    public static string Number(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How a value is written.</summary>
    public static Text Form(Source source) => source switch
    {
        DiceSource dice => new($"{dice.Digits} 位数字，从左到右；可以加空格", $"{dice.Digits} digits from left to right; blanks may be put between them"),
        LotterySource { Kind: "ssq" } => new("红球六个由小到大，再蓝球：03 09 14 21 26 31|07", "six red numbers in order, then the blue one: 03 09 14 21 26 31|07"),
        _ => new("前区五个由小到大，再后区两个：03 09 14 21 26|02 07", "five numbers in order, then two: 03 09 14 21 26|02 07"),
    };

    /// <summary>How a source stands whose value is not in.</summary>
    public static Text StateOf(Source source, DateTimeOffset drawAt, int entries) => source switch
    {
        SealedSource { Witness: null } => new("抽取时公开", "opened by the draw"),
        SealedSource => new("见证机构在抽取之前公开", "opened by the witness before the draw"),
        _ when entries > 0 => new($"已有 {entries} 人录入，还没有两人相同", $"entered by {entries}, not yet the same by two"),
        _ => new($"{MomentText.Of(source.KnownAt ?? drawAt)} 以后", $"after {MomentText.Of(source.KnownAt ?? drawAt)}"),
    };

    /// <summary>How a check came out.</summary>
    public static Text Of(Outcome outcome) => outcome switch
    {
        Outcome.Ok => new("符合", "holds"),
        Outcome.Incomplete => new("尚不完整", "incomplete"),
        _ => new("不符", "fails"),
    };
}
