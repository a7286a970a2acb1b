namespace Inspections.Worker.Lifecycle.People;

/// <summary>Why somebody is not taken for one of the staff.</summary>
internal static class PeopleRefusals
{
    public static readonly RefusalKind Twice = new(
        "PEOPLE-001",
        "设置 People 里人员编号 {id} 重复",
        "setting People has the staff id {id} twice",
        "请改正设置",
        "correct the setting",
        RefusalNature.Request);

    public static readonly RefusalKind Unknown = new(
        "PEOPLE-002",
        "设置 People 里没有人员编号或姓名 {id}",
        "setting People has no staff id or name {id}",
        "请核对编号或姓名，或把该人员写进设置",
        "check it, or add the person to the setting",
        RefusalNature.Request);

    public static readonly RefusalKind SamePerson = new(
        "PEOPLE-003",
        "决定人和批准人都是 {id}",
        "both who decides and who approves are {id}",
        "必须是两个不同的人",
        "they must be two different people",
        RefusalNature.Request);

    public static readonly RefusalKind Form = new(
        "PEOPLE-004",
        "人员编号 '{id}' 不可用：{detail}",
        "the staff id '{id}' cannot be used: {detail}",
        "请改正编号",
        "correct it",
        RefusalNature.Request);

    public static readonly RefusalKind Several = new(
        "PEOPLE-005",
        "设置 People 里有 {count} 个 {name}",
        "setting People has {count} people of the name {name}",
        "请用编号：{ids}",
        "use the id: {ids}",
        RefusalNature.Request);
}
