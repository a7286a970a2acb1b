using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>Why an inspector is replaced (调换); never more is published, health is private.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubstitutionReason>))]
public enum SubstitutionReason
{
    /// <summary>A conflict of interest; it stands in every later list of the year.</summary>
    [JsonStringEnumMemberName("recusal")]
    Recusal,

    /// <summary>Away.</summary>
    [JsonStringEnumMemberName("absent")]
    Absent,

    /// <summary>No valid enforcement certificate.</summary>
    [JsonStringEnumMemberName("certificate")]
    Certificate,
}

/// <summary>An inspector of a drawn firm's team is replaced (protocol section 9).</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Firm">The drawn firm.</param>
/// <param name="Inspector">Who leaves.</param>
/// <param name="Substitute">Who joins, at the end of the team.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, as a staff name.</param>
/// <param name="ApprovedBy">Who approved, as a staff name.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<SubstitutionBody>))]
public sealed record SubstitutionBody(
    DrawId Draw, Identifier Firm, Identifier Inspector, Identifier Substitute, SubstitutionReason Reason, Label DecidedBy, Label ApprovedBy) : EntryBody
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "substitution: draw"); } = Given.Set(Draw, "substitution: draw");

    /// <summary>The drawn firm.</summary>
    public Identifier Firm { get; init => field = Given.Set(value, "substitution: firm"); } = Given.Set(Firm, "substitution: firm");

    /// <summary>Who leaves.</summary>
    public Identifier Inspector { get; init => field = Given.Set(value, "substitution: inspector"); } = Given.Set(Inspector, "substitution: inspector");

    /// <summary>Who joins, at the end of the team.</summary>
    public Identifier Substitute { get; init => field = Given.Set(value, "substitution: substitute"); } = Given.Set(Substitute, "substitution: substitute");

    /// <summary>Why.</summary>
    public SubstitutionReason Reason { get; init => field = Given.Defined(value, "substitution: reason"); } = Given.Defined(Reason, "substitution: reason");

    /// <summary>Who decided, as a staff name.</summary>
    public Label DecidedBy { get; init => field = Given.Set(value, "substitution: decidedBy"); } = Given.Set(DecidedBy, "substitution: decidedBy");

    /// <summary>Who approved, as a staff name.</summary>
    public Label ApprovedBy { get; init => field = Given.Set(value, "substitution: approvedBy"); } = Given.Set(ApprovedBy, "substitution: approvedBy");

    internal const string KindName = "substitution";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static SubstitutionBody Read(MemberReader m) => new(
        m.Text("draw", DrawId.Parse),
        m.Text("firm", Identifier.Parse),
        m.Text("inspector", Identifier.Parse),
        m.Text("substitute", Identifier.Parse),
        m.Text("reason", ReadReason),
        m.Text("decidedBy", Label.Parse),
        m.Text("approvedBy", Label.Parse));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(
        ("approvedBy", ApprovedBy.ToString()),
        ("decidedBy", DecidedBy.ToString()),
        ("draw", Draw.ToString()),
        ("firm", Firm.ToString()),
        ("inspector", Inspector.ToString()),
        ("reason", Reason.Name()),
        ("substitute", Substitute.ToString()));

    /// <summary>Reads a reason as the protocol spells it.</summary>
    /// <exception cref="ProtocolFormatException">It is none of the three.</exception>
    public static SubstitutionReason ReadReason(string text) => text switch
    {
        "recusal" => SubstitutionReason.Recusal,
        "absent" => SubstitutionReason.Absent,
        "certificate" => SubstitutionReason.Certificate,
        _ => throw new ProtocolFormatException($"substitution: 'reason' must be recusal, absent or certificate; found '{text}'"),
    };
}

/// <summary>Reasons as the protocol spells them.</summary>
public static class SubstitutionReasonNames
{
    /// <summary><c>recusal</c>, <c>absent</c> or <c>certificate</c>.</summary>
    public static string Name(this SubstitutionReason reason) => reason.ToString().ToLowerInvariant();
}

/// <summary>A team that was chosen because none could be drawn (protocol sections 7 and 10); every verifier points it out.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Firm">The drawn firm that could not be staffed.</param>
/// <param name="Inspectors">The team; the first leads.</param>
/// <param name="DecidedBy">Who decided, as a staff name.</param>
/// <param name="ApprovedBy">Who approved, as a staff name.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<NamedBody>))]
public sealed record NamedBody(DrawId Draw, Identifier Firm, IReadOnlyList<Identifier> Inspectors, Label DecidedBy, Label ApprovedBy) : EntryBody
{
    /// <summary>The draw.</summary>
    public DrawId Draw { get; init => field = Given.Set(value, "named: draw"); } = Given.Set(Draw, "named: draw");

    /// <summary>The drawn firm that could not be staffed.</summary>
    public Identifier Firm { get; init => field = Given.Set(value, "named: firm"); } = Given.Set(Firm, "named: firm");

    /// <summary>The team; the first leads.</summary>
    public IReadOnlyList<Identifier> Inspectors { get; init => field = Distinct.Require(Given.AllSet(value, "named: inspectors"), "named: inspectors"); } = Distinct.Require(Given.AllSet(Inspectors, "named: inspectors"), "named: inspectors");

    /// <summary>Who decided, as a staff name.</summary>
    public Label DecidedBy { get; init => field = Given.Set(value, "named: decidedBy"); } = Given.Set(DecidedBy, "named: decidedBy");

    /// <summary>Who approved, as a staff name.</summary>
    public Label ApprovedBy { get; init => field = Given.Set(value, "named: approvedBy"); } = Given.Set(ApprovedBy, "named: approvedBy");

    internal const string KindName = "named";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static NamedBody Read(MemberReader m) => new(
        m.Text("draw", DrawId.Parse),
        m.Text("firm", Identifier.Parse),
        m.Texts("inspectors", Identifier.Parse),
        m.Text("decidedBy", Label.Parse),
        m.Text("approvedBy", Label.Parse));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(
        ("approvedBy", ApprovedBy.ToString()),
        ("decidedBy", DecidedBy.ToString()),
        ("draw", Draw.ToString()),
        ("firm", Firm.ToString()),
        ("inspectors", Json.Array(Inspectors, i => i.ToString())));
}

/// <summary>A firm drawn in two sectors is visited once (综合查一次), protocol section 9.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="Earlier">One draw.</param>
/// <param name="Later">The other.</param>
/// <exception cref="ProtocolFormatException">Both are the same draw.</exception>
[JsonConverter(typeof(EntryBodyJsonConverter<JoinedBody>))]
public sealed record JoinedBody(Identifier Firm, DrawId Earlier, DrawId Later) : EntryBody
{
    /// <summary>The firm.</summary>
    public Identifier Firm { get; init => field = Given.Set(value, "joined: firm"); } = Given.Set(Firm, "joined: firm");

    /// <summary>One draw.</summary>
    public DrawId Earlier { get; } = Given.Set(Earlier, "joined: draws");

    /// <summary>The other.</summary>
    public DrawId Later { get; } = Given.Set(Later, "joined: draws") == Earlier ? throw new ProtocolFormatException("joined: 'draws' must name two draws") : Later;

    internal const string KindName = "joined";

    /// <summary>The other of its two draws.</summary>
    public DrawId OtherThan(DrawId draw) => Earlier == draw ? Later : Earlier;

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static JoinedBody Read(MemberReader m)
    {
        IReadOnlyList<DrawId> draws = m.Texts("draws", DrawId.Parse);
        return draws.Count == 2
            ? new JoinedBody(m.Text("firm", Identifier.Parse), draws[0], draws[1])
            : throw new ProtocolFormatException("joined: 'draws' must name two draws");
    }

    /// <inheritdoc/>
    private protected override Json.Map Members() =>
        Json.Object(("draws", Json.Array([Earlier, Later], d => d.ToString())), ("firm", Firm.ToString()));
}
