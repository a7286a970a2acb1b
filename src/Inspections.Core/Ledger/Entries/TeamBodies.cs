using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>Why an inspector is replaced (调换); never more is published, health is private.</summary>
public enum SubstitutionReason
{
    /// <summary>A conflict of interest; it stands in every later list of the year.</summary>
    Recusal,

    /// <summary>Away.</summary>
    Absent,

    /// <summary>No valid enforcement certificate.</summary>
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
public sealed record SubstitutionBody(
    DrawId Draw, Identifier Firm, Identifier Inspector, Identifier Substitute, SubstitutionReason Reason, Label DecidedBy, Label ApprovedBy) : EntryBody
{
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
    protected override Json.Map Members() => Json.Object(
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
public sealed record NamedBody(DrawId Draw, Identifier Firm, IReadOnlyList<Identifier> Inspectors, Label DecidedBy, Label ApprovedBy) : EntryBody
{
    internal const string KindName = "named";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static NamedBody Read(MemberReader m) => new(
        m.Text("draw", DrawId.Parse),
        m.Text("firm", Identifier.Parse),
        Distinct.Require(m.Texts("inspectors", Identifier.Parse), "named: inspectors"),
        m.Text("decidedBy", Label.Parse),
        m.Text("approvedBy", Label.Parse));

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(
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
public sealed record JoinedBody(Identifier Firm, DrawId Earlier, DrawId Later) : EntryBody
{
    internal const string KindName = "joined";

    /// <summary>The other of its two draws.</summary>
    public DrawId OtherThan(DrawId draw) => Earlier == draw ? Later : Earlier;

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static JoinedBody Read(MemberReader m)
    {
        IReadOnlyList<DrawId> draws = m.Texts("draws", DrawId.Parse);
        return draws.Count == 2 && draws[0] != draws[1]
            ? new JoinedBody(m.Text("firm", Identifier.Parse), draws[0], draws[1])
            : throw new ProtocolFormatException("joined: 'draws' must name two draws");
    }

    /// <inheritdoc/>
    protected override Json.Map Members() =>
        Json.Object(("draws", Json.Array([Earlier, Later], d => d.ToString())), ("firm", Firm.ToString()));
}
