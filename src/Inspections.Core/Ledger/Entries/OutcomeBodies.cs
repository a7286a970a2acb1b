using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger.Entries;

/// <summary>An entry that is kept back or under review, by its digest (protocol section 10).</summary>
/// <param name="Digest">What <see cref="EntryBody.Seal"/> gave.</param>
/// <param name="Of">The kind of the entry that will open it.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<SealedBody>))]
public sealed record SealedBody(Digest Digest, string Of) : EntryBody
{
    /// <summary>The kind of the entry that will open it.</summary>
    public string Of { get; init => field = ReadKind(value); } = ReadKind(Of);

    internal const string KindName = "sealed";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static SealedBody Read(MemberReader m) => new(m.Text("digest", Digest.Parse), m.Text("of"));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("digest", Digest), ("of", Of));

    private static string ReadKind(string kind) =>
        MayBeSealed(Given.NotNull(kind)) ? kind : throw new ProtocolFormatException($"sealed: 'of' must be result, substitution or named; found '{kind}'");
}

/// <summary>One step of the pre-release review (保密审查) of a record.</summary>
/// <param name="Record">The record.</param>
/// <param name="Step">The step, as a name.</param>
/// <param name="By">Who signed, as a staff name.</param>
/// <param name="Approved">True when approved, false when returned.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<ReviewedBody>))]
public sealed record ReviewedBody(Label Record, Label Step, Label By, bool Approved) : EntryBody
{
    /// <summary>The record.</summary>
    public Label Record { get; init => field = Given.Set(value, "reviewed: record"); } = Given.Set(Record, "reviewed: record");

    /// <summary>The step, as a name.</summary>
    public Label Step { get; init => field = Given.Set(value, "reviewed: step"); } = Given.Set(Step, "reviewed: step");

    /// <summary>Who signed, as a staff name.</summary>
    public Label By { get; init => field = Given.Set(value, "reviewed: by"); } = Given.Set(By, "reviewed: by");

    internal const string KindName = "reviewed";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ReviewedBody Read(MemberReader m) => new(
        m.Text("record", Label.Parse), m.Text("step", Label.Parse), m.Text("by", Label.Parse), m.Text("outcome", ReadOutcome));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(
        ("by", By.ToString()), ("outcome", Approved ? "approved" : "returned"), ("record", Record.ToString()), ("step", Step.ToString()));

    private static bool ReadOutcome(string text) => text switch
    {
        "approved" => true,
        "returned" => false,
        _ => throw new ProtocolFormatException($"reviewed: 'outcome' must be approved or returned; found '{text}'"),
    };
}

/// <summary>The public record of an inspection (检查结果), protocol section 10: version 1, then corrections.</summary>
[JsonConverter(typeof(EntryBodyJsonConverter<ResultBody>))]
public sealed record ResultBody : EntryBody
{
    internal const string KindName = "result";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <summary>The record, the same for all its versions.</summary>
    public required Label Record { get; init => field = Given.Set(value, "result: record"); }

    /// <summary>1, then one more for every correction.</summary>
    /// <exception cref="ProtocolFormatException">It is below 1.</exception>
    public required int Version { get; init => field = Given.Between(value, 1, int.MaxValue, "result: version"); }

    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init => field = Given.Set(value, "result: draw"); }

    /// <summary>The drawn firm.</summary>
    public required Identifier Firm { get; init => field = Given.Set(value, "result: firm"); }

    /// <summary>Who inspected.</summary>
    /// <exception cref="ProtocolFormatException">One stands twice.</exception>
    public required IReadOnlyList<Identifier> Inspectors { get; init => field = Set(value, "result: inspectors"); }

    /// <summary>The day of the inspection.</summary>
    /// <exception cref="ProtocolFormatException">It is before 2000.</exception>
    public required DateOnly InspectedOn { get; init => field = Given.Date(value, "result: inspectedOn"); }

    /// <summary>The items inspected.</summary>
    /// <exception cref="ProtocolFormatException">One stands twice.</exception>
    public required IReadOnlyList<Identifier> Items { get; init => field = Set(value, "result: items"); }

    /// <summary>What was found; one or more.</summary>
    /// <exception cref="ProtocolFormatException">There is none, one stands twice, or <see cref="ResultCategory.Withdrawn"/> stands with others.</exception>
    public required IReadOnlyList<ResultCategory> Categories { get; init => field = Found(value); }

    /// <summary>True when this version withdraws the record.</summary>
    public bool IsWithdrawn => Categories.Count == 1 && Categories[0] == ResultCategory.Withdrawn;

    /// <summary>True when the firm is gone for good, so that it stops counting (protocol section 9).</summary>
    public bool IsClosing => Categories.Any(c => c.IsClosing);

    internal static ResultBody Read(MemberReader m)
    {
        return new ResultBody
        {
            Record = m.Text("record", Label.Parse),
            Version = m.Count("version", 1),
            Draw = m.Text("draw", DrawId.Parse),
            Firm = m.Text("firm", Identifier.Parse),
            Inspectors = m.Texts("inspectors", Identifier.Parse),
            InspectedOn = m.Text("inspectedOn", BeijingTime.ParsePublishedDate),
            Items = m.Texts("items", Identifier.Parse),
            Categories = m.Texts("categories", ResultCategory.Parse),
        };
    }

    private static IReadOnlyList<Identifier> Set(IReadOnlyList<Identifier> ids, string what) => Distinct.Require(Given.AllSet(ids, what), what);

    private static IReadOnlyList<ResultCategory> Found(IReadOnlyList<ResultCategory> categories)
    {
        IReadOnlyList<ResultCategory> own = Distinct.Require(Given.List(categories), "result: categories");
        return own.Count > 0 && (own.Count == 1 || !own.Contains(ResultCategory.Withdrawn))
            ? own
            : throw new ProtocolFormatException("result: 'categories' must not be empty, and 'withdrawn' stands alone");
    }

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(
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
[JsonConverter(typeof(EntryBodyJsonConverter<VisitBody>))]
public sealed record VisitBody(Identifier Firm, DateOnly InspectedOn, Label Type) : EntryBody
{
    /// <summary>The firm.</summary>
    public Identifier Firm { get; init => field = Given.Set(value, "visit: firm"); } = Given.Set(Firm, "visit: firm");

    /// <summary>The day.</summary>
    public DateOnly InspectedOn { get; init => field = Given.Date(value, "visit: inspectedOn"); } = Given.Date(InspectedOn, "visit: inspectedOn");

    /// <summary>What kind of inspection, as a name.</summary>
    public Label Type { get; init => field = Given.Set(value, "visit: type"); } = Given.Set(Type, "visit: type");

    internal const string KindName = "visit";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static VisitBody Read(MemberReader m) => new(
        m.Text("firm", Identifier.Parse), m.Text("inspectedOn", BeijingTime.ParsePublishedDate), m.Text("type", Label.Parse));

    /// <inheritdoc/>
    private protected override Json.Map Members() =>
        Json.Object(("firm", Firm.ToString()), ("inspectedOn", BeijingTime.Format(InspectedOn)), ("type", Type.ToString()));
}

/// <summary>What one sector reached in a closed year.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Drawn">Distinct firms drawn and still counting, gone ones too.</param>
/// <param name="Largest">Largest frame of the year.</param>
/// <param name="Rounds">Disclosed draws.</param>
public sealed record SectorOutcome(SectorCode Sector, long Drawn, long Largest, int Rounds)
{
    /// <summary>The sector.</summary>
    public SectorCode Sector { get; init => field = Given.Set(value, "closed: sector"); } = Given.Set(Sector, "closed: sector");

    /// <summary>Distinct firms drawn and still counting, gone ones too.</summary>
    public long Drawn { get; init => field = Given.Count(value, "closed: drawn"); } = Given.Count(Drawn, "closed: drawn");

    /// <summary>Largest frame of the year.</summary>
    public long Largest { get; init => field = Given.Count(value, "closed: largest"); } = Given.Count(Largest, "closed: largest");

    /// <summary>Disclosed draws.</summary>
    public int Rounds { get; init => field = Given.Between(value, 0, int.MaxValue, "closed: rounds"); } = Given.Between(Rounds, 0, int.MaxValue, "closed: rounds");

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
/// <param name="Year">The year.</param>
/// <param name="Sectors">What every sector reached, ascending by code.</param>
[JsonConverter(typeof(EntryBodyJsonConverter<ClosedBody>))]
public sealed record ClosedBody(int Year, IReadOnlyList<SectorOutcome> Sectors) : EntryBody
{
    /// <summary>The year.</summary>
    public int Year { get; init => field = Given.Year(value, "closed: year"); } = Given.Year(Year, "closed: year");

    /// <summary>What every sector reached, ascending by code.</summary>
    public IReadOnlyList<SectorOutcome> Sectors { get; init => field = Ascending.Require(Given.List(value), s => s.Sector, "closed: sectors"); } = Ascending.Require(Given.List(Sectors), s => s.Sector, "closed: sectors");

    internal const string KindName = "closed";

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal static ClosedBody Read(MemberReader m) => new(
        BodyMembers.Year(m), m.List("sectors", SectorOutcome.FromJson));

    /// <inheritdoc/>
    private protected override Json.Map Members() => Json.Object(("sectors", Json.Array(Sectors, s => s.ToJson())), ("year", (long)Year));
}
