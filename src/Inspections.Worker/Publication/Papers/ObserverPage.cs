using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

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
/// <param name="Language">The language that it speaks.</param>
/// <param name="Parts">Its parts, in order.</param>
internal sealed record ObserverPage(DrawId Draw, Language Language, IReadOnlyList<ObserverPart> Parts)
{
    private const int DiceInLine = 10;
    private const string Blank = "＿＿";

    /// <summary>What it is called.</summary>
    public string Title => ObserverTexts.Title.In(Language);

    /// <summary>What is beneath the title, also when it is printed.</summary>
    public string Below => $"{Draw} · {ObserverTexts.Below.In(Language)}";

    /// <summary>The name of its files, without an ending.</summary>
    public string FileName => $"{ObserverTexts.FileName.In(Language)}-{Draw}";

    /// <summary>The page of a commitment.</summary>
    /// <param name="c">The commitment, as published.</param>
    /// <param name="site">The address of the public site, ending in a slash; null where nobody gave it.</param>
    /// <param name="language">The language that the page speaks.</param>
    public static ObserverPage Of(Commitment c, string? site, Language language = Language.Chinese) =>
        new(c.Draw, language, [.. PartsOf(c, site).Select(p => new ObserverPart(p.Heading.In(language), [.. p.Rows.Select(r => (r.Left.In(language), r.Right.In(language)))]))]);

    /// <summary>The page for Word, WPS and LibreOffice.</summary>
    public byte[] ToWord() => ObserverWord.Write(this);

    /// <summary>The page for a browser.</summary>
    public byte[] ToHtml() => ObserverHtml.Write(this);

    private static IEnumerable<(Text Heading, IEnumerable<(Text Left, Text Right)> Rows)> PartsOf(Commitment c, string? site) =>
    [
        (ObserverTexts.Committed,
        [
            (ObserverTexts.Bureau, Text.Same($"{c.Authority}")),
            (ObserverTexts.DrawnAt, Text.Same(MomentText.Of(c.DrawAt))),
            (ObserverTexts.Lists, ObserverTexts.ToDraw(c.Frame.Size, c.Quotas.Sum(q => (long)q.Take))),
            (ObserverTexts.Ledger, ObserverTexts.Entries(c.Ledger.Size)),
            (ObserverTexts.Commitment, Text.Same(Grouped($"{c.Digest}"))),
        ]),
        (ObserverTexts.ToWrite,
        [
            (ObserverTexts.Times, ObserverTexts.TimesBlank),
            .. c.Sources.Select(s => (NameOf(s), BlankOf(s, c.DiscloseBy))),
            (ObserverTexts.Unusual, Text.Same("")),
            (ObserverTexts.Observer, ObserverTexts.ObserverBlank),
        ]),
        (ObserverTexts.Afterwards, Numbered(
            site is null ? OpenSomewhere(c) : ObserverTexts.Open(site, $"{c.Draw}"),
            ObserverTexts.SameDigest(c.DiscloseBy is DateOnly by ? BeijingTime.Format(by) : null),
            ObserverTexts.SameValues,
            ObserverTexts.NoteLedger,
            ObserverTexts.IfDifferent)),
    ];

    private static Text OpenSomewhere(Commitment c) =>
        new(ObserverTexts.Open(ObserverTexts.PublicSite.Zh, $"{c.Draw}").Zh, ObserverTexts.Open(ObserverTexts.PublicSite.En, $"{c.Draw}").En);

    private static IEnumerable<(Text Left, Text Right)> Numbered(params Text[] steps) => steps.Select((s, n) => (Text.Same($"{n + 1}"), s));

    // Easier to compare by eye: eight characters at a time, two lines.
    private static string Grouped(string hex)
    {
        string[] groups = [.. hex.Chunk(8).Select(c => new string(c))];
        return $"{string.Join(' ', groups[..(groups.Length / 2)])}\n{string.Join(' ', groups[(groups.Length / 2)..])}";
    }

    private static Text NameOf(Source source) => source switch
    {
        DiceSource => ObserverTexts.Dice,
        LotterySource lottery => ObserverTexts.Lottery(lottery.Kind == Lottery.DoubleColourBall.Kind, $"{lottery.Name}"),
        DrandSource => ObserverTexts.Pulse($"{source.Name}"),
        SealedSource { Witness: not null } => ObserverTexts.SealedByWitness($"{source.Name}"),
        _ => ObserverTexts.SealedByBureau($"{source.Name}"),
    };

    private static Text BlankOf(Source source, DateOnly? discloseBy) => source switch
    {
        DiceSource dice => ObserverTexts.DiceBlank(dice.Digits, string.Join('\n', Enumerable.Repeat(Blank, dice.Digits).Chunk(DiceInLine).Select(line => string.Join(' ', line)))),
        LotterySource lottery => ObserverTexts.After(MomentText.Of(lottery.At), Balls(Lottery.OfKind(lottery.Kind))),
        DrandSource drand => ObserverTexts.At(BeijingTime.Format(drand.PulseAt)),
        SealedSource { Witness: null } when discloseBy is DateOnly by => ObserverTexts.WithTheList(BeijingTime.Format(by)),
        _ => ObserverTexts.Ends,
    };

    private static string Balls(Lottery lottery) =>
        $"{string.Join(' ', Enumerable.Repeat(Blank, lottery.Front))} ｜ {string.Join(' ', Enumerable.Repeat(Blank, lottery.Back))}";
}
