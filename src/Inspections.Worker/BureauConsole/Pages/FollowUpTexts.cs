namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of follow-ups and joint visits say.</summary>
internal static class FollowUpTexts
{
    public static readonly Text FollowUps = new("后续处置", "Follow-ups");
    public static readonly Text Means = new("检查结果中的责令改正、移送等措施，办结以前一直列在这里，跨年也不消失。办结情况只供内部，不公开。", "Measures that results ask for. They stay here until they are settled, whatever becomes of their year. How they were settled is never public.");
    public static readonly Text Open = new("未办结", "Open");
    public static readonly Text Closed = new("一年内已办结", "Settled within a year");
    public static readonly Text None = new("没有未办结的后续处置", "No measure is open");
    public static readonly Text Measure = new("措施", "Measure");
    public static readonly Text Due = new("期限", "Due");
    public static readonly Text Overdue = new("已逾期", "overdue");
    public static readonly Text On = new("办结日期", "Settled on");
    public static readonly Text Outcome = new("办结情况", "How it was settled");
    public static readonly Text By = new("登记人", "Noted by");
    public static readonly Text Close = new("登记办结", "Note that it is settled");

    public static readonly Text Joint = new("联合检查", "Joint visits");
    public static readonly Text JointMeans = new(
        "同一企业在两个行业都被抽中、检查期重叠、都还没有录入结果的，可以合并为一次检查（综合查一次）：由先抽取的检查组一并检查两边的事项，各自录入结果。合并后公示，不能撤销。",
        "A firm that was drawn in two sectors with days that overlap, and without a result so far, can be visited once: the team of the earlier draw inspects the items of both, and each result is entered. It is public, and cannot be undone.");

    public static readonly Text CanBeJoined = new("可以合并", "Can be joined");
    public static readonly Text Joined = new("已合并", "Joined");
    public static readonly Text NoneToJoin = new("没有可以合并的检查", "No visits can be joined");
    public static readonly Text Earlier = new("先抽取的批次", "Earlier draw");
    public static readonly Text Later = new("后抽取的批次", "Later draw");
    public static readonly Text Arrange = new("合并检查", "Join the visits");

    /// <summary>How many can be joined.</summary>
    public static Text ToJoin(int count) => new($"{count} 户可以合并检查", $"{count} firms can be visited once");
}
