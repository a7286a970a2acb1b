namespace Inspections.Worker.Files.Lists;

/// <content>Days and validities.</content>
internal static partial class RowRefusals
{
    public static readonly RefusalKind BeforeListed = new(
        "ROW-016",
        "早于列入日期",
        "before the day it was listed",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind BeforeFirstDay = new(
        "ROW-025",
        "早于开始日期",
        "before the first day",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind NoFirstDay = new(
        "ROW-026",
        "没有开始日期，或早于开始日期",
        "without a first day, or before it",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind Validity = new(
        "ROW-027",
        "不是有效期",
        "not a validity",
        "应如 2023.5.1-2028.4.30",
        "expected one like 2023.5.1-2028.4.30");

    public static readonly RefusalKind NotDate = new(
        "ROW-028",
        "不是日期",
        "not a date",
        "应如 2020-01-02",
        "expected one like 2020-01-02");

    public static readonly RefusalKind TurnedIntoDate = new(
        "ROW-031",
        "表格软件把它变成了日期",
        "the spreadsheet turned it into a date",
        "请设为文本格式重新填写",
        "format the cell as text and enter it again");

    public static readonly RefusalKind InFuture = new(
        "ROW-043",
        "在今天之后",
        "the day is in the future",
        "请改正该处后重新导入",
        "correct it there and import again");

    public static readonly RefusalKind BeforeLedger = new(
        "ROW-048",
        "早于 2000 年，台账不记",
        "the day is before 2000: the ledger takes none",
        "请改正该处后重新导入",
        "correct it there and import again");
}
