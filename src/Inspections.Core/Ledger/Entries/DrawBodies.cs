using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>A draw is committed to.</summary>
public sealed record CommitmentBody(DrawId Draw, Digest Commitment) : EntryBody
{
    internal const string KindName = "commitment";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static CommitmentBody Read(MemberReader m) => new(m.Text("draw", DrawId.Parse), m.Text("commitment", Digest.Parse));

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(("commitment", Commitment), ("draw", Draw.ToString()));
}

/// <summary>A random value becomes known.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Name">The source's name.</param>
/// <param name="Value">Exactly as it is hashed.</param>
/// <param name="Signature">For a drand pulse, its signature; else null.</param>
public sealed record ValueBody(DrawId Draw, Label Name, string Value, string? Signature = null) : EntryBody
{
    internal const string KindName = "value";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ValueBody Read(MemberReader m) => new(
        m.Text("draw", DrawId.Parse), m.Text("name", Label.Parse), m.Text("value"), m.OptionalText("signature", s => s));

    /// <inheritdoc/>
    protected override Json.Map Members() =>
        Json.Object(("draw", Draw.ToString()), ("name", Name.ToString()), ("signature", Signature), ("value", Value));
}

/// <summary>A draw has its outcome.</summary>
public sealed record ReceiptBody(DrawId Draw, Digest Receipt) : EntryBody
{
    internal const string KindName = "receipt";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ReceiptBody Read(MemberReader m) => new(m.Text("draw", DrawId.Parse), m.Text("receipt", Digest.Parse));

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(("draw", Draw.ToString()), ("receipt", Receipt));
}

/// <summary>Why a draw is void (protocol section 8).</summary>
public enum VoidReason
{
    /// <summary>The frame is wrong.</summary>
    FrameError,

    /// <summary>The roster is wrong.</summary>
    RosterError,

    /// <summary>Force majeure.</summary>
    ForceMajeure,

    /// <summary>A source never gave its value; the only reason once values may be known.</summary>
    SourceUnavailable,
}

/// <summary>A draw is void.</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, as a staff name.</param>
/// <param name="ApprovedBy">Who approved, as a staff name.</param>
/// <param name="Source">The source that gave nothing.</param>
public sealed record VoidBody(DrawId Draw, VoidReason Reason, Label DecidedBy, Label ApprovedBy, Label? Source = null) : EntryBody
{
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
    public static string NameOf(VoidReason reason) => Names.First(n => n.Reason == reason).Name;

    /// <summary>Reads a reason as the protocol spells it.</summary>
    /// <exception cref="ProtocolFormatException">It is none of the four.</exception>
    public static VoidReason ReadReason(string text) => Names.Any(n => n.Name == text)
        ? Names.First(n => n.Name == text).Reason
        : throw new ProtocolFormatException($"void: 'reason' must be one of {string.Join(", ", Names.Select(n => n.Name))}; found '{text}'");

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(
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
public sealed record InfeasibleBody(
    SectorCode Sector, int Year, int Round, Digest Frame, long Population, long Drawn, long Eligible) : EntryBody
{
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
    protected override Json.Map Members() => Json.Object(
        ("drawn", Drawn),
        ("eligible", Eligible),
        ("frame", Frame),
        ("population", Population),
        ("round", (long)Round),
        ("sector", Sector.ToString()),
        ("year", (long)Year));
}
