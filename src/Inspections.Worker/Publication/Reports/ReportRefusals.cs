namespace Inspections.Worker.Publication.Reports;

/// <summary>Why no report is made.</summary>
internal static class ReportRefusals
{
    public static readonly RefusalKind NoDraw = new(
        "REPORT-001",
        "截至 {day}，{year} 年没有名单已公开的抽取",
        "until {day} there is no draw of {year} whose list is public",
        "请核对年份和季度",
        "check year and quarter",
        RefusalNature.Request);

    public static readonly RefusalKind NoTerm = new(
        "REPORT-002",
        "公示目录里缺少 {file}（公示期限和工作日），无法判断是否逾期",
        "{file} (the term of publication and its working days) is missing in the published folder: what was late cannot be told",
        "请让工作进程再公示一次",
        "let the worker publish again",
        RefusalNature.Unreadable);
}
