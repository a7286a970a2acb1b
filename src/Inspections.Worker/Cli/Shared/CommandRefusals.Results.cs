namespace Inspections.Worker.Cli.Shared;

/// <content>Rounds, results, reviews and the closing of a year.</content>
internal static partial class CommandRefusals
{
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
        "the year {year} cannot be closed; what is missing: {count}",
        "请先办结以上各项",
        "settle what stands above first");

    public static readonly RefusalKind ByWhom = new(
        "COMMAND-015",
        "没有写明由谁办理",
        "it is not said who does this",
        "请加 --by 人员编号",
        "add --by STAFF-ID",
        RefusalNature.Request);

    public static readonly RefusalKind NoPolicy = new(
        "COMMAND-023",
        "还没有生效的政策",
        "no policy is in force yet",
        "可先查看将要生效的",
        "look at the one to come");

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

    public static readonly RefusalKind SourceWhat = new(
        "COMMAND-031",
        "没有写明登记什么",
        "it is not said what is entered",
        "承诺前用 --digest 或 --at，承诺后用 --value（信标另加 --signature），请给出其中一种",
        "give one of them: before the commitment --digest or --at, after it --value (and --signature for a pulse)",
        RefusalNature.Request);

    public static readonly RefusalKind FirmAndDay = new(
        "COMMAND-034",
        "改期没有写全",
        "the change is not complete",
        "请同时写明 --firm 和 --day",
        "give both --firm and --day",
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
}
