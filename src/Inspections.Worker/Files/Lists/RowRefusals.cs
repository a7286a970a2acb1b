namespace Inspections.Worker.Files.Lists;

/// <summary>Why a row of a list is not taken.</summary>
internal static partial class RowRefusals
{
    public static readonly RefusalKind Repeats = new(
        "ROW-008",
        "第 {row} 行与第 {first} 行重复",
        "row {row} repeats row {first}",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind SectorUnknown = new(
        "ROW-009",
        "“{word}”不是已知行业；相近的有 {nearest}",
        "'{word}' is not a known sector; the nearest are {nearest}",
        "写成其中之一；是新行业的，请先登记该行业",
        "write one of them; a new one has to be added first");

    public static readonly RefusalKind QuoteOutOfPlace = new(
        "ROW-010",
        "引号位置不对，无法分列",
        "a quote is out of place, the columns cannot be told apart",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind FewColumns = new(
        "ROW-011",
        "只有 {found} 列，表头有 {expected} 列",
        "columns: {found}; the header has {expected}",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind ManyColumns = new(
        "ROW-012",
        "有 {found} 列，表头只有 {expected} 列",
        "columns: {found}; the header has only {expected}",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind NoSectorOfItem = new(
        "ROW-013",
        "看不出属于哪个行业",
        "not a known sector",
        "请加“监管行业”列；整表属于一个行业的，请写明行业",
        "add a column for the sector (sector); where all rows belong to one sector, name it");

    public static readonly RefusalKind OneSector = new(
        "ROW-014",
        "一个事项只属于一个行业",
        "an item belongs to one sector",
        "请分行填写",
        "write one row for each");

    public static readonly RefusalKind TooLong = new(
        "ROW-015",
        "超过 {most} 个字",
        "longer than {most} characters",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind NoSector = new(
        "ROW-022",
        "没有行业",
        "names no sector",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind Contradicts = new(
        "ROW-023",
        "前后矛盾",
        "contradicts itself",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind NotAmong = new(
        "ROW-024",
        "不可用",
        "cannot be used",
        "应为以下之一：{words}",
        "expected one of: {words}");

    public static readonly RefusalKind LineBreak = new(
        "ROW-029",
        "不应有换行",
        "a line break does not belong here",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind Blank = new(
        "ROW-030",
        "不能为空",
        "must not be blank",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind Unusable = new(
        "ROW-032",
        "单元格是错误值、时间或逻辑值",
        "the cell is an error, a time or a logical value",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind CharactersLost = new(
        "ROW-033",
        "有在转换编码时丢失的字",
        "characters were lost in an earlier change of encoding",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind ControlCharacters = new(
        "ROW-034",
        "有控制字符",
        "has control characters",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind NoValue = new(
        "ROW-036",
        "是公式，文件里没有它的结果",
        "a formula whose result the file does not hold",
        "请用 Excel 或 WPS 打开后保存，或复制后“选择性粘贴—数值”",
        "open it in Excel or WPS and save it, or paste the values");

    public static readonly RefusalKind Category = new(
        "ROW-037",
        "“{word}”不是检查结果类别",
        "“{word}” is not a category",
        "{meant}应为：{all}",
        "{meant}expected: {all}");

    public static readonly RefusalKind ProblemForm = new(
        "ROW-038",
        "没有写明是哪一项",
        "does not say of which item",
        "应写成“事项编号：问题”，一行一项",
        "expected 'item: problem', one a line");

    public static readonly RefusalKind FollowUpForm = new(
        "ROW-039",
        "不是措施和期限",
        "not a measure and its date",
        "应写成“措施 期限”，如 {example}；措施为 {measures}",
        "expected a measure and its date, such as {example}; measures: {measures}");

    public static readonly RefusalKind Unreadable = new(
        "ROW-040",
        "“{word}”不可用",
        "'{word}' cannot be used",
        "应为{expected}",
        "expected {expected}");

    public static readonly RefusalKind VisitType = new(
        "ROW-042",
        "“{word}”不可用",
        "'{word}' cannot be used",
        "应为以下之一，或由数字、字母和 . _ : / - 组成的名称：{words}",
        "expected one of, or a name in ASCII: {words}");

    public static readonly RefusalKind VisitEntered = new(
        "ROW-045",
        "该企业 {day} 的 {type} 检查已登记",
        "its {type} inspection of {day} is entered already",
        "请删去该行",
        "take the row out");

    public static readonly RefusalKind NoStratum = new(
        "ROW-047",
        "“{name}”的政策没有这一分类的分层，也没有 all 分层",
        "the policy of {name} has no stratum for this class and none called all",
        "请填写分类，或在政策文件中增加分层",
        "fill in the class, or add a stratum to the policy");

    /// <summary>What to do where the reason says it all: it is not written behind every row.</summary>
    public static bool IsUsual(RefusalKind kind) => kind.ToDo == Repeats.ToDo;
}
