namespace Inspections.Worker.BureauConsole;

/// <summary>Why the page of a year does nothing.</summary>
internal static class YearPageRefusals
{
    public static readonly RefusalKind NoYear = new("YEARPAGE-001", "年度 {year} 不可用", "the year {year} cannot be used", "请从年末页面打开", "open it from the page of years");

    public static readonly RefusalKind NotComplete = new("YEARPAGE-002", "{year} 年度还不能关闭", "the year {year} cannot be closed yet", "请先办结页面上列出的各项", "settle what the page lists first");
}
