using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>The inspectors of one drawn firm (检查组), in the order they were taken; the first leads. Empty when nobody could be drawn.</summary>
/// <param name="Firm">The drawn firm.</param>
/// <param name="Inspectors">The members, in the order they were taken.</param>
/// <exception cref="ProtocolFormatException">Firm or a member were never set, or a member stands twice.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<Team>))]
public sealed record Team(Identifier Firm, IReadOnlyList<Identifier> Inspectors) : IProtocolObject<Team>
{
    /// <summary>The drawn firm.</summary>
    public Identifier Firm { get; init => field = Given.Set(value, "team: firm"); } = Given.Set(Firm, "team: firm");

    /// <summary>The members, in the order they were taken; the first leads.</summary>
    public IReadOnlyList<Identifier> Inspectors { get; init => field = Members(value); } = Members(Inspectors);

    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() =>
        Json.Object(("firm", Firm.ToString()), ("inspectors", Json.Array(Inspectors, i => i.ToString())));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static Team FromJson(Json value) => MemberReader.Read(value, "team", m => new Team(
        m.Text("firm", Identifier.Parse), m.Texts("inspectors", Identifier.Parse)));

    private static IReadOnlyList<Identifier> Members(IReadOnlyList<Identifier> inspectors) =>
        Distinct.Require(Given.AllSet(inspectors, "team: inspectors"), "team: inspectors");
}

/// <summary>All teams of a draw, in draw order.</summary>
/// <param name="Bound">B: the most firms any inspector visits, the smallest that works.</param>
/// <param name="Teams">One per drawn firm.</param>
/// <exception cref="ProtocolFormatException">The bound is negative.</exception>
public sealed record Assignment(int Bound, IReadOnlyList<Team> Teams)
{
    /// <summary>B: the most firms any inspector visits, the smallest that works.</summary>
    public int Bound { get; init => field = Given.Between(value, 0, int.MaxValue, "assignment: bound"); } = Given.Between(Bound, 0, int.MaxValue, "assignment: bound");

    /// <summary>One per drawn firm, in draw order.</summary>
    public IReadOnlyList<Team> Teams { get; init => field = Given.List(value); } = Given.List(Teams);
}
