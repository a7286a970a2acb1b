using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>What the observers' page says.</summary>
internal static class ObserverTexts
{
    public static readonly Text Title = new("抽取观察记录", "Record of a watched draw");
    public static readonly Text FileName = new("抽取观察记录", "observer-record");
    public static readonly Text Below = new("随机抽取现场观察用", "for observers of the draw");

    public static readonly Text Committed = new("一、抽取之前已经公布、不能再变的", "1. Published and fixed before the draw");
    public static readonly Text Bureau = new("机关", "Bureau");
    public static readonly Text DrawnAt = new("抽取时刻", "Drawn at");
    public static readonly Text Lists = new("名录、抽取", "List, to draw");
    public static readonly Text Ledger = new("台账", "Ledger");
    public static readonly Text Commitment = new("承诺摘要", "Digest of the commitment");

    public static readonly Text ToWrite = new("二、现场记下", "2. To write down at the draw");
    public static readonly Text Times = new("开始和结束时刻", "Began, ended");
    public static readonly Text TimesBlank = new("＿＿时＿＿分＿＿秒　至　＿＿时＿＿分＿＿秒", "____ : ____ : ____   to   ____ : ____ : ____");
    public static readonly Text Unusual = new("不寻常之处", "Anything unusual");
    public static readonly Text Observer = new("观察人、日期", "Observer, day");
    public static readonly Text ObserverBlank = new("　　　　　　　　　　年　　月　　日", "");

    public static readonly Text Afterwards = new("三、事后用手机核对", "3. Check it on a telephone afterwards");
    public static readonly Text PublicSite = new("公示网址下的 ", "the public site's ");

    public static readonly Text SameValues = new(
        "页面的随机数与您记下的一致；开奖号码再与发行机构公布的核对。", "The random values are those that you wrote down; lottery numbers are those of their publisher too.");

    public static readonly Text NoteLedger = new(
        "记下页面的台账：条数 ＿＿＿＿ 根的前 8 位 ＿＿＿＿＿＿＿＿；以后台账只能变长。", "Note the page's ledger: its size ________ and the first 8 digits of its root ________________; later it may only have grown.");

    public static readonly Text IfDifferent = new(
        "有一处不同，或页面显示“无效”：请留好本页，拍照，告诉监督机关和见证机构。", "If anything differs, or the page says INVALID: keep this page, take a photograph, and tell the supervisors and the witnesses.");

    public static readonly Text Dice = new("十面骰子", "Ten-sided dice");
    public static readonly Text Ends = new("前 8 位＿＿＿＿＿＿＿＿ 后 8 位＿＿＿＿＿＿＿＿", "first 8 digits ________________ last 8 ________________");

    public static Text Entries(long size) => new($"此前 {size} 条", $"{Counted.Of(size, "entry", "entries")} before it");

    public static Text ToDraw(long firms, long take) => new($"{firms} 户中抽 {take} 户", $"{take} of {Counted.Of(firms, "firm")}");

    public static Text Open(string site, string draw) => new(
        $"打开 {site}draws/{draw}/ ，等页面核验完毕，应显示“有效”。", $"Open {site}draws/{draw}/ and let the page verify: it must say VALID.");

    /// <summary>The digest is compared; where the list is kept back, until when.</summary>
    public static Text SameDigest(string? keptBackUntil) => new(
        $"页面的承诺摘要与上面的一字不差{(keptBackUntil is null ? "" : $"；名单暂缓公布，最迟 {keptBackUntil} 公布")}。",
        $"The digest on the page is the one above, to the letter{(keptBackUntil is null ? "" : $"; the list is kept back until {keptBackUntil} at the latest")}.");

    public static Text Lottery(bool isDoubleColour, string name) => new(
        $"{(isDoubleColour ? "双色球" : "大乐透")} {name}", $"{(isDoubleColour ? "Double Colour Ball" : "Super Lotto")} {name}");

    public static Text Pulse(string name) => new($"公开随机数 {name}", $"Public beacon {name}");

    public static Text SealedByWitness(string name) => new($"见证机构封存值 {name}", $"Value sealed by a witness {name}");

    public static Text SealedByBureau(string name) => new($"机关封存值 {name}", $"Value sealed by the bureau {name}");

    public static Text DiceBlank(int digits, string blank) => new($"{digits} 个数字，按掷出的顺序：\n{blank}", $"{Counted.Of(digits, "digit")}, in the order thrown:\n{Narrow(blank)}");

    public static Text After(string time, string blank) => new($"{time} 之后：{blank}", $"after {time}: {Narrow(blank)}");

    public static Text At(string time) => new($"{time}：{Ends.Zh}", $"{time}: {Ends.En}");

    public static Text WithTheList(string until) => new($"随名单公布，最迟 {until}：{Ends.Zh}", $"published with the list, {until} at the latest: {Ends.En}");

    // As wide, of the characters that Latin type has.
    private static string Narrow(string blank) => blank.Replace("＿", "__", StringComparison.Ordinal).Replace('｜', '|');
}
