namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Why a file of working days is not used.</summary>
internal static class CalendarRefusals
{
    public static readonly RefusalKind Unreadable = new(
        "CALENDAR-001",
        "工作日文件 {file} 无法读取：{detail}",
        "the file of working days {file} cannot be read: {detail}",
        "请核对路径和格式",
        "check its path and form",
        RefusalNature.Request);

    public static readonly RefusalKind Value = new(
        "CALENDAR-002",
        "工作日文件 {file}，{where}：'{value}' 不可用",
        "the file of working days {file}, {where}: '{value}' cannot be used",
        "请改正该处",
        "correct it there",
        RefusalNature.Request);

    public static readonly RefusalKind AnotherIsSet = new(
        "CALENDAR-003",
        "设置 Calendar 指定了 {file}",
        "the setting Calendar names {file}",
        "请改那个文件，或去掉这项设置再导入",
        "change that file, or take the setting out and import again",
        RefusalNature.Request);

    public static readonly RefusalKind Empty = new(
        "CALENDAR-004",
        "文件里没有哪一年有节假日，未作任何改动",
        "the file has no day of any year: nothing was changed",
        "请核对文件",
        "check the file");
}
