using System.Globalization;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.People;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

/// <summary>docs/settings.md: a setting that is not in it would be found by nobody.</summary>
public sealed class SettingsGuideTests
{
    public static TheoryData<Type> Settings =>
    [
        typeof(WorkerSettings), typeof(Person), typeof(WitnessSetting), typeof(DestinationSetting),
        typeof(AlertSetting), typeof(WebhookSetting), typeof(MailSetting),
        typeof(ConsoleSetting), typeof(OidcSetting), typeof(LdapSetting), typeof(ClientCertificateSetting), typeof(GatewaySetting),
    ];

    [Theory, MemberData(nameof(Settings))]
    public void Every_setting_is_in_the_guide(Type settings)
    {
        string guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Guides", "settings.md"));
        Assert.NotEmpty(SettingNames.Settings(settings));
        Each.Of(SettingNames.Settings(settings), p => Assert.Contains($"`{p.Name}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void What_it_says_of_each_is_shown_where_it_is_changed()
    {
        Each.Of(SettingNames.Settings(typeof(WorkerSettings)), p =>
        {
            SettingMeaning guide = SettingsGuide.Of(p.Name);
            Assert.True(guide.Meaning.Zh[0] >= '一' || guide.Meaning.Zh.Contains('的', StringComparison.Ordinal), $"{p.Name}: {guide.Meaning.Zh}");
            Assert.True(char.IsAscii(guide.Meaning.En[0]), $"{p.Name}: {guide.Meaning.En}");
            Each.Of((string[])[guide.Default, guide.Meaning.Zh, guide.Meaning.En], t => Assert.DoesNotContain(".md)", t, StringComparison.Ordinal));
            switch (p.GetValue(Activator.CreateInstance(p.DeclaringType!)))
            {
                case (int or TimeSpan or bool) and var value:
                    Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{value}"), guide.Default, ignoreCase: true);
                    break;
                case TimeOnly time:
                    Assert.Equal($"{time:HH\\:mm}", guide.Default);
                    break;
            }
        });
    }
}
