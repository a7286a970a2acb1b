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
}
