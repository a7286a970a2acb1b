namespace Inspections.Worker.Files.Lists;

/// <summary>Why a list is not read.</summary>
internal static class ListRefusals
{
    public static readonly RefusalKind HeaderPair = new(
        "LIST-001",
        "列的对照 {text} 不可用",
        "the pair of columns {text} cannot be used",
        "应写成 名称=文件里的表头，名称为以下之一：{names}",
        "write NAME=HEADER IN THE FILE, NAME one of: {names}",
        RefusalNature.Request);

    public static readonly RefusalKind NoRows = new(
        "LIST-002",
        "{file}：表头下面没有数据",
        "{file}: no rows below the header",
        "请核对文件",
        "check the file");

    public static readonly RefusalKind NoSheet = new(
        "LIST-003",
        "{file}：工作簿里没有工作表，无法读取",
        "{file}: the workbook has no sheet and cannot be read",
        "请核对文件",
        "check the file");

    public static readonly RefusalKind ColumnTwice = new(
        "LIST-004",
        "{file}：{sheet}列“{column}”出现两次",
        "{file}: {sheet}column '{column}' appears twice",
        "请删去或改名其中一列",
        "take one of them out, or name it differently");

    public static readonly RefusalKind SheetHidden = new(
        "LIST-005",
        "{file}：有名录的工作表“{sheet}”是隐藏的",
        "{file}: the sheet with the list, '{sheet}', is hidden",
        "请取消隐藏后再导入",
        "unhide it and import again");

    public static readonly RefusalKind ColumnMissing = new(
        "LIST-006",
        "{file}：{sheet}{missing}；{found}",
        "{file}: {sheet}{missing}; {found}",
        "请补上该列；表头不同的，请写明列的对照；整表属于一个行业的，请写明行业",
        "add the column; with another header, give the pair of columns; where all rows belong to one sector, name it");

    public static readonly RefusalKind SectorUnknown = new(
        "LIST-007",
        "“{word}”不是已知行业；相近的有 {nearest}",
        "'{word}' is not a known sector; the nearest are {nearest}",
        "写成其中之一；是新行业的，请先登记该行业",
        "write one of them; a new one has to be added first",
        RefusalNature.Request);
}
