using Inspections.Core.Directories;
using Inspections.Core.Staffing;
using Inspections.Worker.Files;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>Why a team is not changed; the rules are those of <see cref="CurrentTeams"/>.</summary>
internal static class TeamRefusals
{
    public static readonly RefusalKind NoTeams = new(
        "TEAM-001",
        "{draw} 处于“{state}”，没有可以变动的检查组",
        "{draw} is {state}: it has no team that could change",
        "请在抽取之后办理",
        "do it after the draw");

    public static readonly RefusalKind FirmNotDrawn = new(
        "TEAM-002",
        "{firm} 不在 {draw} 抽中的企业里",
        "{firm} is not among the firms drawn in {draw}",
        "请核对企业和抽取",
        "check firm and draw");

    public static readonly RefusalKind HasResult = new(
        "TEAM-003",
        "{firm} 已有 {draw} 的检查结果 {record}（{state}），检查组不能再变动",
        "{firm} has result {record} of {draw} ({state}): its team can no longer change",
        "结果有误的，先退回或撤回",
        "return or withdraw a wrong result first");

    public static readonly RefusalKind RestsOnSealed = new(
        "TEAM-004",
        "{firm} 的检查组此时不能这样变动：它取决于另一次名单未公开的抽取中登记的回避",
        "the team of {firm} cannot change so yet: it rests on a recusal in another draw whose list is kept back",
        "请等那份名单公开后再办理",
        "wait until that list is public");

    public static readonly RefusalKind OnePerson = new(
        "TEAM-005",
        "{firm} 的检查组变动由同一个人决定和批准（{found}）",
        "one person decided and approved the change of {firm}'s team ({found})",
        "须由两个不同的人决定和批准",
        "two different people must decide and approve");

    public static readonly RefusalKind NotDrawn = new(
        "TEAM-006",
        "{firm} 不在抽中的企业里",
        "{firm} is not among the firms drawn",
        "请核对企业和抽取",
        "check firm and draw");

    public static readonly RefusalKind BeforeReceipt = new(
        "TEAM-007",
        "{firm} 尚未抽取，检查组不能变动",
        "{firm} is not drawn yet: its team cannot change",
        "请在抽取之后办理",
        "do it after the draw");

    public static readonly RefusalKind NotOnTeam = new(
        "TEAM-008",
        "{who} 不在 {firm} 的检查组里（{team}）",
        "{who} is not on the team of {firm} ({team})",
        "请核对人员",
        "check who is meant");

    public static readonly RefusalKind NobodyLeft = new(
        "TEAM-009",
        "名录中没有其他可以检查 {firm} 的人员",
        "nobody else of the draw's list may inspect {firm}",
        "请指定检查组，或等该人员返岗",
        "name a team, or wait until the inspector is back");

    public static readonly RefusalKind OtherSubstitute = new(
        "TEAM-010",
        "{firm} 的替补人员由抽取决定，不是 {found}",
        "who is substituted at {firm} follows from the draw, and is not {found}",
        "应为：{expected}",
        "expected {expected}");

    public static readonly RefusalKind TeamCanBeKept = new(
        "TEAM-011",
        "{firm} 的检查组是抽取产生的（{team}），且每名成员都有人可以替补，不能指定",
        "{firm} has its team ({team}), and for each of them somebody could be substituted: none can be named",
        "请只调换个别人员",
        "substitute single inspectors");

    public static readonly RefusalKind WrongSize = new(
        "TEAM-012",
        "{firm} 的检查组人数不对：{found}",
        "the team of {firm} has the wrong size: {found}",
        "应为：{expected}",
        "expected {expected}");

    public static readonly RefusalKind Recused = new(
        "TEAM-013",
        "指定的人员中有人对 {firm} 须回避：{found}",
        "of those named, somebody is recused from {firm}: {found}",
        "请换人",
        "name somebody else");

    public static readonly RefusalKind NotCertified = new(
        "TEAM-014",
        "{inspector} 不在执法人员名录里，或执法证今天无效",
        "{inspector} is not in the inspector directory, or has no valid certificate today",
        "请换人，或先更新名录",
        "name somebody else, or bring the directory up to date");

    public static readonly RefusalKind RecusedPerson = new(
        "TEAM-015",
        "{inspector} 对 {firm} 须回避",
        "{inspector} is recused from {firm}",
        "请换人",
        "name somebody else");

    public static readonly RefusalKind NotJoint = new(
        "TEAM-016",
        "{firm} 在 {one} 和 {other} 中不能合并检查：两次都须抽中该企业、检查期限重叠、尚无结果、名单已公开且未合并过",
        "{firm} cannot be joined in {one} and {other}: both must have drawn it, with windows that overlap, no result yet, lists that are public and no joint visit so far",
        "请对照可合并的检查一览",
        "compare with the list of visits that can be joined");

    /// <summary>What is said of a fault that the rules find.</summary>
    public static UserErrorException Of(TeamFault fault, Identifier firm, IReadOnlyList<Identifier> team)
    {
        string members = team.Count == 0 ? "—" : string.Join(", ", team);
        return fault.Why switch
        {
            TeamRefusal.OnePerson => OnePerson.Error(firm, fault.Found),
            TeamRefusal.NotDrawn => NotDrawn.Error(firm),
            TeamRefusal.BeforeReceipt => BeforeReceipt.Error(firm),
            TeamRefusal.NotOnTeam => NotOnTeam.Error(fault.Found, firm, members),
            TeamRefusal.NobodyLeft => NobodyLeft.Error(firm),
            TeamRefusal.OtherSubstitute => OtherSubstitute.Error(firm, fault.Found, fault.Expected),
            TeamRefusal.TeamCanBeKept => TeamCanBeKept.Error(firm, members),
            TeamRefusal.WrongSize => WrongSize.Error(firm, fault.Found, fault.Expected),
            TeamRefusal.Recused => Recused.Error(firm, fault.Found),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Why, "not a rule of teams"),
        };
    }
}
