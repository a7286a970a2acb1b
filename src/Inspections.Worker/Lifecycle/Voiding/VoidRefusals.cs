namespace Inspections.Worker.Lifecycle.Voiding;

/// <summary>Why a draw is not voided.</summary>
internal static class VoidRefusals
{
    public static readonly RefusalKind State = new(
        "VOID-001",
        "{draw} 处于“{state}”：只有已承诺、随机数尚未齐全的批次可以作废",
        "{draw} is {state}: only a round that is committed to, and whose values are not all in, can be voided",
        "无法作废",
        "it cannot be voided");

    public static readonly RefusalKind Early = new(
        "VOID-002",
        "{draw} 尚未到抽取时间，也没有登记任何随机数，不能以此理由作废",
        "{draw}: before its time and before any value it cannot be voided for this reason",
        "此时的理由只能是名录有误（frame-error）、人员有误（roster-error）或不可抗力（force-majeure），且不写随机源",
        "the reason can only be frame-error, roster-error or force-majeure, without a source");

    public static readonly RefusalKind Late = new(
        "VOID-003",
        "{draw} 已到抽取时间（{drawAt}）或已有随机数登记，不能以此理由作废",
        "{draw}: its time ({drawAt}) has come or a value is entered; it cannot be voided for this reason",
        "只能因随机源缺失（source-unavailable）作废，且该随机源须是尚未登记的骰子、彩票或信标；目前可写：{which}",
        "the reason can only be source-unavailable, with a source that is dice, a lottery or a pulse whose value is not in; now: {which}");
}
