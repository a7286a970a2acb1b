using System.Text.Json;
using Inspections.Worker.Cli;
using Inspections.Worker.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Xunit;

namespace Inspections.Worker.Tests.Delivery.Notifications;

public sealed class AlertsCommandTests
{
    [Fact]
    public async Task A_trial_shows_who_can_be_reached()
    {
        await using var receiver = new Receiver();
        await using var mail = new Mailbox();
        using var scratch = new Scratch();
        Write(scratch, new
        {
            Webhooks = new[] { new { Name = "office", Address = receiver.Address }, new { Name = "down", Address = "http://127.0.0.1:1/" } },
            Mail = new { Host = "127.0.0.1", mail.Port, Security = "none", From = "inspections@bureau.example", Roles = new[] { "division-head" } },
        });
        OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true).Dispose();
        (int code, string output, _) = await Scratch.RunAsync("alerts", "--test", "--data", scratch.At("data"));
        Assert.Equal(1, code);
        Assert.Contains($"{receiver.Address}：已收到", output, StringComparison.Ordinal);
        Assert.Contains("head@bureau.example：已收到", output, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1/：未送达", output, StringComparison.Ordinal);
        Assert.Equal("head@bureau.example", Assert.Single(mail.Messages).To.ToString());
        Assert.Single(receiver.Arrivals);

        // A trial is no alert: nothing waits, nothing was told.
        Assert.Contains("待发 waiting 0", (await Scratch.RunAsync("status", "--data", scratch.At("data"))).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Scratch.RunAsync("alerts", "--data", scratch.At("data"))).Code);
        Assert.Single(mail.Messages);
    }

    [Theory]
    [InlineData("""{ "Mail": { "Host": "mail.example", "From": "nobody", "To": [ "a@b.example" ] } }""", "Alerts:Mail:From", "")]
    [InlineData("""{ "Mail": { "Host": "mail.example", "From": "a@b.example" } }""", "Alerts:Mail:To", "Roles")]
    [InlineData("""{ "Mail": { "Host": "mail.example", "From": "a@b.example", "Roles": [ "secrecy-group" ] } }""", "Alerts:Mail:Roles", "secrecy-group")]
    [InlineData("""{ "Mail": { "Host": "mail.example", "From": "a@b.example", "To": [ "a@b.example" ], "User": "u", "Secret": "planted-1", "Security": "none" } }""", "Alerts:Mail:Security", "starttls")]
    [InlineData("""{ "Mail": { "Host": "mail.example", "From": "a@b.example", "To": [ "a@b.example" ], "Secret": "planted-1" } }""", "Alerts:Mail:User", "")]
    [InlineData("""{ "Webhooks": [ { "Name": "office", "Address": "http://u:planted-1@office.example/" } ] }""", "Alerts:Webhooks:office:Address", "https")]
    [InlineData("""{ "Webhooks": [ { "Name": "office", "Address": "http://office.example/", "Token": "planted-1" } ] }""", "Alerts:Webhooks:office:Address", "https")]
    [InlineData("""{ "Webhooks": [ { "Name": "office", "Adress": "https://office.example/" } ] }""", "Adress", "Address")]
    [InlineData("""{ "TimeoutSeconds": 0 }""", "Alerts:TimeoutSeconds", "1–30")]
    public async Task A_setting_that_cannot_be_used_is_named_and_no_secret_repeated(string alerts, string name, string hint)
    {
        using var scratch = new Scratch();
        Write(scratch, JsonSerializer.Deserialize<JsonElement>(alerts));
        (int code, string output, string errors) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.Equal(64, code);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Contains(hint, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_tells_of_deadlines_by_itself()
    {
        using var scratch = new Scratch();
        Write(scratch, new { });
        using OpenBureau receiver = OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true);
        await using WebApplication worker = RunCommand.Build(receiver);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        IScheduler scheduler = await worker.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        ITrigger? notifier = null;
        for (int i = 0; i < 1200 && notifier?.PreviousFireTimeUtc is null; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            notifier = await scheduler.GetTrigger(new TriggerKey("deadline notifier"), TestContext.Current.CancellationToken);
        }

        Assert.NotNull(notifier?.PreviousFireTimeUtc);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private static void Write(Scratch scratch, object alerts)
    {
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", JsonSerializer.Serialize(new
        {
            Port = 0,
            LogLevel = "None",
            People = new[] { new { Id = "Z1", Roles = new[] { "division-head" }, Mail = "head@bureau.example" } },
            Alerts = alerts,
        }));
    }
}
