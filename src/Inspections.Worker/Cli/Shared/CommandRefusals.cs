namespace Inspections.Worker.Cli.Shared;

/// <summary>Why a command does nothing: what was typed, or what it found. Only here may a refusal name an option.</summary>
internal static class CommandRefusals
{
    public static readonly RefusalKind NoAlerts = new(
        "COMMAND-001",
        "没有设置提醒对象",
        "nobody is told of deadlines",
        "请写明设置 Alerts，见 docs/deadlines.md",
        "set Alerts, see docs/deadlines.md",
        RefusalNature.Request);

    public static readonly RefusalKind FileThere = new(
        "COMMAND-002",
        "{file} 已存在",
        "{file} exists already",
        "请换一个文件名",
        "name another file",
        RefusalNature.Request);

    public static readonly RefusalKind ArchiveInvalid = new(
        "COMMAND-003",
        "公示的内容未通过核验（INVALID），没有归档",
        "what is published does not verify (INVALID), and nothing was archived",
        "请先核验，查看哪一项不符",
        "verify it and see which check fails");

    public static readonly RefusalKind BackupWhere = new(
        "COMMAND-004",
        "没有写明备份到哪里",
        "it is not said where the backup goes",
        "请写明备份文件，或用 --into 写明备份目录",
        "name the file, or a folder by --into",
        RefusalNature.Request);

    public static readonly RefusalKind NoFolder = new(
        "COMMAND-005",
        "没有目录 {folder}",
        "there is no folder {folder}",
        "请核对路径",
        "check the path",
        RefusalNature.Request);

    public static readonly RefusalKind NoFile = new(
        "COMMAND-006",
        "没有文件 {file}",
        "there is no file {file}",
        "请核对路径",
        "check the path",
        RefusalNature.Request);

    public static readonly RefusalKind CalendarSet = new(
        "COMMAND-007",
        "设置 Calendar 指定了 {file}",
        "the setting Calendar names {file}",
        "请改那个文件，或去掉这项设置再导入",
        "change that file, or take the setting out and import again",
        RefusalNature.Request);

    public static readonly RefusalKind CalendarEmpty = new(
        "COMMAND-008",
        "文件里没有哪一年有节假日，未作任何改动",
        "the file has no day of any year: nothing was changed",
        "请核对文件",
        "check the file");

    public static readonly RefusalKind CalendarUnknown = new(
        "COMMAND-009",
        "{year} 年的节假日未知",
        "the holidays of {year} are not known",
        "请在国务院办公厅公布后导入",
        "import them when they are announced");

    public static readonly RefusalKind NoRounds = new(
        "COMMAND-010",
        "{year} 年没有批次",
        "there are no rounds in {year}",
        "请核对年份",
        "check the year",
        RefusalNature.Request);

    public static readonly RefusalKind NotClosed = new(
        "COMMAND-011",
        "{year} 年度不能关闭，还缺 {count} 项",
        "the year {year} cannot be closed: {count} things are missing",
        "请先办结以上各项",
        "settle what stands above first");

    public static readonly RefusalKind NoDestinations = new(
        "COMMAND-012",
        "没有设置送达方",
        "there is no destination",
        "请写明设置 Destinations",
        "set Destinations",
        RefusalNature.Request);

    public static readonly RefusalKind OtherDestination = new(
        "COMMAND-013",
        "没有名为 {name} 的送达方",
        "there is no destination {name}",
        "设置 Destinations 里有：{known}",
        "the setting Destinations has: {known}",
        RefusalNature.Request);

    public static readonly RefusalKind Percentage = new(
        "COMMAND-014",
        "{option} 的值 {value} 不可用",
        "{option} cannot be {value}",
        "应为 0 到 100 之间的百分比（最多三位小数）",
        "give a percentage above 0, at most 100, with at most three decimals",
        RefusalNature.Request);

    public static readonly RefusalKind ByWhom = new(
        "COMMAND-015",
        "录入检查结果须写明录入人员：录入的人不能审查",
        "results need to say who enters them: who does so reviews nothing of it",
        "请加 --by 人员编号",
        "add --by STAFF-ID",
        RefusalNature.Request);

    public static readonly RefusalKind BadRows = new(
        "COMMAND-016",
        "{file}：{count} 个问题，未导入任何内容",
        "{file}: {count} problems, nothing was imported",
        "请按上面所列改正后重试",
        "correct them as listed above and import again");

    public static readonly RefusalKind SampleBureau = new(
        "COMMAND-017",
        "{folder} 是样例机关的数据目录",
        "{folder} holds the sample bureau",
        "真实名录请导入到另一个目录：--data 目录",
        "import real directories into another folder: --data FOLDER",
        RefusalNature.Request);

    public static readonly RefusalKind CommitmentNotPublished = new(
        "COMMAND-018",
        "{draw} 的承诺尚未公示",
        "the commitment to {draw} is not published",
        "请在承诺公示之后再打印",
        "print the page once it is");

    public static readonly RefusalKind PublishedFails = new(
        "COMMAND-019",
        "{draw} 公示的内容不符（{check}）：应为 {expected}；实为 {found}",
        "what is published of {draw} does not hold ({check}): expected {expected}; found {found}",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind SiteAddress = new(
        "COMMAND-020",
        "--site 不是网址：{value}",
        "--site is no address: {value}",
        "请写成如 https://gs.example.gov.cn/ssj/",
        "write it like https://gs.example.gov.cn/ssj/",
        RefusalNature.Request);

    public static readonly RefusalKind Year = new(
        "COMMAND-021",
        "年度 {year} 不可用",
        "the year {year} cannot be used",
        "请写四位年份",
        "give a year of four digits",
        RefusalNature.Request);

    public static readonly RefusalKind NoFirms = new(
        "COMMAND-022",
        "还没有企业名录",
        "there is no firm directory yet",
        "请先导入企业名录",
        "import the firms first");

    public static readonly RefusalKind NoPolicy = new(
        "COMMAND-023",
        "还没有生效的政策",
        "no policy is in force yet",
        "可先查看将要生效的",
        "look at the one to come");

    public static readonly RefusalKind Quarter = new(
        "COMMAND-024",
        "--quarter 不能是 {value}",
        "--quarter cannot be {value}",
        "应为 1 到 4",
        "give 1 to 4",
        RefusalNature.Request);

    public static readonly RefusalKind FollowUpFuture = new(
        "COMMAND-025",
        "办结日期 {day} 在今天之后",
        "the day {day} is in the future",
        "请写实际办结的日期",
        "give the day on which it was settled");

    public static readonly RefusalKind NoFollowUp = new(
        "COMMAND-026",
        "{draw} 中 {firm} 没有第 {number} 项未办结的后续处置",
        "{firm} in {draw} has no open follow-up number {number}",
        "请核对序号",
        "check the number");

    public static readonly RefusalKind NoRecord = new(
        "COMMAND-027",
        "没有结果记录 {record}",
        "there is no result record {record}",
        "请核对编号",
        "check its id");

    public static readonly RefusalKind NothingToReview = new(
        "COMMAND-028",
        "没有等待该人员审查的结果",
        "nothing waits for this reviewer",
        "请核对人员和抽取",
        "check the person and the draw");

    public static readonly RefusalKind Range = new(
        "COMMAND-029",
        "{what} {value} 不可用",
        "{what} {value} cannot be used",
        "应为 {least}–{most}",
        "expected {least}–{most}",
        RefusalNature.Request);

    public static readonly RefusalKind FolderNotEmpty = new(
        "COMMAND-030",
        "目录 {folder} 不是空的",
        "the folder {folder} is not empty",
        "请换一个新目录",
        "name a new one",
        RefusalNature.Request);

    public static readonly RefusalKind SourceWhat = new(
        "COMMAND-031",
        "没有写明登记什么",
        "it is not said what is entered",
        "承诺前用 --digest 或 --at，承诺后用 --value（信标另加 --signature），请给出其中一种",
        "give one of them: before the commitment --digest or --at, after it --value (and --signature for a pulse)",
        RefusalNature.Request);

    public static readonly RefusalKind DrawOfOtherYear = new(
        "COMMAND-032",
        "抽取 {draw} 不属于 {year} 年",
        "draw {draw} is not of {year}",
        "请去掉 --year，或写该年的抽取",
        "leave out --year, or name a draw of that year",
        RefusalNature.Request);

    public static readonly RefusalKind NotVerified = new(
        "COMMAND-033",
        "未能核验，没有结论：{detail}",
        "not verified, there is no verdict: {detail}",
        "请排除该问题后重新核验",
        "settle that and verify again",
        RefusalNature.NoVerdict);

    public static readonly RefusalKind FirmAndDay = new(
        "COMMAND-034",
        "改期没有写全",
        "the change is not complete",
        "请同时写明 --firm 和 --day",
        "give both --firm and --day",
        RefusalNature.Request);

    public static readonly RefusalKind MuchLost = new(
        "COMMAND-035",
        "文件里没有的 {lost} 个（共 {all} 个）会终止或退出行业，未作任何改动",
        "{lost} of {all} entries are not in the file and would end or leave a sector: nothing was changed",
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
        "nothing was changed: {count} problems",
        "请按上面所列改正后重试",
        "correct them as listed above and try again");

    public static readonly RefusalKind EntryThere = new(
        "COMMAND-038",
        "已有 {entry}",
        "there is {entry} already",
        "要修改的，请用修改（change）",
        "change it instead");

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

    public static readonly RefusalKind Argument = new(
        "COMMAND-043",
        "参数不可用：{detail}",
        "the argument cannot be used: {detail}",
        "请改正后重试",
        "correct it and try again",
        RefusalNature.Request);

    public static readonly RefusalKind TwoDraws = new(
        "COMMAND-044",
        "没有写明哪两次抽取",
        "it is not said which two draws",
        "请用 --draws 写明两次抽取",
        "name the two draws by --draws",
        RefusalNature.Request);

    public static readonly RefusalKind RecusalYear = new(
        "COMMAND-045",
        "--year {year} 不可用",
        "--year {year} cannot be used",
        "回避只能登记今年（{now}）或明年的",
        "recusals are declared for this year ({now}) or the next",
        RefusalNature.Request);

    public static readonly RefusalKind NotConfirmed = new(
        "COMMAND-046",
        "没有签署",
        "nothing was signed",
        "要签署的，请重新执行并输入 yes",
        "to sign, do it again and type yes");

    public static readonly RefusalKind FirstSignature = new(
        "COMMAND-047",
        "状态文件里没有 {authority} 的记录",
        "the state file knows nothing of {authority}",
        "确为首次签署时加 --first",
        "if this is the first signature, say --first");

    public static readonly RefusalKind NoteThere = new(
        "COMMAND-048",
        "签名文件 {file} 已存在，不会覆盖",
        "the note {file} is there already and is not overwritten",
        "已签过的不必再签",
        "what was signed need not be signed again");

    public static readonly RefusalKind StateServed = new(
        "COMMAND-049",
        "状态文件 {state} 不能放在对外提供的签名目录 {notes} 里",
        "the state file {state} may not lie in {notes}, which is served to others",
        "请另选目录",
        "choose another folder",
        RefusalNature.Request);

    public static readonly RefusalKind StateOrKey = new(
        "COMMAND-050",
        "没有写明看哪一个监看",
        "it is not said which watch",
        "请指明 --state 或 --key",
        "name --state or --key",
        RefusalNature.Request);

    public static readonly RefusalKind NoWatch = new(
        "COMMAND-051",
        "没有 {file}：监看还没有运行过",
        "there is no {file}: no watch has run yet",
        "请先运行监看",
        "run the watch first",
        RefusalNature.Request);

    public static readonly RefusalKind TwoMustConfirm = new(
        "COMMAND-052",
        "含{what}，须两人确认",
        "it has {what}: two people must confirm that",
        "请加 --approved-by 另一人员编号",
        "add --approved-by STAFF-ID",
        RefusalNature.Request);

    public static readonly RefusalKind TextOrFile = new(
        "COMMAND-053",
        "没有写明文字",
        "no text is given",
        "请写明文字，或用 --file 指明存放文字的文件",
        "give the text, or the file that holds it by --file",
        RefusalNature.Request);

    public static readonly RefusalKind Unreadable = new(
        "COMMAND-054",
        "读不了 {file}：{detail}",
        "{file} cannot be read: {detail}",
        "请核对路径",
        "check the path",
        RefusalNature.Request);

    public static readonly RefusalKind NotDraw = new(
        "COMMAND-055",
        "“{word}”不是抽取",
        "'{word}' names no draw",
        "请写抽取编号、任务编号，或行业和批次，如 {example}",
        "give its id, its task number, or sector and round, such as {example}",
        RefusalNature.Request);

    public static readonly RefusalKind NoSuchRound = new(
        "COMMAND-056",
        "{year} 年没有{sector}第 {round} 批",
        "there is no round {round} of {sector} in {year}",
        "有的是：{draws}",
        "there are: {draws}",
        RefusalNature.Request);

    public static readonly RefusalKind Reason = new(
        "COMMAND-057",
        "“{word}”不是可用的原因",
        "'{word}' is no reason that can be given here",
        "可以写：{words}",
        "there are: {words}",
        RefusalNature.Request);

    public static readonly RefusalKind Day = new(
        "COMMAND-058",
        "“{word}”不是日期",
        "'{word}' is no date",
        "请写成 2026-03-18、2026/3/18 或 20260318",
        "write it as 2026-03-18",
        RefusalNature.Request);

    public static readonly RefusalKind NotOne = new(
        "COMMAND-059",
        "“{word}”：{why}",
        "'{word}': {why}",
        "请写代码或编号",
        "give the code or id",
        RefusalNature.Request);
}
