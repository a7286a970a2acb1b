using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Deadlines;

namespace Inspections.Worker.Cli;

/// <summary>Deadlines as <c>status</c> shows them.</summary>
internal static class DeadlineText
{
    /// <summary>How many there are of each urgency, and with <paramref name="each"/> every one.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Deadline> deadlines, bool each)
    {
        output.Say($"{("期限", "deadlines")}：{deadlines.Count}");
        foreach (IGrouping<Urgency, Deadline> group in deadlines.GroupBy(d => d.Urgency).OrderByDescending(g => g.Key))
        {
            string kinds = string.Join("，", group.GroupBy(d => d.Kind).OrderBy(k => k.Key).Select(k => $"{output.Word(DeadlineWords.Of(k.Key))} {k.Count()}"));
            output.Say($"  {DeadlineWords.Of(group.Key)} {group.Count()}：{kinds}");
        }

        foreach (Deadline deadline in each ? deadlines : [])
        {
            output.WriteLine($"  {DeadlineWords.Line(deadline, output.Word)}");
        }
    }

    /// <summary>The same for programs.</summary>
    public static object Json(IReadOnlyList<Deadline> deadlines) => deadlines.Select(d => new
    {
        kind = $"{d.Kind}",
        draw = $"{d.Draw}",
        subject = $"{d.Subject}",
        record = d.Record?.ToString(),
        number = d.Number,
        due = BeijingTime.Format(d.Due),
        provisional = d.Provisional,
        workingDaysLeft = d.WorkingDaysLeft,
        urgency = $"{d.Urgency}",
    }).ToArray();
}
