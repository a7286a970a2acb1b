using Inspections.Core.Encoding;
using Inspections.Core.Results;

namespace Inspections.Worker.Lifecycle.Deadlines;

/// <summary>Deadlines in words.</summary>
internal static class DeadlineWords
{
    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Overdue => "已逾期 overdue",
        Urgency.Next => "一个工作日内 within a working day (T−1)",
        Urgency.Soon => "五个工作日内 within five working days (T−5)",
        _ => "其后 later",
    };

    public static string Of(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Visit => "待检查 visit",
        DeadlineKind.Result => "待录入 result",
        DeadlineKind.Review => "待审查 review",
        DeadlineKind.Publication => "待公示 publication",
        DeadlineKind.FollowUp => "后续处置 follow-up",
        _ => "执法证到期 certificate ends",
    };

    /// <summary>A deadline on one line, how near it is among it.</summary>
    public static string Line(Deadline d) => Line(d, $"  {Of(d.Urgency)}");

    /// <summary>A deadline on one line, below a heading that says how near it is.</summary>
    public static string LineBelow(Deadline d) => Line(d, "");

    private static string Line(Deadline d, string urgency)
    {
        string what = d.Record is { } record ? $"{d.Subject}  {record}" : d.Number is int number ? $"{d.Subject}  #{number}" : $"{d.Subject}";
        return $"{BeijingTime.Format(d.Due)}{(d.Provisional ? "（暂定 provisional）" : "")}{urgency}  {Of(d.Kind)}  {d.Draw}  {what}";
    }
}
