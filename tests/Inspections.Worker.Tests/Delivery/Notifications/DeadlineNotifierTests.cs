using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Stores;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Inspections.Worker.Tests.Delivery.Notifications;

public sealed class DeadlineNotifierTests
{
    private const string Webhook = WebhookSetting.Prefix + "office";

    [Fact]
    public async Task A_result_is_told_of_five_days_before_one_day_before_and_when_overdue_each_once_and_on_working_mornings()
    {
        var told = new List<(DateOnly Day, bool Firm)>();
        AlertDesk? desk = null;
        await using var receiver = new Receiver(async (context, _, _) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            string body = await reader.ReadToEndAsync();
            told.Add((desk!.Results.Desk.Bureau.Today, body.Contains($"\"subject\": \"{desk.Firm}\"", StringComparison.Ordinal)));
            Assert.Equal("application/json", context.Request.ContentType);
            return true;
        });
        await using var mail = new Mailbox();
        using (desk = new AlertDesk(Set(receiver, mail)))
        {
            for (DateOnly day = desk.Results.Desk.Bureau.Today.AddDays(1); day <= desk.FromDue(5); day = day.AddDays(1))
            {
                desk.ClockTo(day, "08:29");
                await desk.TurnAsync();
                Assert.DoesNotContain(told, t => t.Day == day);
                foreach (string time in new[] { "08:30", "09:00", "17:00" })
                {
                    desk.ClockTo(day, time);
                    await desk.TurnAsync();
                }

                desk.Restart();
            }

            Assert.Equal([desk.FromDue(-5), desk.FromDue(-1), desk.FromDue(1)], told.Where(t => t.Firm).Select(t => t.Day));
            Assert.Equal(told.Count, told.DistinctBy(t => t.Day).Count());
            Each.Of(told, t => Assert.True(desk.Results.Desk.Calendar.IsWorkingDay(t.Day)));

            // Mail says the same; its subject counts what is in it.
            Assert.Equal(3, mail.Messages.Count(m => m.TextBody!.Contains($"{desk.Firm}", StringComparison.Ordinal) && m.TextBody.Contains("待审查", StringComparison.Ordinal)));
            Assert.Contains(mail.Messages, m => m.Subject!.Contains("已逾期 2", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_worker_that_was_off_for_the_morning_tells_when_it_is_back()
    {
        await using var receiver = new Receiver();
        using var desk = new AlertDesk(Set(receiver));
        desk.ClockTo(desk.FromDue(3), "16:00");
        await desk.TurnAsync();
        Assert.Single(receiver.Arrivals);
        Assert.Equal(0, desk.Untold(Webhook));
    }

    [Fact]
    public async Task One_that_hangs_and_one_that_fails_hold_up_nobody_and_are_told_later_and_once()
    {
        bool down = true;
        await using var receiver = new Receiver(async (context, _, _) =>
        {
            if (down)
            {
                await Receiver.HangAsync(context);
            }

            return down;
        });
        await using var other = new Receiver((context, _, _) =>
        {
            context.Response.StatusCode = down ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
            return Task.FromResult(down);
        });
        await using var mail = new Mailbox();
        AlertSetting alerts = Set(receiver, mail);
        alerts.TimeoutSeconds = 5;
        alerts.Webhooks = [.. alerts.Webhooks, new WebhookSetting { Name = "other", Address = other.Address }];
        using var desk = new AlertDesk(alerts);
        desk.ClockTo(desk.FromDue(-1), "08:30");
        await desk.TurnAsync();
        Assert.Single(mail.Messages);
        Assert.Equal(("no answer in time", 1), StateOf(desk, Webhook));
        Assert.Equal(("HTTP 500", 1), StateOf(desk, WebhookSetting.Prefix + "other"));

        // At once nobody is asked again; after the back-off everybody is, and then no more.
        int asked = other.Requests;
        await desk.TurnAsync();
        Assert.Equal(asked, other.Requests);
        down = false;
        foreach (string time in new[] { "08:31", "08:32" })
        {
            desk.ClockTo(desk.FromDue(-1), time);
            await desk.TurnAsync();
        }

        Assert.Single(receiver.Arrivals);
        Assert.Single(other.Arrivals);
        Assert.Single(mail.Messages);
        Assert.Equal(0, desk.Untold(Webhook));
    }

    [Fact]
    public async Task A_mailbox_that_refuses_is_asked_again_with_what_is_due_by_then()
    {
        await using var mail = new Mailbox { Takes = false };
        using var desk = new AlertDesk(Set(null, mail));
        desk.ClockTo(desk.FromDue(-1), "08:30");
        await desk.TurnAsync();
        string name = MailDestination.NameOf("head@bureau.example");
        Assert.StartsWith("SMTP 550", StateOf(desk, name).Response, StringComparison.Ordinal);

        mail.Takes = true;
        desk.Results.Approve("Z1", desk.Firm);
        desk.Results.Approve("Z2", desk.Firm);
        desk.Results.Approve("Z3", desk.Firm);
        desk.ClockTo(desk.FromDue(-1), "10:00");
        await desk.TurnAsync();
        Assert.DoesNotContain($"{desk.Firm}", Assert.Single(mail.Messages).TextBody, StringComparison.Ordinal);
    }

    internal static AlertSetting Set(Receiver? receiver, Mailbox? mail = null) => new()
    {
        Webhooks = receiver is null ? [] : [new WebhookSetting { Name = "office", Address = receiver.Address, HmacKey = "a-key-of-the-office-7d1f" }],
        Mail = mail is null ? null : new MailSetting { Host = "127.0.0.1", Port = mail.Port, Security = MailSetting.None, From = "inspections@bureau.example", To = ["head@bureau.example"] },
    };

    private static (string? Response, long Failures) StateOf(AlertDesk desk, string name) =>
        desk.Database.Read(s => DestinationStore.Find(s, name)) is { } state ? (state.LastResponse, state.Failures) : default;
}
