namespace Inspections.Worker.Cli.Shared;

/// <summary>Why a command does nothing: what was typed, or what it found. Only here may a refusal name an option.</summary>
internal static partial class CommandRefusals
{
    public static readonly RefusalKind FileThere = new(
        "COMMAND-002",
        "{file} 已存在",
        "{file} exists already",
        "请换一个文件名",
        "name another file",
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

    public static readonly RefusalKind Year = new(
        "COMMAND-021",
        "年度 {year} 不可用",
        "the year {year} cannot be used",
        "请写四位年份",
        "give a year of four digits",
        RefusalNature.Request);

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

    public static readonly RefusalKind Argument = new(
        "COMMAND-043",
        "参数不可用：{detail}",
        "the argument cannot be used: {detail}",
        "请改正后重试",
        "correct it and try again",
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

    public static readonly RefusalKind NotWindows = new(
        "COMMAND-060",
        "这台机器不是 Windows",
        "this machine does not run Windows",
        "Linux 上用 systemd 服务（systemctl enable --now inspections）；只看命令的加 --print",
        "on Linux there is the service of systemd (systemctl enable --now inspections); --print only shows the commands",
        RefusalNature.Request);

    public static readonly RefusalKind MachineCommandFailed = new(
        "COMMAND-061",
        "命令未能完成（{code}）：{command}；{detail}",
        "the command failed ({code}): {command}; {detail}",
        "请以管理员身份打开命令行再试",
        "open the terminal as an administrator and try again");

    public static readonly RefusalKind NoConnection = new(
        "COMMAND-062",
        "没有给出连接",
        "no connection was given",
        "请写明连接，或写 - 并从标准输入给出一行",
        "name it, or write - and give one line on standard input",
        RefusalNature.Request);
}
