namespace Inspections.Worker.Publication.Archives;

/// <summary>Why a year is not archived.</summary>
internal static class ArchiveRefusals
{
    public static readonly RefusalKind NoLedger = new(
        "ARCHIVE-001",
        "公示目录里没有台账",
        "there is no ledger in the published folder",
        "请先公示",
        "publish first",
        RefusalNature.Request);

    public static readonly RefusalKind NoDraw = new(
        "ARCHIVE-002",
        "{year} 年没有公示的抽取",
        "there is no published draw of {year}",
        "请核对年份",
        "check the year",
        RefusalNature.Request);

    public static readonly RefusalKind Missing = new(
        "ARCHIVE-003",
        "公示目录里缺少 {path}，不能归档",
        "{path} is missing in the published folder: it cannot be archived",
        "请重新公示后再归档",
        "publish again, then archive");
}
