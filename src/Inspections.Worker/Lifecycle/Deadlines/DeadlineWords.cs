using Inspections.Core.Encodings;
using Inspections.Core.Results;

namespace Inspections.Worker.Lifecycle.Deadlines;

/// <summary>Deadlines in words.</summary>
internal static class DeadlineWords
{
    public static Text Of(Urgency urgency) => urgency switch
    {
        Urgency.Overdue => new("已逾期", "overdue"),
        Urgency.Next => new("一个工作日内", "within a working day (T−1)"),
        Urgency.Soon => new("五个工作日内", "within five working days (T−5)"),
        _ => new("其后", "later"),
    };

    public static Text Of(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Visit => new("待检查", "visit"),
        DeadlineKind.Result => new("待录入", "result"),
        DeadlineKind.Review => new("待审查", "review"),
        DeadlineKind.Publication => new("待公示", "publication"),
        DeadlineKind.FollowUp => new("后续处置", "follow-up"),
        _ => new("执法证到期", "certificate ends"),
    };

    /// <summary>A deadline on one line, how near it is among it.</summary>
    /// <param name="d">The deadline.</param>
    /// <param name="word">Words in the language of who reads.</param>
    public static string Line(Deadline d, Func<Text, string> word) => Line(d, word, $"  {word(Of(d.Urgency))}");

    /// <summary>A deadline on one line, below a heading that says how near it is.</summary>
    /// <inheritdoc cref="Line(Deadline, Func{Text, string})" path="/param"/>
    public static string LineBelow(Deadline d, Func<Text, string> word) => Line(d, word, "");

    private static string Line(Deadline d, Func<Text, string> word, string urgency)
    {
        string what = d.Record is { } record ? $"{d.Subject}  {record}" : d.Number is int number ? $"{d.Subject}  #{number}" : $"{d.Subject}";
        return $"{BeijingTime.Format(d.Due)}{(d.Provisional ? $" ({word(new("暂定", "provisional"))})" : "")}{urgency}  {word(Of(d.Kind))}  {d.Draw}  {what}";
    }
}
