using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>Whom deadlines are told to, and when, as the settings say it; nobody unless set.</summary>
internal sealed class AlertSetting
{
    // A webhook's name in the table of destinations has a prefix before it.
    private const int LongestName = 30;

    /// <summary>Beijing time from which a working day's digest is sent.</summary>
    public TimeOnly Time { get; set; } = new(8, 30);

    /// <summary>Seconds until an attempt is given up.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>The language of every message, by <see cref="LanguageCodes.All"/>; Chinese unless set.</summary>
    public string Language { get; set; } = LanguageCodes.All[0];

    /// <summary>Addresses that the digest is posted to.</summary>
    public IReadOnlyList<WebhookSetting> Webhooks { get; set; } = [];

    /// <summary>The mail server and who gets mail by it.</summary>
    public MailSetting? Mail { get; set; }

    private Language Spoken => LanguageCodes.Find(Language) ?? default;

    /// <summary>True when somebody is told.</summary>
    public bool IsSet => Webhooks.Count > 0 || Mail is not null;

    /// <summary>Everybody who is told, ready to send to.</summary>
    /// <param name="people">The staff, some of whom get mail by their role.</param>
    /// <param name="clock">The time, for signatures.</param>
    public IReadOnlyList<AlertDestination> Open(IReadOnlyList<Person> people, TimeProvider clock) =>
    [
        .. Webhooks.Select(w => new AlertDestination(new HttpDestination(w.ToDestination(WebhookSetting.Prefix, TimeoutSeconds), clock, "application/json"), w.Address, AlertForm.Json, Spoken)),
        .. Mail?.Recipients(people).Select(to => new AlertDestination(new MailDestination(Mail, to, TimeoutSeconds), to, AlertForm.Mail, Spoken)) ?? [],
    ];

    /// <summary>Names the first thing that cannot be used and what would do; null when all can. Never repeats a secret.</summary>
    public (string Setting, string Value, Text Allowed)? Fault(IReadOnlyList<Person> people)
    {
        if (TimeoutSeconds is < 1 or > 30)
        {
            return (nameof(TimeoutSeconds), $"{TimeoutSeconds}", Text.Same("1–30"));
        }

        if (LanguageCodes.Find(Language) is null)
        {
            return (nameof(Language), Language, Text.Same(string.Join(", ", LanguageCodes.All)));
        }

        foreach (WebhookSetting webhook in Webhooks)
        {
            if (webhook.ToDestination("", TimeoutSeconds).Fault() is { } fault)
            {
                return ($"{nameof(Webhooks)}:{fault.Setting}", fault.Value, fault.Allowed);
            }

            if (webhook.Name.Length > LongestName || Webhooks.Count(w => w.Name == webhook.Name) > 1)
            {
                return (nameof(Webhooks), webhook.Name, new Text($"名称互不相同，至多 {LongestName} 个字符", $"distinct names of at most {LongestName} characters"));
            }
        }

        return Mail?.Fault(people) is { } mail ? ($"{nameof(Mail)}:{mail.Setting}", mail.Value, mail.Allowed) : null;
    }
}
