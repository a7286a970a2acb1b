
using Inspections.Core.Directories;

namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the console's pages say.</summary>
internal static class ConsoleTexts
{
    public static readonly Text Site = new("双随机抽查 · 内部工作台", "Random inspections · console");
    public static readonly Text Menu = new("工作台导航", "Console");
    public static readonly Text Skip = new("跳到正文", "Skip to content");
    public static readonly Text Tasks = new("待办", "To do");
    public static readonly Text Review = new("审查", "Review");
    public static readonly Text Accounts = new("账号", "Accounts");
    public static readonly Text Actions = new("日志", "Log");
    public static readonly Text OwnPassword = new("修改密码", "Password");
    public static readonly Text SignOut = new("退出", "Sign out");
    public static readonly Text SignOutEverywhere = new("在所有设备上退出", "Sign out everywhere");

    public static readonly Text SignIn = new("登录", "Sign in");
    public static readonly Text StaffId = new("人员编号", "Staff id");
    public static readonly Text Password = new("密码", "Password");
    public static readonly Text SampleBureau = new("样例机关（虚构）：点一个人即以其身份登录，仅限本机", "The sample bureau (made up): choose somebody to sign in as, on this machine only");
    public static readonly Text SampleAs = new("以 {0} 登录", "Sign in as {0}");

    public static readonly Text First = new("第一个系统管理员", "The first administrator");
    public static readonly Text FirstMeans = new(
        "还没有任何账号。第一个账号是系统管理员：他为其他人建账号，不参与业务。这个地址只能用一次，30 分钟内有效。",
        "There are no accounts yet. The first is the administrator's: he makes those of the others and takes no part in the business. This address works once, for 30 minutes.");

    public static readonly Text Name = new("姓名", "Name");
    public static readonly Text NewPassword = new("新密码（至少 12 个字符）", "New password (12 characters at least)");
    public static readonly Text Again = new("再输入一次", "Once more");
    public static readonly Text OldPassword = new("现在的密码", "Present password");
    public static readonly Text Create = new("建立账号", "Make the account");
    public static readonly Text ChangeFirst = new("这是别人为您设的初始密码：请先改成只有您自己知道的密码。", "Somebody else has set this password: change it first to one that you alone know.");
    public static readonly Text NotTheSame = new("两次输入的新密码不一样", "the two new passwords differ");
    public static readonly Text Save = new("保存", "Save");
    public static readonly Text ProveAgain = new("这是须由本人作出的决定；距上次输入密码已超过 15 分钟，请再输入密码", "This is a decision, and the password was given more than 15 minutes ago: give it again");

    public static readonly Text Nothing = new("没有待办事项", "Nothing waits");
    public static readonly Text WaitsForYou = new("等您审查", "Wait for your review");
    public static readonly Text SentBack = new("被退回，待重新录入", "Sent back, to be entered again");
    public static readonly Text Deadlines = new("期限", "Deadlines");
    public static readonly Text Going = new("正在办的批次", "Rounds that are going on");
    public static readonly Text NextDraws = new("接下来的抽取", "Next draws");
    public static readonly Text Wrong = new("运行异常", "What is wrong");
    public static readonly Text NotDelivered = new("未送达", "Not delivered");
    public static readonly Text AccountsOnly = new("系统管理员不参与业务：请到“账号”为各岗位建账号。", "Administrators take no part in the business: go to Accounts and make those of the others.");

    public static readonly Text Draw = new("批次", "Round");
    public static readonly Text Firm = new("企业", "Firm");
    public static readonly Text Inspected = new("检查日期", "Inspected on");
    public static readonly Text Found = new("检查结果", "Found");
    public static readonly Text Step = new("等待的步骤", "Waits for");
    public static readonly Text Opened = new("已看", "opened");
    public static readonly Text Open = new("查看", "Open");
    public static readonly Text Choose = new("选择", "Choose");
    public static readonly Text Approve = new("同意公开", "Approve");
    public static readonly Text ApproveChosen = new("同意公开所选", "Approve the chosen");
    public static readonly Text OnlyOpened = new("只能勾选已经看过、且等待您本人角色的结果。", "Only results that you have opened, and that wait for your role, can be chosen.");
    public static readonly Text Return = new("退回", "Send back");
    public static readonly Text Reason = new("退回原因", "Reason for sending it back");
    public static readonly Text NothingToReview = new("没有待审结果", "No result waits for review");
    public static readonly Text Team = new("检查人员", "Team");
    public static readonly Text ItemsInspected = new("检查事项", "Items");
    public static readonly Text Problem = new("问题", "Problem");
    public static readonly Text FollowUp = new("后续处置", "Follow-up");
    public static readonly Text Remark = new("备注", "Remark");
    public static readonly Text OutsideWindow = new("超期限原因", "Why outside the window");
    public static readonly Text EnteredBy = new("录入人", "Entered by");
    public static readonly Text Why = new("更正或撤回的原因", "Why it corrects or withdraws");
    public static readonly Text PublicNow = new("现在公示的", "Public now");
    public static readonly Text Becomes = new("审查通过后", "After approval");
    public static readonly Text Withdrawn = new("撤回", "withdrawn");
    public static readonly Text Correction = new("更正", "correction");
    public static readonly Text Decided = new("审查经过", "Decided so far");
    public static readonly Text Signed = new("审查意见", "What is signed");

    public static readonly Text Roles = new("角色", "Roles");
    public static readonly Text Sectors = new("行业（不选为全部）", "Sectors (all, where none is chosen)");
    public static readonly Text FirstDay = new("生效日期", "First day");
    public static readonly Text LastDay = new("停用日期（含）", "Last day");
    public static readonly Text AddAccount = new("新建账号", "New account");
    public static readonly Text ResetPassword = new("重设密码", "New first password");
    public static readonly Text FirstPassword = new("初始密码", "First password");
    public static readonly Text FirstPasswordMeans = new(
        "只显示这一次，7 天内有效；请当面或通过另一渠道交给本人，首次登录时必须修改。", "Shown this once and good for 7 days: hand it over in person or by another way; it has to be changed at the first sign-in.");

    public static readonly Text Ended = new("已停用", "ended");
    public static readonly Text From = new("自", "From");
    public static readonly Text To = new("至", "To");
    public static readonly Text Export = new("导出 CSV", "Export CSV");
    public static readonly Text When = new("时间", "When");
    public static readonly Text Who = new("人员", "Who");
    public static readonly Text Address = new("来源地址", "From where");
    public static readonly Text What = new("事项", "What");
    public static readonly Text Subject = new("对象", "Subject");
    public static readonly Text Outcome = new("结果", "Outcome");

    public static readonly Text Refused = new("没有办成", "Not done");
    public static readonly Text NothingChanged = new("没有任何改动。", "Nothing was changed.");
    public static readonly Text Back = new("返回上一页（浏览器的后退），所填内容仍在。", "Go back with your browser: what you filled in is still there.");
    public static readonly Text AsItIsNow = new("重新打开该页，看现在的情况", "Open the page as it is now");
    public static readonly Text NoSuchPage = new("没有这个页面", "There is no such page");
    public static readonly Text NotFromHere = new("这个表单不是从本站的页面提交的，未办理。请从工作台重新打开页面。", "The form does not come from a page of this site and was not taken. Open the page again from the console.");
    public static readonly Text Failed = new("程序出错", "The program failed");

    /// <summary>An error of the program's own, as the log has it.</summary>
    public static Text FailedAs(string request) => new($"请把编号 {request} 告诉系统管理员，日志里有这一条；再试一次之前请先核对是否已经办理。", $"Tell the administrator the number {request}: the log has it. Look whether it was done before you try again.");

    /// <summary>A form, or a file in it, that is larger than is read.</summary>
    public static Text TooLarge(long bytes) => new($"文件或所填内容超过 {bytes / (1024 * 1024)} MB，未读取。请核对是不是选错了文件。", $"The file, or what was filled in, is larger than {bytes / (1024 * 1024)} MB and was not read: check that it is the right file.");

    public static readonly Text ToStart = new("回到待办", "To the start");

    /// <summary>What a round is called.</summary>
    public static Text Round(string sector, DrawId draw) => new(
        FormattableString.Invariant($"{sector} {draw.Year} 年第 {draw.Round} 批{(draw.Try > 1 ? $"（第 {draw.Try} 次）" : "")}"),
        FormattableString.Invariant($"{sector} {draw.Year} round {draw.Round}{(draw.Try > 1 ? $" (try {draw.Try})" : "")}"));

    /// <summary>What was just done.</summary>
    public static Text Of(ConsoleNotice done) => done switch
    {
        ConsoleNotice.Approved => new("已同意", "Approved"),
        ConsoleNotice.Returned => new("已退回录入人", "Sent back to who entered it"),
        ConsoleNotice.ResultEntered => new("已提交审查", "Submitted for review"),
        ConsoleNotice.ResultUnchanged => new("与已录入的完全一样，没有改动", "The same was entered before: nothing was changed"),
        ConsoleNotice.CorrectionGivenUp => new("已放弃，公示的结果不变", "Given up: what is public stays"),
        ConsoleNotice.DraftKept => new("草稿已存，尚未提交", "The draft is kept; it is not submitted"),
        ConsoleNotice.DraftDropped => new("草稿已删除", "The draft is dropped"),
        ConsoleNotice.RequestAsked => new("已提出，待处室负责人决定", "Asked for; it waits for the head"),
        ConsoleNotice.RequestDecided => new("已决定，待分管领导批准", "Decided; it waits for the leader"),
        ConsoleNotice.RequestDone => new("已批准并办理", "Approved and carried out"),
        ConsoleNotice.RequestTurnedDown => new("已退回申请人", "Turned down"),
        ConsoleNotice.RequestTakenBack => new("申请已撤回", "Taken back"),
        ConsoleNotice.FollowUpClosed => new("已登记办结", "Noted as settled"),
        ConsoleNotice.VisitsJoined => new("已合并检查，并记入台账；文书自动随之更新", "The visits are joined and the ledger says so; papers follow"),
        ConsoleNotice.PolicyDraftKept => new("草稿已存，尚未提出；改了什么、对全年的影响见下方", "The draft is kept and not proposed; what it changes and does to the year is below"),
        ConsoleNotice.VisitsApproved => new("检查已审批，可以制作通知书", "The visits are approved: notices can be made"),
        ConsoleNotice.EmergencyNoted => new("已记下紧急情况，可以制作通知书；请另一人尽快补办审批", "The emergency is noted and notices can be made; somebody else is to approve the visits soon"),
        ConsoleNotice.ValueTaken => new("两人所录相同，已登记入台账", "Both entered the same: it is in the ledger"),
        ConsoleNotice.ValueKnown => new("这个数值已登记过，没有改动", "It was entered before: nothing was changed"),
        ConsoleNotice.ValueWaits => new("已记下，待另一人各自录入", "Noted; it waits for another person's entry"),
        ConsoleNotice.ValueDiffers => new("与另一人所录不同，没有登记", "It differs from what another person entered: nothing was taken"),
        ConsoleNotice.SettingKept => new("设置已保存，重新启动以后生效", "The setting is kept; it holds after a restart"),
        ConsoleNotice.DeliveryRetried => new("搁置的文件重新发送", "What was set aside is sent again"),
        ConsoleNotice.DaysTaken => new("已导入，重新启动以后生效", "Taken: they hold after a restart"),
        ConsoleNotice.BackupMade => new("已备份，并核对完好", "The backup is made and was found whole"),
        ConsoleNotice.KeyTaken => new("已换用新的签名密钥，并记入台账", "The new signing key is in force, and the ledger says so"),
        ConsoleNotice.AccountChanged => new("账号已保存；该人员须重新登录", "The account is saved; the person has to sign in again"),
        ConsoleNotice.EntryChanged => new("已修改，并记入台账", "Changed, and entered into the ledger"),
        ConsoleNotice.EntryAdded => new("已新增，并记入台账", "Added, and entered into the ledger"),
        ConsoleNotice.EntryEnded => new("已终止，并记入台账；要撤回，见“名录”的“最后一次改动”", "Ended, and entered into the ledger; the last change can be taken back on the page of lists"),
        ConsoleNotice.DishonestChanged => new("已登记，立即公示", "Entered, and published at once"),
        ConsoleNotice.YearClosed => new("年度已关闭，并记入台账", "The year is closed, and the ledger says so"),
        ConsoleNotice.ListTaken => new("名录已导入，并记入台账；要撤回，见下方“最后一次改动”", "The list is taken and entered into the ledger; the last change, below, can be taken back"),
        ConsoleNotice.ListUndone => new("已撤回，并记入台账", "Taken back, and entered into the ledger"),
        _ => new("密码已修改；其他设备上的登录已结束", "The password is changed; wherever else you were signed in, you are not any more"),
    };
}
