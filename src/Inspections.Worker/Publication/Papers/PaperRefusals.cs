namespace Inspections.Worker.Publication.Papers;

/// <summary>Why a paper is not written.</summary>
internal static class PaperRefusals
{
    public static readonly RefusalKind FolderPublic = new(
        "PAPER-001",
        "{folder} 在公示目录里；通知书和表格含有人员姓名",
        "{folder} lies in the public folder; papers name people",
        "请另选目录",
        "choose another folder",
        RefusalNature.Request);

    public static readonly RefusalKind FilledIn = new(
        "PAPER-002",
        "{file} 已存在且内容不同，可能已经填写，未覆盖",
        "{file} is there and says something else: it may have been filled in and was left alone",
        "请先导入或另存，再写明覆盖",
        "import it or keep a copy, then say that it is to be overwritten");
}
