using Inspections.Worker.Alerts;
using Inspections.Worker.Delivery;
using Inspections.Worker.People;
using Inspections.Worker.Review;
using Xunit;

namespace Inspections.Worker.Tests.Operations;

/// <summary>docs/settings.md: a setting that is not in it would be found by nobody.</summary>
public sealed class SettingsGuideTests
{
    public static TheoryData<Type> Settings =>
    [
        typeof(WorkerSettings), typeof(Person), typeof(ReviewStep), typeof(WitnessSetting), typeof(DestinationSetting),
        typeof(AlertSetting), typeof(WebhookSetting), typeof(MailSetting),
    ];

    [Theory, MemberData(nameof(Settings))]
    public void Every_setting_is_in_the_guide(Type settings)
    {
        string guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Guides", "settings.md"));
        Assert.All(settings.GetProperties().Where(p => p.CanWrite), p => Assert.Contains($"`{p.Name}`", guide, StringComparison.Ordinal));
    }
}
