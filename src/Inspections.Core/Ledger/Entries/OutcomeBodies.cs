using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>An entry that is kept back or under review, by its digest (protocol section 10).</summary>
/// <param name="Digest">What <see cref="EntryBody.Seal"/> gave.</param>
/// <param name="Of">The kind of the entry that will open it.</param>
public sealed record SealedBody(Digest Digest, string Of) : EntryBody
{
    internal const string KindName = "sealed";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static SealedBody Read(MemberReader m) => new(m.Text("digest", Digest.Parse), m.Text("of", ReadKind));

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(("digest", Digest), ("of", Of));

    private static string ReadKind(string kind) =>
        MayBeSealed(kind) ? kind : throw new ProtocolFormatException($"sealed: 'of' must be result, substitution or named; found '{kind}'");
}

/// <summary>One step of the pre-release review (保密审查) of a record.</summary>
/// <param name="Record">The record.</param>
/// <param name="Step">The step, as a name.</param>
/// <param name="By">Who signed, as a staff name.</param>
/// <param name="Approved">True when approved, false when returned.</param>
public sealed record ReviewedBody(Label Record, Label Step, Label By, bool Approved) : EntryBody
{
    internal const string KindName = "reviewed";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ReviewedBody Read(MemberReader m) => new(
        m.Text("record", Label.Parse), m.Text("step", Label.Parse), m.Text("by", Label.Parse), m.Text("outcome", ReadOutcome));

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(
        ("by", By.ToString()), ("outcome", Approved ? "approved" : "returned"), ("record", Record.ToString()), ("step", Step.ToString()));

    private static bool ReadOutcome(string text) => text switch
    {
        "approved" => true,
        "returned" => false,
        _ => throw new ProtocolFormatException($"reviewed: 'outcome' must be approved or returned; found '{text}'"),
    };
}

/// <summary>The public record of an inspection (检查结果), protocol section 10: version 1, then corrections.</summary>
public sealed record ResultBody : EntryBody
{
    internal const string KindName = "result";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary>The record, the same for all its versions.</summary>
    public required Label Record { get; init; }

    /// <summary>1, then one more for every correction.</summary>
    public required int Version { get; init; }

    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>The drawn firm.</summary>
    public required Identifier Firm { get; init; }

    /// <summary>Who inspected.</summary>
    public required IReadOnlyList<Identifier> Inspectors { get; init; }

    /// <summary>The day of the inspection.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>The items inspected.</summary>
    public required IReadOnlyList<Identifier> Items { get; init; }

    /// <summary>What was found; one or more.</summary>
    public required IReadOnlyList<ResultCategory> Categories { get; init; }

    /// <summary>True when this version withdraws the record.</summary>
    public bool IsWithdrawn => Categories.Count == 1 && Categories[0] == ResultCategory.Withdrawn;

    /// <summary>True when the firm is gone for good, so that it stops counting (protocol section 9).</summary>
    public bool IsClosing => Categories.Any(c => c.IsClosing);

    internal static ResultBody Read(MemberReader m)
    {
        var result = new ResultBody
        {
            Record = m.Text("record", Label.Parse),
            Version = m.Count("version", 1),
            Draw = m.Text("draw", DrawId.Parse),
            Firm = m.Text("firm", Identifier.Parse),
            Inspectors = Distinct.Require(m.Texts("inspectors", Identifier.Parse), "result: inspectors"),
            InspectedOn = m.Text("inspectedOn", BeijingTime.ParsePublishedDate),
            Items = Distinct.Require(m.Texts("items", Identifier.Parse), "result: items"),
            Categories = Distinct.Require(m.Texts("categories", ResultCategory.Parse), "result: categories"),
        };
        if (!m.Has("opens"))
        {
            throw new ProtocolFormatException("result: 'opens' and 'salt' are missing: a result is sealed before it is opened");
        }

        return result.Categories.Count > 0 && (result.IsWithdrawn || !result.Categories.Contains(ResultCategory.Withdrawn))
            ? result
            : throw new ProtocolFormatException("result: 'categories' must not be empty, and 'withdrawn' stands alone");
    }

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(
        ("categories", Json.Array(Categories, c => c.ToString())),
        ("draw", Draw.ToString()),
        ("firm", Firm.ToString()),
        ("inspectedOn", BeijingTime.Format(InspectedOn)),
        ("inspectors", Json.Array(Inspectors, i => i.ToString())),
        ("items", Json.Array(Items, i => i.ToString())),
        ("record", Record.ToString()),
        ("version", (long)Version));
}

/// <summary>Any other inspection of a firm that counts towards cap or cooldown.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="InspectedOn">The day.</param>
/// <param name="Type">What kind of inspection, as a name.</param>
public sealed record VisitBody(Identifier Firm, DateOnly InspectedOn, Label Type) : EntryBody
{
    internal const string KindName = "visit";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static VisitBody Read(MemberReader m) => new(
        m.Text("firm", Identifier.Parse), m.Text("inspectedOn", BeijingTime.ParsePublishedDate), m.Text("type", Label.Parse));

    /// <inheritdoc/>
    protected override Json.Map Members() =>
        Json.Object(("firm", Firm.ToString()), ("inspectedOn", BeijingTime.Format(InspectedOn)), ("type", Type.ToString()));
}

/// <summary>What one sector reached in a closed year.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Drawn">Distinct firms drawn and still counting, gone ones too.</param>
/// <param name="Largest">Largest frame of the year.</param>
/// <param name="Rounds">Disclosed draws.</param>
public sealed record SectorOutcome(SectorCode Sector, long Drawn, long Largest, int Rounds)
{
    internal Json.Map ToJson() => Json.Object(
        ("coverage", Json.Object(("denominator", Largest), ("numerator", Drawn))), ("rounds", (long)Rounds), ("sector", Sector.ToString()));

    internal static SectorOutcome FromJson(Json value) => MemberReader.Read(value, "closed: sector", m =>
    {
        (long drawn, long largest) = m.Required("coverage", c => MemberReader.Read(
            c, "coverage", r => (r.Integer("numerator", 0), r.Integer("denominator", 0))));
        return new SectorOutcome(m.Text("sector", SectorCode.Parse), drawn, largest, m.Count("rounds"));
    });
}

/// <summary>A year is closed: what every sector reached.</summary>
public sealed record ClosedBody(int Year, IReadOnlyList<SectorOutcome> Sectors) : EntryBody
{
    internal const string KindName = "closed";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ClosedBody Read(MemberReader m) => new(
        BodyMembers.Year(m), Ascending.Require(m.List("sectors", SectorOutcome.FromJson), s => s.Sector, "closed: sectors"));

    /// <inheritdoc/>
    protected override Json.Map Members() => Json.Object(("sectors", Json.Array(Sectors, s => s.ToJson())), ("year", (long)Year));
}
