using System.Globalization;
using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Refusals;

namespace Inspections.Core.Drawing;

/// <summary>Where one random value of a draw comes from, committed to before the value exists (protocol sections 3 and 4).</summary>
/// <remarks>The kinds are those of the protocol: nobody else can make one.</remarks>
[JsonConverter(typeof(ProtocolJsonConverter<Source>))]
public abstract record Source : IProtocolObject<Source>
{
    /// <summary>What stands in place of a witness's value that did not come in time.</summary>
    public const string Absent = "ABSENT";

    private protected Source(Label name) => Name = Given.Set(name, "source: name");

    /// <summary>The name the value is entered and hashed under.</summary>
    public Label Name { get; }

    /// <summary><c>sealed</c>, <c>dice</c>, <c>ssq</c>, <c>dlt</c> or <c>drand</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The moment from which anybody can know the value; null when that is not fixed.</summary>
    public virtual DateTimeOffset? KnownAt => null;

    /// <summary>Null when <paramref name="value"/> may stand for this source in draw <paramref name="draw"/>, else what was expected.</summary>
    public abstract Text? Refuse(DrawId draw, string value);

    /// <summary>Null when a value may be entered with or without a signature, as <see cref="Refuse(DrawId, string)"/>, else what was expected: pulses alone have one.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="value">The value.</param>
    /// <param name="signature">The pulse's signature, or null.</param>
    public Text? Refuse(DrawId draw, string value, string? signature) => Refuse(draw, value)
        ?? (this is DrandSource ? DrandSource.RefuseSignature(value, signature)
            : signature is null ? null : new Text("不应有签名：只有信标脉冲有签名", "expected no signature: only pulses have one"));

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Members();

    /// <summary>What is expected of a value that is a digest or a pulse.</summary>
    private protected static Text HexDigits { get; } = new("应为 64 位小写十六进制数", "expected 64 lower-case hexadecimal digits");

    /// <summary>Reads a source.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static Source FromJson(Json value) => MemberReader.Read(value, "source", m =>
    {
        Label name = m.Text("name", Label.Parse);
        string kind = m.Text("kind");
        return (Source)(kind switch
        {
            "sealed" => new SealedSource(name, m.Text("digest", Digest.Parse)),
            "dice" => new DiceSource(name, m.Count("digits", DiceSource.FewestDigits)),
            "ssq" or "dlt" => new LotterySource(name, Lottery.OfKind(kind), m.Text("at", BeijingTime.ParseMoment)),
            "drand" => new DrandSource(name),
            _ => throw new ProtocolFormatException($"source: unknown kind '{kind}'"),
        });
    });

    /// <summary>The members that the protocol writes.</summary>
    private protected abstract Json.Map Members();

    /// <summary>Reads a source of one kind.</summary>
    /// <exception cref="ProtocolFormatException">It is of another.</exception>
    private protected static T Of<T>(Json value)
        where T : Source => FromJson(value) as T ?? throw new ProtocolFormatException($"source: not a {typeof(T).Name}");

    /// <summary>The part of the name after <paramref name="prefix"/>, which must be there and not be empty.</summary>
    private protected static string After(string prefix, Label name, string kind)
    {
        string text = name.ToString();
        return text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length
            ? text[prefix.Length..]
            : throw new ProtocolFormatException($"source: a {kind} source is named {prefix}…, found '{text}'");
    }
}

/// <summary>A secret value whose digest is committed to: the bureau's (<c>own:…</c>) or a witness's (<c>witness:…</c>).</summary>
[JsonConverter(typeof(ProtocolJsonConverter<SealedSource>))]
public sealed record SealedSource : Source, IProtocolObject<SealedSource>
{
    static SealedSource IProtocolObject<SealedSource>.FromJson(Json value) => Of<SealedSource>(value);

    /// <summary>How the bureau's own sources are named.</summary>
    public const string OwnPrefix = "own:";

    /// <summary>How the sources of witnesses are named.</summary>
    public const string WitnessPrefix = "witness:";

    /// <summary>A source and the digest its value must open.</summary>
    /// <exception cref="ProtocolFormatException">The name is neither <c>own:…</c> nor <c>witness:…</c>.</exception>
    public SealedSource(Label name, Digest digest)
        : base(name)
    {
        Digest = digest;
        Witness = WitnessOf(name);
    }

    /// <summary>What <see cref="Seal"/> gives for the value.</summary>
    public Digest Digest { get; }

    /// <summary>The witness who sealed it, or null for the bureau's own.</summary>
    public SectorCode? Witness { get; }

    /// <inheritdoc/>
    public override string Kind => "sealed";

    /// <summary>The source of a value that is known already, sealed for one draw.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="name"><c>own:…</c> or <c>witness:…</c>.</param>
    /// <param name="value">The value, 64 lower-case hexadecimal digits; to be kept until it is opened.</param>
    /// <exception cref="ProtocolFormatException">A name or a value that could never be opened.</exception>
    public static SealedSource Of(DrawId draw, Label name, string value) => new(name, Seal(draw, name, value));

    /// <summary>The digest that seals <paramref name="value"/> for one draw and one name, so that it fits nowhere else.</summary>
    /// <exception cref="ProtocolFormatException">A name or a value that could never be opened.</exception>
    public static Digest Seal(DrawId draw, Label name, string value) => Digest.Of(SealedText(draw, name, value));

    /// <summary>The bytes that <see cref="Seal"/> hashes, for whoever keeps the value.</summary>
    /// <exception cref="ProtocolFormatException">A name or a value that could never be opened.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static byte[] SealedText(DrawId draw, Label name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Given.Set(draw, "sealed source: draw");
        WitnessOf(name);
        return RefuseForm(value) is { } expected
            ? throw new ProtocolFormatException($"sealed source '{name}': {expected.En}")
            : CanonicalJson.Write(Json.Object(("draw", draw.ToString()), ("name", name.ToString()), ("value", value)));
    }

    /// <inheritdoc/>
    public override Text? Refuse(DrawId draw, string value)
    {
        if (value == Absent && Witness is not null)
        {
            return null;
        }

        return RefuseForm(value) ?? (Seal(draw, Name, value) != Digest ? new Text($"与承诺中的摘要 {Digest} 不符", $"the value does not open the digest {Digest}") : null);
    }

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("digest", Digest), ("kind", Kind), ("name", Name.ToString()));

    private static Text? RefuseForm(string value) => Hex.IsLower(value, Digest.Length) ? null : HexDigits;

    // Null for the bureau's own.
    private static SectorCode? WitnessOf(Label name)
    {
        bool own = name.ToString().StartsWith(OwnPrefix, StringComparison.Ordinal);
        string rest = After(own ? OwnPrefix : WitnessPrefix, name, "sealed");
        return own ? null : SectorCode.Parse(rest);
    }
}

/// <summary>Ten-sided dice rolled in public.</summary>
[JsonConverter(typeof(ProtocolJsonConverter<DiceSource>))]
public sealed record DiceSource : Source, IProtocolObject<DiceSource>
{
    static DiceSource IProtocolObject<DiceSource>.FromJson(Json value) => Of<DiceSource>(value);

    /// <summary>The fewest digits a commitment may ask for.</summary>
    public const int FewestDigits = 20;

    /// <summary>Dice of so many digits.</summary>
    /// <exception cref="ProtocolFormatException">Another name than <c>dice</c>, or fewer than 20 digits.</exception>
    public DiceSource(Label name, int digits)
        : base(name)
    {
        if (name.ToString() != "dice" || digits < FewestDigits)
        {
            throw new ProtocolFormatException($"source: dice are named 'dice' and have {FewestDigits} digits or more; found '{name}' and {digits}");
        }

        Digits = digits;
    }

    /// <summary>Digits to roll.</summary>
    public int Digits { get; }

    /// <inheritdoc/>
    public override string Kind => "dice";

    /// <inheritdoc/>
    public override Text? Refuse(DrawId draw, string value) =>
        value.Length == Digits && value.All(char.IsAsciiDigit) ? null : new Text($"应为 {Digits} 位数字 0–9", $"expected {Digits} digits 0–9");

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("digits", (long)Digits), ("kind", Kind), ("name", Name.ToString()));
}

/// <summary>One issue of a public lottery: 双色球 (<c>ssq</c>) or 大乐透 (<c>dlt</c>).</summary>
[JsonConverter(typeof(ProtocolJsonConverter<LotterySource>))]
public sealed record LotterySource : Source, IProtocolObject<LotterySource>
{
    static LotterySource IProtocolObject<LotterySource>.FromJson(Json value) => Of<LotterySource>(value);

    private const int IssueDigits = 7;

    private readonly Lottery _lottery;

    /// <summary>An issue, drawn at <paramref name="at"/>: the four digits of that year and three of its number.</summary>
    /// <exception cref="ProtocolFormatException">The name is not <c>ssq:…</c> or <c>dlt:…</c> of an issue of that year.</exception>
    public LotterySource(Label name, Lottery lottery, DateTimeOffset at)
        : base(name)
    {
        (_lottery, At) = (Given.NotNull(lottery), Given.Moment(at, "source: at"));
        string issue = After(lottery.Kind + ":", name, lottery.Kind);
        bool plain = issue.Length == IssueDigits && issue.All(char.IsAsciiDigit) && issue[4..] != "000"
            && int.Parse(issue.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) == at.ToOffset(BeijingTime.Offset).Year;
        Issue = plain
            ? int.Parse(issue, NumberStyles.None, CultureInfo.InvariantCulture)
            : throw new ProtocolFormatException($"source: an issue is the four digits of the year of its 'at' and three of its number: '{name}' at {BeijingTime.Format(at)}");
    }

    /// <summary>The issue's number, its year first: a higher one is drawn later.</summary>
    public int Issue { get; }

    /// <summary>When the issue is drawn.</summary>
    public DateTimeOffset At { get; }

    /// <summary>True when the other cannot be right beside this one: an issue has one moment, and of two issues of one lottery the higher number the later (protocol section 4).</summary>
    internal bool Contradicts(LotterySource other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == other.Kind && Issue.CompareTo(other.Issue) != At.CompareTo(other.At);
    }

    /// <inheritdoc/>
    public override string Kind => _lottery.Kind;

    /// <inheritdoc/>
    public override DateTimeOffset? KnownAt => At;

    /// <inheritdoc/>
    public override Text? Refuse(DrawId draw, string value) => _lottery.Refuse(value);

    /// <inheritdoc/>
    private protected override Json.Map Members() =>
        Json.Object(("at", BeijingTime.Format(At)), ("kind", Kind), ("name", Name.ToString()));
}

/// <summary>One pulse of the drand network's quicknet chain.</summary>
[JsonConverter(typeof(ProtocolJsonConverter<DrandSource>))]
public sealed record DrandSource : Source, IProtocolObject<DrandSource>
{
    static DrandSource IProtocolObject<DrandSource>.FromJson(Json value) => Of<DrandSource>(value);

    private const long Genesis = 1692803367;
    private const long PeriodSeconds = 3;
    private const string NamePrefix = "drand:quicknet/";

    // The last pulse of year 9999.
    private const long LastRound = ((253402271999 - Genesis) / PeriodSeconds) + 1;

    /// <summary>A pulse, <c>drand:quicknet/&lt;round&gt;</c>.</summary>
    /// <exception cref="ProtocolFormatException">Another name.</exception>
    public DrandSource(Label name)
        : base(name)
    {
        string round = After(NamePrefix, name, "drand");
        bool plain = long.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number is >= 1 and <= LastRound && round[0] != '0';
        PulseAt = plain
            ? DateTimeOffset.FromUnixTimeSeconds(Genesis + (PeriodSeconds * (number - 1)))
            : throw new ProtocolFormatException($"source: not a pulse number: '{round}'");
    }

    /// <summary>The first pulse at or after a moment.</summary>
    public static DrandSource FirstAt(DateTimeOffset moment)
    {
        long seconds = long.Max(0, moment.ToUnixTimeSeconds() - Genesis);
        long round = ((seconds + PeriodSeconds - 1) / PeriodSeconds) + 1;
        return new DrandSource(Label.Parse(string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{round}")));
    }

    /// <summary>The pulse's time, 1692803367 + 3·(round−1) seconds after 1970.</summary>
    public DateTimeOffset PulseAt { get; }

    /// <inheritdoc/>
    public override string Kind => "drand";

    /// <inheritdoc/>
    public override DateTimeOffset? KnownAt => PulseAt;

    /// <inheritdoc/>
    public override Text? Refuse(DrawId draw, string value) =>
        Hex.IsLower(value, Digest.Length) ? null : HexDigits;

    /// <summary>Null when <paramref name="value"/> is the SHA-256 of the pulse's signature, else why not. The pairing is for whoever compares with the publisher.</summary>
    internal static Text? RefuseSignature(string value, string? signature) =>
        signature is null || !Hex.IsLower(signature, 48) ? new Text("应给出其信号签名，96 位小写十六进制数", "expected the pulse's signature, 96 lower-case hexadecimal digits")
        : Digest.Of(Hex.Decode(signature)).ToString() != value ? new Text($"随机数应为签名的 SHA-256：{Digest.Of(Hex.Decode(signature))}", $"the randomness must be the signature's SHA-256, {Digest.Of(Hex.Decode(signature))}")
        : null;

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("kind", Kind), ("name", Name.ToString()));
}
