using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>How an inspection team is made up (protocol sections 3 and 7).</summary>
/// <param name="Size">Inspectors per firm, 1 or more; 2 or more by 行政处罚法 art. 42.</param>
/// <param name="PerDepartment">Most members of one department, or null for no limit.</param>
/// <exception cref="ProtocolFormatException">One of them is under 1.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<TeamRule>))]
public sealed record TeamRule(int Size, int? PerDepartment = null) : IProtocolObject<TeamRule>
{
    /// <summary>Inspectors per firm, 1 or more.</summary>
    public int Size { get; init => field = Given.Between(value, 1, int.MaxValue, "team: size"); } = Given.Between(Size, 1, int.MaxValue, "team: size");

    /// <summary>Most members of one department, or null for no limit.</summary>
    public int? PerDepartment { get; init => field = value is int most ? Given.Between(most, 1, int.MaxValue, "team: perDepartment") : null; } = PerDepartment is int limit ? Given.Between(limit, 1, int.MaxValue, "team: perDepartment") : null;

    /// <summary>The most members one department may give.</summary>
    internal int DepartmentLimit => PerDepartment ?? Size;

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("perDepartment", PerDepartment is int n ? (Json)n : null), ("size", (long)Size));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static TeamRule FromJson(Json value) => MemberReader.Read(value, "team", m => new TeamRule(
        m.Count("size", 1),
        m.Has("perDepartment") ? m.Count("perDepartment", 1) : null));
}
