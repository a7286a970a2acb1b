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

    public static readonly RefusalKind Invalid = new(
        "ARCHIVE-004",
        "{year} 年公示的内容未通过核验（INVALID），没有归档",
        "what is published of {year} does not verify (INVALID), and nothing was archived",
        "请先核验，查看哪一项不符",
        "verify it and see which check fails");
}
