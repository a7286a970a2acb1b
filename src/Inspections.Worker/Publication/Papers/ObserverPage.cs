using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;

namespace Inspections.Worker.Publication.Papers;

/// <summary>A part of the observers' page: a heading and a table of two columns.</summary>
/// <param name="Heading">What the part is for.</param>
/// <param name="Rows">What stands in each row, left and right.</param>
internal sealed record ObserverPart(string Heading, IReadOnlyList<(string Left, string Right)> Rows);

/// <summary>
/// One printed page for whoever watches a draw: what was committed to, what to write down while it is drawn, and how to check it on a
/// telephone. What the observer writes is compared with what is published afterwards, so nothing of it is printed beforehand.
/// </summary>
/// <param name="Draw">The draw.</param>
/// <param name="Parts">Its parts, in order.</param>
internal sealed record ObserverPage(DrawId Draw, IReadOnlyList<ObserverPart> Parts)
{
    public const string Title = "抽取观察记录";
    private const int DiceInLine = 10;
    private const string Ends = "前 8 位＿＿＿＿＿＿＿＿ 后 8 位＿＿＿＿＿＿＿＿";

    /// <summary>What is beneath the title, also when it is printed.</summary>
    public string Below => $"{Draw}　随机抽取现场观察用 for observers of the draw";

    /// <summary>The page of a commitment.</summary>
    /// <param name="c">The commitment, as published.</param>
    /// <param name="site">The address of the public site, ending in a slash; null where nobody gave it.</param>
    public static ObserverPage Of(Commitment c, string? site) => new(c.Draw, [Committed(c), ToWrite(c), Afterwards(c, site)]);

    /// <summary>The page for Word, WPS and LibreOffice.</summary>
    public byte[] ToWord() => ObserverWord.Write(this);

    /// <summary>The page for a browser.</summary>
    public byte[] ToHtml() => ObserverHtml.Write(this);

    private static ObserverPart Committed(Commitment c) => new("一、抽取之前已经公布、不能再变的 Fixed before the draw",
    [
        ("机关 bureau", $"{c.Authority}"),
        ("抽取时刻 drawn at", BeijingTime.Format(c.DrawAt)),
        ("名录、抽取 list, to draw", $"{c.Frame.Size} 户中抽 {c.Quotas.Sum(q => (long)q.Take)} 户 of {c.Frame.Size} firms"),
        ("台账 ledger", $"{c.Ledger.Size} 条 entries before it"),
        ("承诺摘要 digest", Grouped($"{c.Digest}")),
    ]);

    private static ObserverPart ToWrite(Commitment c) => new("二、现场记下 To write down at the draw",
    [
        ("开始和结束时刻 began, ended", "＿＿时＿＿分＿＿秒　至　＿＿时＿＿分＿＿秒"),
        .. c.Sources.Select(s => (NameOf(s), BlankOf(s, c.DiscloseBy))),
        ("不寻常之处 anything unusual", ""),
        ("观察人、日期 observer, day", "　　　　　　　　　　年　　月　　日"),
    ]);

    private static ObserverPart Afterwards(Commitment c, string? site) => new("三、事后用手机核对 Check it on a telephone",
    [
        ("1", $"打开 {(site is null ? "公示网址下的 " : site)}draws/{c.Draw}/ ，等页面核验完毕，应显示“有效”。Open the draw's page and let it verify."),
        ("2", $"页面的承诺摘要与上面的一字不差{(c.DiscloseBy is DateOnly by ? $"；名单暂缓公布，最迟 {BeijingTime.Format(by)} 公布" : "")}。The digest is the one above."),
        ("3", "页面的随机数与您记下的一致；开奖号码再与发行机构公布的核对。The values are those you wrote down; lottery numbers also those of their publisher."),
        ("4", "记下页面的台账 note the ledger's：条数 size ＿＿＿＿ 根的前 8 位 root ＿＿＿＿＿＿＿＿；以后台账只能变长。Later it may only have grown."),
        ("5", "有一处不同，或页面显示“无效”：请留好本页，拍照，告诉监督机关和见证机构。If anything differs keep this page and tell the supervisors and witnesses."),
    ]);

    // Easier to compare by eye: eight characters at a time, two lines.
    private static string Grouped(string hex)
    {
        string[] groups = [.. hex.Chunk(8).Select(c => new string(c))];
        return $"{string.Join(' ', groups[..(groups.Length / 2)])}\n{string.Join(' ', groups[(groups.Length / 2)..])}";
    }

    private static string NameOf(Source source) => source switch
    {
        DiceSource => "十面骰子 dice",
        LotterySource lottery => $"{(lottery.Kind == Lottery.DoubleColourBall.Kind ? "双色球" : "大乐透")} {lottery.Name}",
        DrandSource => $"公开随机数 {source.Name}",
        SealedSource { Witness: not null } => $"见证机构封存值 {source.Name}",
        _ => $"机关封存值 {source.Name}",
    };

    private static string BlankOf(Source source, DateOnly? discloseBy) => source switch
    {
        DiceSource dice => $"{dice.Digits} 个数字，按掷出的顺序 in order：\n{string.Join('\n', Enumerable.Repeat("＿＿", dice.Digits).Chunk(DiceInLine).Select(line => string.Join(' ', line)))}",
        LotterySource lottery => $"{BeijingTime.Format(lottery.At)} 之后 after：{Balls(Lottery.OfKind(lottery.Kind))}",
        DrandSource drand => $"{BeijingTime.Format(drand.PulseAt)}：{Ends}",
        SealedSource { Witness: null } when discloseBy is DateOnly by => $"随名单公布，最迟 {BeijingTime.Format(by)}：{Ends}",
        _ => Ends,
    };

    private static string Balls(Lottery lottery) =>
        $"{string.Join(' ', Enumerable.Repeat("＿＿", lottery.Front))} ｜ {string.Join(' ', Enumerable.Repeat("＿＿", lottery.Back))}";
}
