using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>How an inspection team is made up (protocol sections 3 and 7).</summary>
/// <param name="Size">Inspectors per firm, 1 or more; 2 or more by 行政处罚法 art. 42.</param>
/// <param name="PerDepartment">Most members of one department, or null for no limit.</param>
/// <exception cref="ProtocolFormatException">One of them is under 1.</exception>
public sealed record TeamRule(int Size, int? PerDepartment = null)
{
    /// <summary>Inspectors per firm, 1 or more.</summary>
    public int Size { get; init => field = Positive(value, "size"); } = Positive(Size, "size");

    /// <summary>Most members of one department, or null for no limit.</summary>
    public int? PerDepartment { get; init => field = value is int most ? Positive(most, "perDepartment") : null; } = PerDepartment is int limit ? Positive(limit, "perDepartment") : null;

    /// <summary>The most members one department may give.</summary>
    public int DepartmentLimit => PerDepartment ?? Size;

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() => Json.Object(("perDepartment", PerDepartment is int n ? (Json)n : null), ("size", (long)Size));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static TeamRule FromJson(Json value) => MemberReader.Read(value, "team", m => new TeamRule(
        m.Count("size", 1),
        m.Has("perDepartment") ? m.Count("perDepartment", 1) : null));

    private static int Positive(int count, string member) =>
        count >= 1 ? count : throw new ProtocolFormatException(FormattableString.Invariant($"team: '{member}' must be 1 or more, found {count}"));
}
