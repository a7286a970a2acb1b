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
}
