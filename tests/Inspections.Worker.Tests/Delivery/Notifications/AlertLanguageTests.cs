using System.Text;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.Delivery.Notifications;

/// <summary>A message speaks the language that is set, and no other beside it.</summary>
public sealed partial class AlertLanguageTests
{
    private static readonly AlertForm[] Forms = [AlertForm.Json, AlertForm.Mail];

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void A_message_of_any_kind_speaks_one_language(Language language)
    {
        using var desk = new ResultDesk(s => s.Commitment.KeepBack["real-estate-brokerage"] = 60);
        Authority authority = desk.Desk.Bureau.Authority;
        DateOnly today = desk.Desk.Bureau.Today;
        Deadline one = new(DeadlineKind.Visit, ResultDesk.Draw, desk.Firms[0], today.AddDays(2), Provisional: true, 1, Urgency.Next);
        Deadline[] deadlines = [one, one with { Subject = desk.Firms[1], Urgency = Urgency.Overdue }, one with { Draw = DrawId.Parse("real-estate-brokerage-2026-r9"), Urgency = Urgency.Soon }];
        DeadlineDigest digest = desk.Desk.Bureau.Database.Read(s => new DeadlineDigest(s, authority, today, deadlines));
        string[] names = [.. desk.Desk.Bureau.Database.Read(FirmStore.Current).Select(f => f.Name)];
        var wrong = new Condition(ConditionIds.StepFails, "publish", new Text("磁盘已满", "the disk is full"), DateTimeOffset.UnixEpoch);
        foreach (AlertForm form in Forms)
        {
            IsIn(language, digest.As(form, language), names);
            IsIn(language, Trial.As(form, language, authority, DateTimeOffset.UnixEpoch), []);
            IsIn(language, ConditionMessage.As(form, language, new Text("运行异常", "the worker"), "x", [wrong], ["STEP-001 draw"]), []);
        }
    }

    [Fact]
    public void Another_language_than_those_two_is_refused_by_its_name()
    {
        var settings = new WorkerSettings { Alerts = new AlertSetting { Language = "fr" } };
        UserErrorException refused = Assert.Throws<UserErrorException>(settings.Validate);
        Assert.Contains("Alerts:Language", refused.Says.En, StringComparison.Ordinal);
        settings.Alerts.Language = "en";
        settings.Validate();
    }

    private static void IsIn(Language language, byte[] message, IEnumerable<string> names)
    {
        string said = names.Aggregate(Encoding.UTF8.GetString(message), (left, name) => left.Replace(name, "", StringComparison.Ordinal));
        Assert.Equal(language == Language.Chinese, Chinese().IsMatch(said));
        Assert.Equal(language == Language.English, Sentence().IsMatch(said));
    }

    [GeneratedRegex("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")]
    private static partial Regex Chinese();

    // Words that programs read stand in the messages of both.
    [GeneratedRegex(@"working day|not public|all deadlines|That this arrived|\(since|: over|\bwrong\b|overdue [0-9]")]
    private static partial Regex Sentence();
}
