namespace Inspections.Worker.Files.Tables;

/// <summary>Why a file is no table that can be read.</summary>
internal static class TableRefusals
{
    public static readonly RefusalKind Empty = new(
        "TABLE-001",
        "{file}：文件是空的",
        "{file}: the file is empty",
        "请核对文件",
        "check the file");

    public static readonly RefusalKind NotOpened = new(
        "TABLE-002",
        "{file}：无法打开：{detail}",
        "{file}: cannot be opened: {detail}",
        "请核对路径，并关闭正在使用它的程序",
        "check the path, and close the program that uses it");

    public static readonly RefusalKind TooLarge = new(
        "TABLE-003",
        "{file}：文件超过 {most} MB，不像名录",
        "{file}: larger than {most} MB, not a list of this kind",
        "请只留下名录",
        "keep the list alone");

    public static readonly RefusalKind Encrypted = new(
        "TABLE-004",
        "{file}：工作簿已加密",
        "{file}: the workbook is encrypted",
        "请去掉密码再导入",
        "remove its password and import again");

    public static readonly RefusalKind NotSpreadsheet = new(
        "TABLE-005",
        "{file}：不是电子表格，或已加密",
        "{file}: not a spreadsheet, or encrypted",
        "请另存为 .xlsx 或 CSV UTF-8",
        "save it as .xlsx or CSV UTF-8");

    public static readonly RefusalKind NoWorkbook = new(
        "TABLE-006",
        "{file}：压缩包里没有工作簿，无法读取",
        "{file}: the package holds no workbook and cannot be read",
        "请另存为 .xlsx 或 CSV UTF-8",
        "save it as .xlsx or CSV UTF-8");

    public static readonly RefusalKind SheetTooLarge = new(
        "TABLE-007",
        "{file}：工作表超过 {rows} 行或 {columns} 列",
        "{file}: a sheet has more than {rows} rows or {columns} columns",
        "请删去多余的行列",
        "take out the rows and columns that are too many");

    public static readonly RefusalKind UnpacksTooLarge = new(
        "TABLE-008",
        "{file}：解压后超过 {most} MB，不像名录",
        "{file}: unpacks to more than {most} MB, not a list of this kind",
        "请只留下名录",
        "keep the list alone");

    public static readonly RefusalKind Damaged = new(
        "TABLE-009",
        "{file}：工作簿已损坏：{detail}",
        "{file}: the workbook is damaged: {detail}",
        "请重新保存后导入",
        "save it again and import that");

    public static readonly RefusalKind Unreadable = new(
        "TABLE-010",
        "{file}：工作簿无法读取：{detail}",
        "{file}: the workbook cannot be read: {detail}",
        "请另存为 .xlsx 或 CSV UTF-8",
        "save it as .xlsx or CSV UTF-8");

    public static readonly RefusalKind TooMuchText = new(
        "TABLE-011",
        "{file}：工作簿里的文字超过名录所需",
        "{file}: the workbook holds more text than a list needs",
        "请只留下名录，另存为 .xlsx 或 CSV",
        "keep the list alone and save it as .xlsx or CSV");

    public static readonly RefusalKind LineTooLong = new(
        "TABLE-012",
        "{file}：第 {line} 行超过 {most} 个字符，不是表格",
        "{file}: line {line} has more than {most} characters: not a table",
        "请核对文件",
        "check the file");

    public static readonly RefusalKind ControlCharacter = new(
        "TABLE-013",
        "{file}：不是文本文件：第 {line} 行有控制字符 {character}",
        "{file}: not a text file: control character {character} in line {line}",
        "请另存为 CSV UTF-8",
        "save it as CSV UTF-8");

    public static readonly RefusalKind Encoding = new(
        "TABLE-014",
        "{file}：编码无法识别：第 {offset} 字节不是 {tried}",
        "{file}: unknown encoding: the bytes at offset {offset} are not {tried}",
        "请另存为 CSV UTF-8",
        "save it as CSV UTF-8");

    public static readonly RefusalKind BinaryWorkbook = new(
        "TABLE-015",
        "{file}：这是二进制工作簿（.xlsb）",
        "{file}: a binary workbook (.xlsb)",
        "请另存为 .xlsx",
        "save it as .xlsx");

    public static readonly RefusalKind NotText = new(
        "TABLE-016",
        "{file}：不是文本文件：第 {offset} 字节为 NUL",
        "{file}: not a text file: a NUL byte at offset {offset}",
        "请另存为 CSV UTF-8",
        "save it as CSV UTF-8");

    public static readonly RefusalKind WebPage = new(
        "TABLE-017",
        "{file}：这是网页或 XML，不是表格（有的系统把网页存成 .xls）",
        "{file}: this is HTML or XML, not a table (some systems save a page as .xls)",
        "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入",
        "open it in Excel or WPS, save it as .xlsx and import that");

    public static readonly RefusalKind QuoteOpen = new(
        "TABLE-018",
        "{file}：{where}",
        "{file}: {where}",
        "请改正引号后重新导入",
        "put the quotes right and import again");

    public static readonly RefusalKind Big5 = new(
        "TABLE-019",
        "{file}：像是 Big5（繁体字）编码，无法读取",
        "{file}: this looks like Big5, the encoding of traditional characters, which is not read",
        "请用 Excel 或 WPS 打开，改用简体字，另存为 .xlsx 或 CSV UTF-8",
        "save it in simplified characters as .xlsx or CSV UTF-8");
}
