using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>The inspectors of one drawn firm (检查组), in the order they were taken; the first leads. Empty when nobody could be drawn.</summary>
public sealed record Team(Identifier Firm, IReadOnlyList<Identifier> Inspectors)
{
    /// <summary>As the protocol writes it.</summary>
    public Json.Map ToJson() =>
        Json.Object(("firm", Firm.ToString()), ("inspectors", Json.Array(Inspectors, i => i.ToString())));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    public static Team FromJson(Json value) => MemberReader.Read(value, "team", m => new Team(
        m.Text("firm", Identifier.Parse), m.Texts("inspectors", Identifier.Parse)));
}

/// <summary>All teams of a draw, in draw order.</summary>
/// <param name="Bound">B: the most firms any inspector visits, the smallest that works.</param>
/// <param name="Teams">One per drawn firm.</param>
public sealed record Assignment(int Bound, IReadOnlyList<Team> Teams);
