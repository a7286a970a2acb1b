using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>Why a certified inspector cannot go on an inspection (protocol section 2).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Unavailability>))]
public enum Unavailability
{
    /// <summary>No valid enforcement certificate (执法证) on the day.</summary>
    Certificate,

    /// <summary>Away; never more than this is published.</summary>
    Absent,
}

/// <summary>One certified inspector of a roster (执法检查人员名录), protocol section 2.</summary>
/// <param name="Id">Staff id.</param>
/// <param name="Department">The department that a team draws at most <c>perDepartment</c> members from.</param>
/// <param name="Sectors">Sectors the inspector may inspect, sorted, without repeats.</param>
/// <param name="Unavailable">Why the inspector cannot go, or null.</param>
/// <exception cref="ProtocolFormatException">Id or department were never set, or the sectors are not strictly ascending.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<RosterLeaf>))]
public sealed record RosterLeaf(Identifier Id, Label Department, IReadOnlyList<SectorCode> Sectors, Unavailability? Unavailable = null) : IProtocolObject<RosterLeaf>
{
    /// <summary>Staff id.</summary>
    public Identifier Id { get; init => field = Given.Set(value, "roster leaf: id"); } = Given.Set(Id, "roster leaf: id");

    /// <summary>The department that a team draws at most <c>perDepartment</c> members from.</summary>
    public Label Department { get; init => field = Given.Set(value, "roster leaf: department"); } = Given.Set(Department, "roster leaf: department");

    /// <summary>Sectors the inspector may inspect, sorted, without repeats.</summary>
    public IReadOnlyList<SectorCode> Sectors { get; init => field = InOrder(value); } = InOrder(Sectors);

    /// <summary>Why the inspector cannot go, or null.</summary>
    public Unavailability? Unavailable { get; init => field = Known(value); } = Known(Unavailable);

    /// <summary>True when the inspector may go to firms of <paramref name="sector"/> in general.</summary>
    public bool Covers(SectorCode sector) => Unavailable is null && Sectors.Contains(sector);

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(
        ("department", Department.ToString()),
        ("id", Id.ToString()),
        ("sectors", Json.Array(Sectors, s => s.ToString())),
        ("unavailable", Unavailable switch { null => null, Unavailability.Certificate => "certificate", _ => "absent" }));

    /// <summary>Reads a leaf.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static RosterLeaf FromJson(Json value) => MemberReader.Read(value, "roster leaf", m => new RosterLeaf(
        m.Text("id", Identifier.Parse),
        m.Text("department", Label.Parse),
        m.Texts("sectors", SectorCode.Parse),
        m.Has("unavailable") ? m.Text("unavailable", ReadUnavailability) : null));

    private static IReadOnlyList<SectorCode> InOrder(IReadOnlyList<SectorCode> sectors) =>
        Ascending.Require(Given.AllSet(sectors, "roster leaf: sectors"), s => s, "roster leaf: sectors");

    private static Unavailability? Known(Unavailability? reason) => reason is Unavailability why ? Given.Defined(why, "roster leaf: unavailable") : null;

    private static Unavailability ReadUnavailability(string text) => text switch
    {
        "certificate" => Unavailability.Certificate,
        "absent" => Unavailability.Absent,
        _ => throw new ProtocolFormatException($"roster leaf: 'unavailable' must be certificate or absent, found '{text}'"),
    };
}
