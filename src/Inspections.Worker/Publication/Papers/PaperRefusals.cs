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

    public static readonly RefusalKind NoDocument = new(
        "PAPER-002",
        "模板 {file} 不是可读的 DOCX 文档",
        "the template {file} is no DOCX document that can be read",
        "请用 Word 或 WPS 另存为 .docx（不加密），或移走该文件改用内置模板",
        "save it as .docx without a password, or move it away: then the built-in template is used");

    public static readonly RefusalKind Placeholders = new(
        "PAPER-003",
        "模板 {file}：{faults}",
        "the template {file}: {faults}",
        "请改正模板；可用的占位符：{allowed}",
        "correct the template; its placeholders are: {allowed}");

    public static readonly RefusalKind NoSuchPaper = new(
        "PAPER-004",
        "{file} 不是任何文书的模板",
        "{file} is the template of no paper",
        "请改名或移走；可用的文件名：{names}",
        "rename it or move it away; the names are: {names}");

    public static readonly RefusalKind TemplateThere = new(
        "PAPER-005",
        "{file} 已存在，未覆盖",
        "{file} is there and was left alone",
        "请另选文件夹，改好的模板再放进数据目录的 papers 文件夹",
        "choose another folder; templates that are changed go into the folder papers of the data folder",
        RefusalNature.Request);
}
