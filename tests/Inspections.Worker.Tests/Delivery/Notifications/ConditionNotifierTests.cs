using System.Collections.Concurrent;
using System.Text.Json;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Health;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Delivery.Notifications;

public sealed class ConditionNotifierTests
{
    [Fact]
    public async Task Everybody_is_told_once_when_something_goes_wrong_and_once_when_it_is_over_at_any_hour()
    {
        var posted = new ConcurrentQueue<JsonElement>();
        await using var receiver = new Receiver(async (context, _, _) =>
        {
            posted.Enqueue((await JsonDocument.ParseAsync(context.Request.Body)).RootElement);
            return true;
        });
        await using var mail = new Mailbox();
        using var desk = new AlertDesk(DeadlineNotifierTests.Set(receiver, mail));
        desk.ClockTo(desk.FromDue(-10), "03:00");
        Conditions conditions = desk.Results.Desk.Conditions;
        var notifier = ConditionNotifier.Of(desk.Results.Desk.Bureau, conditions, desk.Notifier, NullLogger<ConditionNotifier>.Instance);
        await notifier.RunDueAsync(CancellationToken.None);
        Assert.Empty(posted);

        mail.Takes = false;
        conditions.Begin(ConditionIds.StepFails, new Finding("publish", new Text("磁盘已满", "the disk is full")));
        await notifier.RunDueAsync(CancellationToken.None);
        await notifier.RunDueAsync(CancellationToken.None);
        JsonElement told = Assert.Single(posted);
        Assert.Equal(("conditions", "STEP-001"), (told.GetProperty("type").GetString(), told.GetProperty("begun")[0].GetProperty("id").GetString()));
        Assert.Contains("磁盘已满", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("the disk is full", told.GetRawText(), StringComparison.Ordinal);

        // Who refused is told later, and what is over by then is told as it stands.
        mail.Takes = true;
        desk.Results.Desk.Clock.Pass(Backoff.Farthest);
        await notifier.RunDueAsync(CancellationToken.None);
        Assert.Contains("publish", Assert.Single(mail.Messages).TextBody, StringComparison.Ordinal);
        Assert.Single(posted);
        conditions.End(ConditionIds.StepFails, "publish");
        await notifier.RunDueAsync(CancellationToken.None);
        await notifier.RunDueAsync(CancellationToken.None);
        Assert.Equal((2, 2), (posted.Count, mail.Messages.Count));
        Assert.Equal("STEP-001 publish", posted.Last().GetProperty("over")[0].GetString());
    }

    [Fact]
    public async Task Who_is_left_alone_until_a_time_that_a_wrong_clock_gave_is_asked_again_when_the_clock_is_right()
    {
        await using var receiver = new Receiver();
        using var desk = new AlertDesk(DeadlineNotifierTests.Set(receiver));
        desk.ClockTo(desk.FromDue(-1), "08:30");
        DateTimeOffset now = desk.Results.Desk.Bureau.Now;
        string name = desk.Notifier.Destinations[0].Name;
        desk.Database.Write(s => DestinationStore.Claim(s, desk.Notifier.Destinations[0].Way, "another", now.AddDays(90)));
        desk.Database.Write(s => DestinationStore.Enter(s, desk.Notifier.Destinations[0].Way, new DeliveryResult(DeliveryOutcome.Failed, "", "no"), now.AddDays(90)));
        Assert.False(desk.Database.Read(s => DestinationStore.Find(s, name))!.IsLeftAlone(now));
        await desk.TurnAsync();
        Assert.Equal(1, receiver.Requests);
    }
}
