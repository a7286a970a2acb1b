using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Results;

/// <summary>What was wrong with one item; for the bureau and the firm, never published.</summary>
/// <param name="Item">The item.</param>
/// <param name="Text">What was wrong, in words.</param>
public sealed record ItemProblem(Identifier Item, string Text);

/// <summary>What an inspection of a drawn firm found (检查结果), as it is entered: never filled in beforehand.</summary>
[JsonConverter(typeof(ProtocolJsonConverter<InspectionResult>))]
public sealed record InspectionResult : IProtocolObject<InspectionResult>
{
    /// <summary>The draw.</summary>
    public required DrawId Draw { get; init; }

    /// <summary>The drawn firm or project.</summary>
    public required Identifier Firm { get; init; }

    /// <summary>The day of the visit, in Beijing. Whether it lies in the draw's window is asked by <see cref="ResultRules.Check"/>, not by the ledger.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>Who was there: the firm's whole team, after substitutions.</summary>
    public required IReadOnlyList<Identifier> Inspectors { get; init => field = Given.List(value); }

    /// <summary>The items inspected; none where nothing could be.</summary>
    public required IReadOnlyList<Identifier> Items { get; init => field = Given.List(value); }

    /// <summary>What was found.</summary>
    public required IReadOnlyList<ResultCategory> Categories { get; init => field = Given.List(value); }

    /// <summary>What was wrong, item by item.</summary>
    public IReadOnlyList<ItemProblem> Problems { get; init => field = Given.List(value); } = ValueList<ItemProblem>.Empty;

    /// <summary>What follows, each with its day.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init => field = Given.List(value); } = ValueList<FollowUp>.Empty;

    /// <summary>Why the visit was outside its window; null for one inside.</summary>
    public string? WindowReason { get; init; }

    /// <summary>Whatever else the bureau notes; never published.</summary>
    public string? Remark { get; init; }

    /// <summary>The public record of it (protocol section 10).</summary>
    /// <param name="record">The record it is a version of.</param>
    /// <param name="version">The version, from 1.</param>
    /// <exception cref="ProtocolFormatException">The ledger takes no such record: no category or one twice, a day before 2000, a version below 1.</exception>
    public ResultBody ToRecord(Label record, int version) => new()
    {
        Record = record,
        Version = version,
        Draw = Draw,
        Firm = Firm,
        Inspectors = [.. Inspectors.Distinct()],
        InspectedOn = InspectedOn,
        Items = [.. Items.Distinct()],
        Categories = Categories,
    };

    /// <summary>True when the other says the same, to the letter.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool Says(InspectionResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CanonicalJson.DigestOf(ToJson()) == CanonicalJson.DigestOf(other.ToJson());
    }

    /// <summary>All of it, in one spelling: the same result entered twice is the same bytes.</summary>
    public Json.Map ToJson() => Json.Object(
        ("categories", Json.Array(Categories, c => c.ToString())),
        ("draw", Draw.ToString()),
        ("firm", Firm.ToString()),
        ("followUps", Json.Array(FollowUps, f => Json.Object(("due", BeijingTime.Format(f.Due)), ("measure", f.Measure.ToString())))),
        ("inspectedOn", BeijingTime.Format(InspectedOn)),
        ("inspectors", Json.Array(Inspectors, i => i.ToString())),
        ("items", Json.Array(Items, i => i.ToString())),
        ("problems", Json.Array(Problems, p => Json.Object(("item", p.Item.ToString()), ("text", p.Text)))),
        ("remark", Remark),
        ("windowReason", WindowReason));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static InspectionResult FromJson(Json value) => MemberReader.Read(value, "inspection result", m => new InspectionResult
    {
        Categories = m.Texts("categories", ResultCategory.Parse),
        Draw = m.Text("draw", DrawId.Parse),
        Firm = m.Text("firm", Identifier.Parse),
        FollowUps = m.List("followUps", f => MemberReader.Read(f, "follow-up", r => new FollowUp(
            r.Text("measure", Enum.Parse<FollowUpMeasure>), r.Text("due", BeijingTime.ParseDate)))),
        InspectedOn = m.Text("inspectedOn", BeijingTime.ParseDate),
        Inspectors = m.Texts("inspectors", Identifier.Parse),
        Items = m.Texts("items", Identifier.Parse),
        Problems = m.List("problems", p => MemberReader.Read(p, "problem", r => new ItemProblem(r.Text("item", Identifier.Parse), r.Text("text")))),
        Remark = m.OptionalText("remark", t => t),
        WindowReason = m.OptionalText("windowReason", t => t),
    });
}
