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
}
