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
    /// <param name="language">The language of its words.</param>
    /// <param name="title">What the message is about, and who sends it, in words.</param>
    /// <param name="sender">Who sends it, for programs.</param>
    /// <param name="begun">What is wrong that was not.</param>
    /// <param name="over">What is wrong no longer.</param>
    public static byte[] As(AlertForm form, Language language, Text title, string sender, IReadOnlyList<Condition> begun, IReadOnlyList<string> over)
    {
        var text = new StringBuilder(new Text($"{title.Zh}：{begun.Count} 项异常，{over.Count} 项恢复\n", $"{title.En}: {begun.Count} wrong, {over.Count} over\n").In(language));
        foreach (Condition c in begun)
        {
            string since = BeijingTime.Format(c.Since);
            text.Append(new Text($"\n{c.Name}（自 {since}）\n  {c.Says.Zh}\n", $"\n{c.Name} (since {since})\n  {c.Says.En}\n").In(language));
        }

        foreach (string name in over)
        {
            text.Append(new Text($"\n{name}：已恢复\n", $"\n{name}: over\n").In(language));
        }

        return Encoding.UTF8.GetBytes(form == AlertForm.Mail ? $"{text}" : ReadableJson.Write(new
        {
            type = "conditions",
            authority = sender,
            text = $"{text}",
            begun = begun.Select(c => new { id = c.Id, subject = c.Subject, since = BeijingTime.Format(c.Since), text = c.Says.In(language) }),
            over,
        }));
    }
}
