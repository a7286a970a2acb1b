namespace Inspections.Worker.Publication.Fairness;

/// <summary>Why no report of fairness is made.</summary>
internal static class FairnessRefusals
{
    public static readonly RefusalKind Invalid = new(
        "FAIRNESS-001",
        "{place}：核验结果为无效（{subject}），不作分析：应为 {expected}；实为 {found}",
        "{place}: INVALID ({subject}), no report is made of it: expected {expected}; found {found}",
        "请先核验，查明哪一项不符",
        "verify it first, and see which check fails");

    public static readonly RefusalKind Twice = new(
        "FAIRNESS-002",
        "抽取 {draw} 在两个目录中出现，会被计算两次",
        "draw {draw} stands in two folders and would count twice",
        "请只给出其中一个",
        "give one of them",
        RefusalNature.Request);

    public static readonly RefusalKind NoDraw = new(
        "FAIRNESS-003",
        "目录中没有抽取 {draw}",
        "no folder holds draw {draw}",
        "请核对抽取编号",
        "check its id",
        RefusalNature.Request);

    public static readonly RefusalKind NotObserved = new(
        "FAIRNESS-004",
        "抽取 {draw} 无法分析：{why}",
        "draw {draw} cannot be looked at: {why}",
        "请选择结果已公开的抽取",
        "choose draws whose outcome is public",
        RefusalNature.Request);

    public static readonly RefusalKind Nothing = new(
        "FAIRNESS-005",
        "没有结果已公开的抽取可供分析：{others}",
        "there is no draw whose outcome is public: {others}",
        "请在抽取结果公开后再分析",
        "make the report when a list is public");
}
