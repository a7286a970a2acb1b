namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>Why an import changes nothing.</summary>
internal static class ImportRefusals
{
    public static readonly RefusalKind ChangedSince = new(
        "IMPORT-001",
        "名录在预览之后被别处改动，未作任何改动",
        "the directory has changed since the preview: nothing was done",
        "请重新导入",
        "import again");

    public static readonly RefusalKind NoRecusal = new(
        "IMPORT-002",
        "{year} 年没有 {inspector} 对 {firm} 的回避",
        "there is no recusal of {inspector} from {firm} in {year}",
        "请核对人员、企业和年份",
        "check inspector, firm and year");

    public static readonly RefusalKind RecusalUsed = new(
        "IMPORT-003",
        "{inspector} 在 {year} 年已因对 {firm} 回避而被调换",
        "{inspector} was substituted at {firm} in {year} because of it",
        "该回避当年有效，不能撤销",
        "it stands for the year");

    public static readonly RefusalKind BadRows = new(
        "IMPORT-004",
        "{file}：{count} 个问题，文件未使用",
        "{file} was not used; problems in it: {count}",
        "请按所列改正后重试",
        "correct them as listed and try again");

    public static readonly RefusalKind Sample = new(
        "IMPORT-005",
        "样例机关是虚构的，不导入名录",
        "the sample bureau is made up and takes no list",
        "请在设置里写明本单位，用新的数据目录启动",
        "say in the settings who the bureau is, and start with a new data folder");

    public static readonly RefusalKind EntryThere = new(
        "IMPORT-006",
        "名录里已有 {entry}",
        "the directory has {entry} already",
        "要修改的，请修改该项",
        "change that entry instead");

    public static readonly RefusalKind NotListed = new(
        "IMPORT-007",
        "{firm} 已不在名单“{list}”中",
        "{firm} is not on the list '{list}' any more",
        "请重新打开企业页面核对",
        "open the firm's page again and look");

    public static readonly RefusalKind ListedAlready = new(
        "IMPORT-008",
        "{firm} 已于 {day} 列入名单“{list}”",
        "{firm} is on the list '{list}' since {day} already",
        "无需再次登记；内容有变的，请先移出再登记",
        "there is nothing to do; where it says something else now, take it off first");

    public static readonly RefusalKind OverAlready = new(
        "IMPORT-009",
        "截止日期 {day} 已过",
        "its last day, {day}, is past",
        "已到期的不再登记；请核对日期",
        "what has run out is not entered: check the date");

    public static readonly RefusalKind RecusalsByTwo = new(
        "IMPORT-010",
        "最后一次改动是 {year} 年的回避，须由两个人撤回",
        "the last change is of the recusals of {year}, which two people take back",
        "请在“回避登记”逐条申请撤销；整次撤回须由处室负责人决定、分管领导批准",
        "ask for the end of each under Recusals; all of it is taken back by the head with the leader's approval");
}
