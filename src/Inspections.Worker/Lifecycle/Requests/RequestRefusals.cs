namespace Inspections.Worker.Lifecycle.Requests;

/// <summary>Why a request is not asked for, decided or approved as things stand.</summary>
internal static class RequestRefusals
{
    public static readonly RefusalKind Changed = new(
        "REQUEST-001",
        "申请 {number} 已由他人办理，或已撤回，没有改动任何内容",
        "somebody has answered request {number}, or it was taken back; nothing was changed",
        "请刷新页面查看现在的情况",
        "load the page again and see how it stands now");

    public static readonly RefusalKind OtherJoins = new(
        "REQUEST-002",
        "本页打开之后，递补的人员已由 {seen} 变为 {now}，没有改动任何内容",
        "who joins is now {now}, and was {seen} when the page was opened; nothing was changed",
        "请刷新页面，核对后再办理",
        "load the page again, look at it and decide then");

    public static readonly RefusalKind NoWhy = new(
        "REQUEST-003",
        "没有写明情况或原因",
        "there is no word on why",
        "请写明，决定和批准的人据此判断",
        "say why: those who decide and approve go by that");

    public static readonly RefusalKind Twice = new(
        "REQUEST-004",
        "同样的申请 {number} 正在办理",
        "request {number} asks for the same and waits for its answer",
        "请等它办完，或先撤回",
        "wait for that, or take it back first");

    public static readonly RefusalKind NotYours = new(
        "REQUEST-005",
        "申请 {number} 不是由 {person} 提出的",
        "request {number} was not asked for by {person}",
        "请由提出的人撤回，或由处室负责人不予同意",
        "let who asked take it back, or the head turn it down");

    public static readonly RefusalKind NoYear = new(
        "REQUEST-006",
        "回避只能登记在今年或明年，不能是 {year} 年",
        "a recusal is of this year or the next, not of {year}",
        "请核对年度",
        "check the year");

    public static readonly RefusalKind BadWord = new(
        "REQUEST-007",
        "“{word}”不是可用的事由",
        "'{word}' is no reason that can be given",
        "请从页面上选择",
        "choose one on the page");

    public static readonly RefusalKind NotFound = new(
        "REQUEST-008",
        "名录里没有，或有几个同名的：{problems}",
        "not in the directory, or several of that name: {problems}",
        "请用代码和工号",
        "use codes and staff ids");
}
