using Inspections.Core.Results;

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of rounds say.</summary>
internal static class RoundTexts
{
    public static readonly Text Rounds = new("批次", "Rounds");
    public static readonly Text Years = new("年度", "Years");
    public static readonly Text NoRounds = new("还没有批次", "There are no rounds yet");
    public static readonly Text State = new("状态", "State");
    public static readonly Text DrawnAt = new("抽取时间", "Drawn at");
    public static readonly Text Next = new("现在的情况", "How it stands");
    public static readonly Text Window = new("检查期限", "Days of visits");
    public static readonly Text Task = new("抽查任务编号", "Task");
    public static readonly Text Items = new("检查事项", "Items");
    public static readonly Text Firms = new("抽中的企业", "Firms drawn");
    public static readonly Text NotDrawn = new("尚未抽取：抽取后这里列出企业、检查组和检查日期。", "Not drawn yet: firms, teams and days are listed here afterwards.");
    public static readonly Text Code = new("代码", "Code");
    public static readonly Text Day = new("检查日", "Day");
    public static readonly Text NoDay = new("生成文书时排定", "set with the papers");
    public static readonly Text NoTeam = new("尚无检查组，须指定", "no team yet: one has to be named");
    public static readonly Text Result = new("检查结果", "Result");
    public static readonly Text JoinedWith = new("与 {0} 合并检查", "joined with {0}");
    public static readonly Text NotEntered = new("未录入", "not entered");

    public static readonly Text Papers = new("检查文书", "Papers");
    public static readonly Text PapersMean = new(
        "先有检查审批表；负责人审批以后，还有通知书、笔录、送达回证、检查日程、结果录入表和保密审查表，录入结果以后还有结果告知书和责令改正通知书。含人员姓名，不得公开。没有检查日的，生成时排定。检查组有变动后，请下载新的。",
        "The form of the approval first; once the head has approved the visits, notices, record forms, proofs of service, schedules, the result sheet and the review form, later what firms are told of results. They name people and are not for the public. Visits without a day are given one. Take the new ones after a change of a team.");

    public static readonly Text AsZip = new("全部文书（ZIP）", "All papers (ZIP)");
    public static readonly Text AsPrint = new("通知书和笔录（一个 DOCX，供打印）", "Notices and record forms (one DOCX to print)");

    public static readonly Text Upload = new("上传结果录入表", "Send the result sheet");
    public static readonly Text UploadMeans = new(
        "XLSX、XLS、ET、ODS 或 CSV，最大 10 MB。整表一次录入：有一处问题则全部不录入，并逐格列出。没有填写的行留待以后。",
        "XLSX, XLS, ET, ODS or CSV, 10 MB at most. All of its rows are entered or none: what is wrong is shown cell by cell. Rows that are not filled in are left for later.");

    public static readonly Text File = new("文件", "File");
    public static readonly Text Correction = new("更正已公示结果的，写明原因（没有更正的不填）", "Why public results are corrected (nothing where none is)");
    public static readonly Text Send = new("录入", "Enter");

    public static readonly Text NothingTaken = new("没有录入任何结果。请按下面所列改正表格，再上传一次。", "No result was entered. Correct the sheet as listed below and send it again.");
    public static readonly Text Faults = new("问题", "What is wrong");
    public static readonly Text Notes = new("提示（不影响录入）", "Worth a look");
    public static readonly Text Sheet = new("工作表", "Sheet");
    public static readonly Text Row = new("行", "Row");
    public static readonly Text Column = new("列", "Column");
    public static readonly Text Value = new("内容", "Value");
    public static readonly Text Why = new("原因和办法", "Why, and what to do");
    public static readonly Text OpenRound = new("打开批次", "Open the round");
    public static readonly Text ToRound = new("回到批次", "Back to the round");

    /// <summary>More faults than are listed.</summary>
    public static Text More(int count) => new($"另有 {count} 处", $"and {count} more");

    /// <summary>What became of a sheet.</summary>
    public static Text Taken(int submitted, int corrections, int replaced, int unchanged, int empty) => new(
        $"已录入：提交审查 {submitted}，更正 {corrections}，替换待审 {replaced}，未变 {unchanged}，未填 {empty}",
        $"Entered: {submitted} submitted for review, {corrections} corrections, {replaced} replaced under review, {unchanged} unchanged, {empty} not filled in");

    /// <summary>Where a firm's result stands.</summary>
    /// <param name="latest">The last submission, or null.</param>
    /// <param name="step">What it waits for, or null.</param>
    public static Text StateOf(SubmittedResult? latest, string? step)
    {
        if (latest is null)
        {
            return NotEntered;
        }

        Text state = latest.State.InWords();
        Text what = latest.IsWithdrawal ? ConsoleTexts.Withdrawn : latest.IsCorrection && latest.State != ResultState.Published ? ConsoleTexts.Correction : Text.Same("");
        return new Text(
            $"{what.Zh}{state.Zh}{(step is null ? "" : $"（{step}）")}",
            $"{what.En} {state.En}{(step is null ? "" : $" ({step})")}".Trim());
    }
}
