namespace Inspections.Worker.BureauConsole;

/// <summary>Why the page of statistics gives nothing.</summary>
internal static class StatisticsRefusals
{
    public static readonly RefusalKind NotYet = new(
        "STATISTICS-001", "{year} 年的数字正在计算", "the figures of {year} are being worked out", "请稍后再下载", "download them in a while", RefusalNature.Request);

    public static readonly RefusalKind NoQuarter = new(
        "STATISTICS-002", "{year} 年第 {quarter} 季度没有名单已公开的抽取", "quarter {quarter} of {year} has no draw whose list is public", "请选另一季度", "choose another", RefusalNature.Request);

    public static readonly RefusalKind Archiving = new(
        "STATISTICS-003", "另一份归档文件正在制作", "another archive is being made", "请稍后再下载", "download it in a while");

    public static readonly RefusalKind ArchiveInvalid = new(
        "STATISTICS-004",
        "{year} 年公示的内容未通过核验（INVALID），没有归档",
        "what is published of {year} does not verify (INVALID), and nothing was archived",
        "请先核验，查看哪一项不符",
        "verify it and see which check fails");
}
