using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Health;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>What has gone wrong with the worker and what is over, in words, for people and for programs.</summary>
internal static class ConditionMessage
{
    /// <summary>The message as a destination has it.</summary>
    /// <param name="form">Mail or JSON.</param>
    /// <param name="title">What the message is about, and who sends it, in words.</param>
    /// <param name="sender">Who sends it, for programs.</param>
    /// <param name="begun">What is wrong that was not.</param>
    /// <param name="over">What is wrong no longer.</param>
    public static byte[] As(AlertForm form, string title, string sender, IReadOnlyList<Condition> begun, IReadOnlyList<string> over)
    {
        string subject = FormattableString.Invariant($"{title}: {begun.Count} 项异常 wrong, {over.Count} 项恢复 over");
        var text = new StringBuilder($"{subject}\n");
        foreach (Condition c in begun)
        {
            text.Append(FormattableString.Invariant($"\n{c.Name}（自 since {BeijingTime.Format(c.Since)}）\n  {c.Chinese}\n  {c.English}\n"));
        }

        foreach (string name in over)
        {
            text.Append(FormattableString.Invariant($"\n{name}：已恢复 over\n"));
        }

        return Encoding.UTF8.GetBytes(form == AlertForm.Mail ? $"{text}" : ReadableJson.Write(new
        {
            type = "conditions",
            authority = sender,
            text = $"{text}",
            begun = begun.Select(c => new { id = c.Id, subject = c.Subject, since = BeijingTime.Format(c.Since), chinese = c.Chinese, english = c.English }),
            over,
        }));
    }
}
