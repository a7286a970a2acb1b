namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>Why a round is not planned, or its year takes nothing.</summary>
internal static class PlanRefusals
{
    public static readonly RefusalKind Closed = new(
        "YEAR-001",
        "{year} 年度已关闭，不再接受{entry}",
        "the year {year} is closed and takes no {entry} any more",
        "需要说明的，请另行公告",
        "announce elsewhere what has to be said");

    public static readonly RefusalKind Over = new(
        "YEAR-002",
        "{year} 年度已过去，不再接受{entry}",
        "the year {year} is over and takes no {entry} any more",
        "请在本年度办理",
        "do it in this year");

    public static readonly RefusalKind ItemNotListed = new(
        "YEAR-003",
        "设置 PlannedItems:{sector} 中的事项 {code} 不在该行业的抽查事项清单上，不得列入计划",
        "setting PlannedItems:{sector}: the item {code} is not on the sector's list of items and cannot be planned",
        "请改正设置，或先导入事项清单",
        "correct the setting, or import the list first");

    public static readonly RefusalKind ItemEnded = new(
        "YEAR-004",
        "设置 PlannedItems:{sector} 中的事项 {code} 已于 {day} 取消，不得列入计划",
        "setting PlannedItems:{sector}: the item {code} ended on {day} and cannot be planned",
        "请改正设置，或先导入事项清单",
        "correct the setting, or import the list first");

    public static readonly RefusalKind NoItems = new(
        "YEAR-005",
        "事项清单里没有行业 {sector} 的抽查事项",
        "no inspection item of the sector {sector} is on the list",
        "请导入事项清单",
        "import the list of items");
}
