using System.Net;
using System.Net.Http.Json;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Worker.Cli.Witnesses;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Web;
using Inspections.Worker.Tests.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Inspections.Worker.Tests.Witnessing.Watching;

/// <summary>The watch as a service: it looks by itself, serves what it signed and tells people.</summary>
public sealed class NotesSiteTests
{
    [Fact]
    public async Task It_serves_its_notes_for_reading_and_tells_people_when_history_changed()
    {
        var told = new TaskCompletionSource<System.Text.Json.JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = new Receiver(async (context, _, _) =>
        {
            told.TrySetResult((await System.Text.Json.JsonDocument.ParseAsync(context.Request.Body)).RootElement);
            return true;
        });
        await using var site = new FolderSite();
        await using var desk = new WatchDesk(site);
        Bureau bureau = Some.Bureau();
        bureau.Enter(new VisitBody(Some.Id("F001"), new DateOnly(2026, 1, 5), Core.Directories.Label.Parse("complaint")));
        site.Files = bureau.Publish();
        var settings = new WatchSettings { Alerts = new AlertSetting { Webhooks = [new WebhookSetting { Name = "office", Address = receiver.Address }] } };
        desk.Options = desk.Options with { Interval = TimeSpan.FromMilliseconds(50) };
        using IHost host = WatchCommand.Build(desk.Options, desk.Key, settings, NotesSite.Parse("127.0.0.1:0"), TimeProvider.System);
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(((WebApplication)host).Urls.Single()) };
        string path = PublicLayout.WitnessHead(desk.Name);
        while ((await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(desk.Notes[path], await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("state.json", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PutAsJsonAsync(path, "x", TestContext.Current.CancellationToken)).StatusCode);
        Assert.False(told.Task.IsCompleted);

        bureau.Log.Rewrite(entries => entries.Where(e => e.Body is not VisitBody));
        bureau.Enter(new VisitBody(Some.Id("F002"), new DateOnly(2026, 1, 5), Core.Directories.Label.Parse("complaint")));
        site.Files = bureau.Publish();
        System.Text.Json.JsonElement alarm = await told.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("witness/jijian", "HISTORY-001"), (alarm.GetProperty("authority").GetString(), alarm.GetProperty("begun")[0].GetProperty("id").GetString()));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("8430")]
    [InlineData("localhost:8430")]
    [InlineData("127.0.0.1:99999")]
    public void An_address_that_is_none_is_refused(string text) =>
        Assert.Equal(RefusalNature.Request, Assert.Throws<UserErrorException>(() => NotesSite.Parse(text)).Nature);
}
