using Inspections.Core.Directory;
using Inspections.Core.Staffing;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>Says, for people, why a change of a team is refused; the rules are those of <see cref="CurrentTeams"/>.</summary>
internal static class TeamRefusals
{
    public static UserErrorException Of(TeamFault fault, Identifier firm, IReadOnlyList<Identifier> team)
    {
        string members = team.Count == 0 ? "—" : string.Join(", ", team);
        string chinese = fault.Why switch
        {
            TeamRefusal.OnePerson => $"{firm} 的检查组变动须由两个不同的人决定和批准（{fault.Found}）",
            TeamRefusal.NotDrawn => $"{firm} 不在抽中的企业里",
            TeamRefusal.BeforeReceipt => $"{firm} 尚未抽取，检查组不能变动",
            TeamRefusal.NotOnTeam => $"不在 {firm} 的检查组里（{members}）",
            TeamRefusal.NobodyLeft => $"名录中没有其他可以检查 {firm} 的人员：请用 inspections name-team 指定检查组，或等该人员返岗",
            TeamRefusal.OtherSubstitute => $"{firm} 的替补人员由抽取决定，应为：{fault.Expected}",
            TeamRefusal.TeamCanBeKept => $"{firm} 的检查组是抽取产生的（{members}），且每名成员都有人可以替补，不能指定；个别人员用 inspections substitute 调换",
            TeamRefusal.WrongSize => $"{firm} 的检查组人数不对：{fault.Found}",
            TeamRefusal.Recused => $"指定的人员中有人对 {firm} 须回避：{fault.Found}",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Why, "not a rule of teams"),
        };
        string english = fault.Why switch
        {
            TeamRefusal.TeamCanBeKept => $"{firm} has its team ({members}), and for each of them somebody could be substituted: none can be named; substitute single inspectors",
            TeamRefusal.NobodyLeft => $"nobody else of the draw's list may inspect {firm}: name a team (inspections name-team), or wait until the inspector is back",
            _ => $"expected {fault.Expected}; found {fault.Found}",
        };
        return Refusal.Of(chinese, english);
    }
}
