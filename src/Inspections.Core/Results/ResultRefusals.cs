using Inspections.Core.Refusals;

namespace Inspections.Core.Results;

/// <summary>Why a result is refused.</summary>
public static class ResultRefusals
{
    /// <summary>The day is in the future.</summary>
    public static readonly RefusalKind InFuture = new(
        "RESULT-001",
        "检查日期在今天之后",
        "the day is in the future",
        "检查之后再录入",
        "enter it after the visit");

    /// <summary>Before drawn, when the draw was entered: an inspection before the draw is none of it.</summary>
    public static readonly RefusalKind BeforeReceipt = new(
        "RESULT-002",
        "早于抽取结果登记之日 {drawn}，抽取之前的检查不是这次抽取的",
        "before {drawn}, when the draw was entered: an inspection before the draw is none of it",
        "请核对日期",
        "check the day");

    /// <summary>Before changed, when the firm's team was last changed: those who are on it now did not go that day.</summary>
    public static readonly RefusalKind BeforeTeamChange = new(
        "RESULT-003",
        "早于该企业检查组最近一次变动之日 {changed}，那天去的不会是现在的检查组",
        "before {changed}, when the firm's team was last changed: those who are on it now did not go that day",
        "请核对日期",
        "check the day");

    /// <summary>A joint visit with other, before the later draw of later.</summary>
    public static readonly RefusalKind BeforeLaterDraw = new(
        "RESULT-004",
        "与 {other} 合并检查，早于后一次抽取之日 {later}",
        "a joint visit with {other}, before the later draw of {later}",
        "请核对日期",
        "check the day");

    /// <summary>A joint visit with other is one visit, and the result there says day.</summary>
    public static readonly RefusalKind NotOneVisit = new(
        "RESULT-005",
        "与 {other} 合并检查，是同一次检查，那里的结果写的是 {day}",
        "a joint visit with {other} is one visit, and the result there says {day}",
        "那里写错的，先由审查人退回（已公示的先撤回），再录入",
        "if that is wrong, have it returned first (withdraw a public one), then enter it again");

    /// <summary>Outside the window first to last: a reason is needed.</summary>
    public static readonly RefusalKind OutsideWindow = new(
        "RESULT-006",
        "超出检查期限 {first} 至 {last}",
        "outside the window {first} to {last}: a reason is needed",
        "请写明原因",
        "say why");

    /// <summary>The firm has no team yet.</summary>
    public static readonly RefusalKind NoTeam = new(
        "RESULT-007",
        "该企业还没有检查组",
        "the firm has no team yet",
        "请先指定",
        "name one first");

    /// <summary>Not on the firm's team (team).</summary>
    public static readonly RefusalKind NotOnTeam = new(
        "RESULT-008",
        "不是该企业检查组成员（{team}）",
        "not on the firm's team ({team})",
        "请核对人员；换了人的，请先调换",
        "check who went; where somebody else did, substitute first");

    /// <summary>Member of the team was not there.</summary>
    public static readonly RefusalKind MemberMissing = new(
        "RESULT-009",
        "检查组成员 {member} 未到场",
        "{member} of the team was not there",
        "请先调换",
        "substitute first");

    /// <summary>Fewer than two inspectors were there (Administrative Penalty Law art. 42).</summary>
    public static readonly RefusalKind TooFew = new(
        "RESULT-010",
        "到场执法人员不足两人（行政处罚法第四十二条）",
        "fewer than two inspectors were there (Administrative Penalty Law art. 42)",
        "请核对到场人员；确实不足的，须重新检查",
        "check who was there; if they were too few, inspect again");

    /// <summary>No valid certificate on day.</summary>
    public static readonly RefusalKind Certificate = new(
        "RESULT-011",
        "执法证在 {day} 无效",
        "no valid certificate on {day}",
        "请先因执法证调换",
        "substitute first, because of the certificate");

    /// <summary>No item was inspected.</summary>
    public static readonly RefusalKind NoItem = new(
        "RESULT-012",
        "没有检查事项",
        "no item was inspected",
        "请写明检查了哪些事项",
        "say which items were inspected");

    /// <summary>Not among the items of the draw (items): it may not be inspected.</summary>
    public static readonly RefusalKind ItemNotDrawn = new(
        "RESULT-013",
        "不在本次抽查的事项里（{items}），不得检查",
        "not among the items of the draw ({items}): it may not be inspected",
        "请核对事项",
        "check the items");

    /// <summary>The item ended on ended.</summary>
    public static readonly RefusalKind ItemEnded = new(
        "RESULT-014",
        "该事项已于 {ended} 取消",
        "the item ended on {ended}",
        "请去掉该事项",
        "leave it out");

    /// <summary>No category.</summary>
    public static readonly RefusalKind NoCategory = new(
        "RESULT-015",
        "没有检查结果",
        "no category",
        "结果不能预填，须逐户填写",
        "results are never filled in beforehand: say what was found");

    /// <summary>A category twice, or one that cannot be entered.</summary>
    public static readonly RefusalKind CategoryTwice = new(
        "RESULT-016",
        "检查结果重复或不可填写",
        "a category twice, or one that cannot be entered",
        "请核对检查结果",
        "check the categories");

    /// <summary>'no problem found' excludes every other category.</summary>
    public static readonly RefusalKind NoProblemAlone = new(
        "RESULT-017",
        "“未发现问题”不能与其他结果同时填写",
        "'no problem found' excludes every other category",
        "请只留下其中之一",
        "keep one of them");

    /// <summary>A problem of an item that was not inspected.</summary>
    public static readonly RefusalKind ProblemOfOtherItem = new(
        "RESULT-018",
        "该事项未在检查事项中列出",
        "a problem of an item that was not inspected",
        "请把该事项列入检查事项，或核对编号",
        "list the item as inspected, or check its code");

    /// <summary>A problem was found and none is described.</summary>
    public static readonly RefusalKind ProblemNotDescribed = new(
        "RESULT-019",
        "发现问题的，须逐项写明问题",
        "a problem was found and none is described",
        "请逐项写明",
        "say what, item by item");

    /// <summary>No problem was found, yet one is described.</summary>
    public static readonly RefusalKind ProblemButNone = new(
        "RESULT-020",
        "结果为“未发现问题”，却写有问题",
        "no problem was found, yet one is described",
        "请核对检查结果",
        "check the category");

    /// <summary>The measure is due before the inspection.</summary>
    public static readonly RefusalKind DueTooEarly = new(
        "RESULT-021",
        "后续处置期限早于检查日期",
        "the measure is due before the inspection",
        "请核对期限",
        "check its date");
}
