namespace Inspections.Worker.Cli.Shared;

/// <content>Lists, directories, sectors and the calendar.</content>
internal static partial class CommandRefusals
{
    public static readonly RefusalKind CalendarUnknown = new(
        "COMMAND-009",
        "{year} 年的节假日未知",
        "the holidays of {year} are not known",
        "请在国务院办公厅公布后导入",
        "import them when they are announced");

    public static readonly RefusalKind BadRows = new(
        "COMMAND-016",
        "{file}：{count} 个问题，未导入任何内容",
        "{file}: nothing was imported; problems: {count}",
        "请按上面所列改正后重试",
        "correct them as listed above and import again");

    public static readonly RefusalKind SampleBureau = new(
        "COMMAND-017",
        "{folder} 是样例机关的数据目录",
        "{folder} holds the sample bureau",
        "真实名录请导入到另一个目录：--data 目录",
        "import real directories into another folder: --data FOLDER",
        RefusalNature.Request);

    public static readonly RefusalKind NoFirms = new(
        "COMMAND-022",
        "还没有企业名录",
        "there is no firm directory yet",
        "请先导入企业名录",
        "import the firms first");

    public static readonly RefusalKind MuchLost = new(
        "COMMAND-035",
        "文件里没有的 {lost} 个（共 {all} 个）会终止或退出行业，未作任何改动",
        "entries that are not in the file and would end or leave a sector: {lost} of {all}; nothing was changed",
        "文件只是一部分的，用 --only 行业或地区 限定；确实要终止的，加 --end-missing",
        "where the file is a part only, limit it by --only SECTOR or DISTRICT; to end them, add --end-missing");

    public static readonly RefusalKind NothingToUndo = new(
        "COMMAND-036",
        "没有可以撤回的改动",
        "there is no change to take back",
        "无需撤回",
        "there is nothing to do");

    public static readonly RefusalKind BadEntry = new(
        "COMMAND-037",
        "未作任何改动：{count} 个问题",
        "nothing was changed; problems: {count}",
        "请按上面所列改正后重试",
        "correct them as listed above and try again");

    public static readonly RefusalKind WholeBureau = new(
        "COMMAND-038",
        "失信名单涉及全部行业，账号 {person} 只办理部分行业，不能整表导入",
        "a list of dishonest firms is about all sectors, and {person} is of some of them",
        "请由不限行业的经办人导入，或在内部工作台该企业的页面登记",
        "let an operator of all sectors import it, or enter the firm on its page of the console");

    public static readonly RefusalKind EntryNotFound = new(
        "COMMAND-039",
        "没有唯一符合“{word}”的：{why}",
        "nothing, or more than one thing, is called '{word}': {why}",
        "请写编号",
        "give its id");

    public static readonly RefusalKind ExportForm = new(
        "COMMAND-040",
        "不能写成“{file}”",
        "'{file}' cannot be written",
        "文件名请以 {endings} 结尾",
        "name a file that ends in {endings}",
        RefusalNature.Request);

    public static readonly RefusalKind SectorThere = new(
        "COMMAND-041",
        "已有行业“{name}”（{code}）",
        "there is a sector {name}: {code}",
        "无需再登记",
        "there is nothing to add");

    public static readonly RefusalKind SectorCodeTaken = new(
        "COMMAND-042",
        "代码 {code} 已被占用",
        "the code {code} is taken",
        "请另取一个代码",
        "choose another code");

    public static readonly RefusalKind RecusalYear = new(
        "COMMAND-045",
        "--year {year} 不可用",
        "--year {year} cannot be used",
        "回避只能登记今年（{now}）或明年的",
        "recusals are declared for this year ({now}) or the next",
        RefusalNature.Request);
}
