using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>A draw is committed to.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Commitment">Digest of its commitment.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<CommitmentBody>))]
public sealed record CommitmentBody(DrawId Draw, Digest Commitment) : EntryBody
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "commitment: draw"); } = Given.Set(Draw, "commitment: draw");

    internal const string KindName = "commitment";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static CommitmentBody Read(MemberReader m) => new(m.Text("draw", DrawId.Parse), m.Text("commitment", Digest.Parse));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("commitment", Commitment), ("draw", Draw.ToString()));
}

/// <summary>A random value becomes known.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Name">The source's name.</param>
/// <param name="Value">Exactly as it is hashed.</param>
/// <param name="Signature">For a drand pulse, its signature; else null.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<ValueBody>))]
public sealed record ValueBody(DrawId Draw, Label Name, string Value, string? Signature = null) : EntryBody
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "value: draw"); } = Given.Set(Draw, "value: draw");

    /// <summary>The source's name.</summary>
    public Label Name { get; init => field = Given.Set(value, "value: name"); } = Given.Set(Name, "value: name");

    /// <summary>Exactly as it is hashed.</summary>
    public string Value { get; init => field = Given.Text(value, "value: value"); } = Given.Text(Value, "value: value");

    /// <summary>For a drand pulse, its signature; else null.</summary>
    public string? Signature { get; init => field = value is null ? null : Given.Text(value, "value: signature"); } = Signature is null ? null : Given.Text(Signature, "value: signature");

    internal const string KindName = "value";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ValueBody Read(MemberReader m) => new(
        m.Text("draw", DrawId.Parse), m.Text("name", Label.Parse), m.Text("value"), m.OptionalText("signature", s => s));

    /// <inheritdoc/>
    private protected override Json.Map Members() =>
        Json.Object(("draw", Draw.ToString()), ("name", Name.ToString()), ("signature", Signature), ("value", Value));
}

/// <summary>A draw has its outcome.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Receipt">Digest of its receipt.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<ReceiptBody>))]
public sealed record ReceiptBody(DrawId Draw, Digest Receipt) : EntryBody
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "receipt: draw"); } = Given.Set(Draw, "receipt: draw");

    internal const string KindName = "receipt";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ReceiptBody Read(MemberReader m) => new(m.Text("draw", DrawId.Parse), m.Text("receipt", Digest.Parse));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("draw", Draw.ToString()), ("receipt", Receipt));
}

/// <summary>Why a draw is void (protocol section 8).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoidReason>))]
public enum VoidReason
{
    /// <summary>The frame is wrong.</summary>
    [JsonStringEnumMemberName("frame-error")]
    FrameError,

    /// <summary>The roster is wrong.</summary>
    [JsonStringEnumMemberName("roster-error")]
    RosterError,

    /// <summary>Force majeure.</summary>
    [JsonStringEnumMemberName("force-majeure")]
    ForceMajeure,

    /// <summary>A source never gave its value; the only reason once values may be known.</summary>
    [JsonStringEnumMemberName("source-unavailable")]
    SourceUnavailable,
}

/// <summary>A draw is void.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, as a staff name.</param>
/// <param name="ApprovedBy">Who approved, as a staff name.</param>
/// <param name="Source">The source that gave nothing.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<VoidBody>))]
public sealed record VoidBody(DrawId Draw, VoidReason Reason, Label DecidedBy, Label ApprovedBy, Label? Source = null) : EntryBody
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "void: draw"); } = Given.Set(Draw, "void: draw");

    /// <summary>Why.</summary>
    public VoidReason Reason { get; init => field = Given.Defined(value, "void: reason"); } = Given.Defined(Reason, "void: reason");

    /// <summary>Who decided, as a staff name.</summary>
    public Label DecidedBy { get; init => field = Given.Set(value, "void: decidedBy"); } = Given.Set(DecidedBy, "void: decidedBy");

    /// <summary>Who approved, as a staff name.</summary>
    public Label ApprovedBy { get; init => field = Given.Set(value, "void: approvedBy"); } = Given.Set(ApprovedBy, "void: approvedBy");

    /// <summary>The source that gave nothing.</summary>
    public Label? Source { get; init => field = Given.Set(value, "void: source"); } = Given.Set(Source, "void: source");

    internal const string KindName = "void";

    private static readonly (VoidReason Reason, string Name)[] Names =
    [
        (VoidReason.FrameError, "frame-error"),
        (VoidReason.RosterError, "roster-error"),
        (VoidReason.ForceMajeure, "force-majeure"),
        (VoidReason.SourceUnavailable, "source-unavailable"),
    ];

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static VoidBody Read(MemberReader m) => new(
        m.Text("draw", DrawId.Parse),
        m.Text("reason", ReadReason),
        m.Text("decidedBy", Label.Parse),
        m.Text("approvedBy", Label.Parse),
        m.Has("source") ? m.Text("source", Label.Parse) : null);

    /// <summary>A reason as the protocol spells it.</summary>
    public static string NameOf(VoidReason reason) => Names.First(n => n.Reason == Given.Defined(reason, "void: reason")).Name;

    /// <summary>Reads a reason as the protocol spells it.</summary>
    /// <exception cref="ProtocolFormatException">It is none of the four.</exception>
    public static VoidReason ReadReason(string text) => Names.Any(n => n.Name == text)
        ? Names.First(n => n.Name == text).Reason
        : throw new ProtocolFormatException($"void: 'reason' must be one of {string.Join(", ", Names.Select(n => n.Name))}; found '{text}'");

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(
        ("approvedBy", ApprovedBy.ToString()),
        ("decidedBy", DecidedBy.ToString()),
        ("draw", Draw.ToString()),
        ("reason", NameOf(Reason)),
        ("source", Source?.ToString()));
}

/// <summary>A round in which no firm could be drawn, even when lifted (protocol section 5, step 5); sums over the strata.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Year">The year.</param>
/// <param name="Round">The round.</param>
/// <param name="Frame">Root of the frame's tree.</param>
/// <param name="Population">Firms in the frame.</param>
/// <param name="Drawn">Firms flagged <c>drawn</c>.</param>
/// <param name="Eligible">Firms that may be drawn.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<InfeasibleBody>))]
public sealed record InfeasibleBody(
    SectorCode Sector, int Year, int Round, Digest Frame, long Population, long Drawn, long Eligible) : EntryBody
{
    /// <summary>The sector.</summary>
    public SectorCode Sector { get; init => field = Given.Set(value, "infeasible: sector"); } = Given.Set(Sector, "infeasible: sector");

    /// <summary>The year.</summary>
    public int Year { get; init => field = Given.Year(value, "infeasible: year"); } = Given.Year(Year, "infeasible: year");

    /// <summary>The round.</summary>
    public int Round { get; init => field = Given.Between(value, 1, int.MaxValue, "infeasible: round"); } = Given.Between(Round, 1, int.MaxValue, "infeasible: round");

    /// <summary>Firms in the frame.</summary>
    public long Population { get; init => field = Given.Count(value, "infeasible: population"); } = Given.Count(Population, "infeasible: population");

    /// <summary>Firms flagged <c>drawn</c>.</summary>
    public long Drawn { get; init => field = Given.Count(value, "infeasible: drawn"); } = Given.Count(Drawn, "infeasible: drawn");

    /// <summary>Firms that may be drawn.</summary>
    public long Eligible { get; init => field = Given.Count(value, "infeasible: eligible"); } = Given.Count(Eligible, "infeasible: eligible");

    internal const string KindName = "infeasible";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static InfeasibleBody Read(MemberReader m) => new(
        m.Text("sector", SectorCode.Parse),
        BodyMembers.Year(m),
        m.Count("round", 1),
        m.Text("frame", Digest.Parse),
        m.Integer("population", 0),
        m.Integer("drawn", 0),
        m.Integer("eligible", 0));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(
        ("drawn", Drawn),
        ("eligible", Eligible),
        ("frame", Frame),
        ("population", Population),
        ("round", (long)Round),
        ("sector", Sector.ToString()),
        ("year", (long)Year));
}
