namespace Inspections.Worker.Cli.Shared;

/// <content>What is published, verified, archived, reported and delivered.</content>
internal static partial class CommandRefusals
{
    public static readonly RefusalKind NoAlerts = new(
        "COMMAND-001",
        "没有设置提醒对象",
        "nobody is told of deadlines",
        "请写明设置 Alerts，见 docs/deadlines.md",
        "set Alerts, see docs/deadlines.md",
        RefusalNature.Request);

    public static readonly RefusalKind BackupWhere = new(
        "COMMAND-004",
        "没有写明备份到哪里",
        "it is not said where the backup goes",
        "请写明备份文件，或用 --into 写明备份目录",
        "name the file, or a folder by --into",
        RefusalNature.Request);

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

    public static readonly RefusalKind Quarter = new(
        "COMMAND-024",
        "--quarter 不能是 {value}",
        "--quarter cannot be {value}",
        "应为 1 到 4",
        "give 1 to 4",
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

    public static readonly RefusalKind TwoDraws = new(
        "COMMAND-044",
        "没有写明哪两次抽取",
        "it is not said which two draws",
        "请用 --draws 写明两次抽取",
        "name the two draws by --draws",
        RefusalNature.Request);
}
