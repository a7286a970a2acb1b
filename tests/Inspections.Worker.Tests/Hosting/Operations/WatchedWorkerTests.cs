using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json;
using Inspections.Worker.Cli;
using Inspections.Worker.Delivery;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Publication;
using Inspections.Worker.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;
using Quartz;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

/// <summary>The worker as whoever watches it sees it, from the sample's first start.</summary>
public sealed class WatchedWorkerTests
{
    [Fact]
    public async Task A_worker_is_live_and_ready_and_says_where_every_round_stands_but_not_when_it_will_be_drawn()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = Start(scratch);
        await using WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        (HttpStatusCode code, JsonElement ready) = await UntilAsync(client, HasBegun);

        Assert.True(code == HttpStatusCode.OK, ready.ToString());
        Assert.Equal(["database", "ledger", "scheduler", "planner", "conditions"], ready.GetProperty("checks").EnumerateObject().Select(c => c.Name));
        JsonElement[] rounds = [.. ready.GetProperty("rounds").EnumerateArray()];
        Assert.NotEmpty(rounds);
        Each.Of(rounds.Where(r => State(r) == "Planned"), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("until").ValueKind));
        Each.Of(rounds.Where(r => State(r) == "Committed"), r => Assert.Equal(JsonValueKind.String, r.GetProperty("until").ValueKind));
        Each.Of(rounds.Where(r => State(r) == "Planned"), r => Assert.Equal("worker", r.GetProperty("waitsFor")[0].GetString()));
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_worker_whose_database_was_put_back_under_it_is_not_ready_and_publishes_nothing()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = Start(scratch);
        await using WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) };
        await UntilAsync(client, HasBegun);
        string file = Path.Combine(opened.Public, "ledger", "checkpoint");

        // Not while the worker is publishing: it would put its own in the place of this one.
        using (PublisherLock.Take(opened.Public))
        {
            string[] lines = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split('\n');
            lines[1] = "999";
            await File.WriteAllTextAsync(file, string.Join('\n', lines), TestContext.Current.CancellationToken);
        }

        (HttpStatusCode code, JsonElement ready) = await UntilAsync(client, r => !r.GetProperty("checks").GetProperty("ledger").GetProperty("ok").GetBoolean());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, code);
        Assert.DoesNotContain("entries", ready.GetProperty("checks").ToString(), StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(worker.Services.GetRequiredService<RoundProcessor>().LookAhead);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Measurements_and_traces_reach_the_collector_that_is_set()
    {
        var received = new ConcurrentQueue<string>();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        await using WebApplication collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        using var scratch = new Scratch();
        using OpenBureau opened = Start(scratch);
        opened.Settings.OtlpEndpoint = collector.Urls.Single();
        WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        using (var client = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) })
        {
            await UntilAsync(client, HasBegun);
        }

        await worker.StopAsync(TestContext.Current.CancellationToken);
        await worker.DisposeAsync();
        string all = string.Concat(received);
        foreach (string name in new[] { "inspections.rounds", "inspections.coverage.drawn", "inspections.coverage.floor", "inspections.publication.lag", "inspections.results.overdue", "step after Planned", "property-management" })
        {
            Assert.Contains(name, all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_collected_for_others_unless_an_address_is_set_and_the_gauges_agree_with_the_plan()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = Start(scratch);
        opened.Settings.Destinations = [new DestinationSetting { Name = "portal", Address = "http://127.0.0.1:1/" }];
        opened.Settings.OperationsAddress = WorkerSettings.NoOperations;
        await using WebApplication worker = RunCommand.Build(opened);
        Assert.Null(worker.Services.GetService<MeterProvider>());

        RoundProcessor processor = worker.Services.GetRequiredService<RoundProcessor>();
        processor.LookAhead();
        OutboxDispatcher.Of(opened.Bureau, opened.Public, opened.Settings.Database is not null, NullLogger<OutboxDispatcher>.Instance).Offer();
        _ = worker.Services.GetRequiredService<Meters>();
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        Meter meter = worker.Services.GetRequiredService<IMeterFactory>().Create(Telemetry.Name);
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (ReferenceEquals(i.Meter, meter)) { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<long>((i, value, _, _) => seen[i.Name] = seen.GetValueOrDefault(i.Name) + value);
        listener.SetMeasurementEventCallback<double>((i, value, _, _) => seen[i.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();

        int planned = opened.Bureau.Database.Read(s => RoundStore.OfYear(s, opened.Bureau.Today.Year)).Count;
        Assert.Equal(planned, seen["inspections.rounds"]);
        Assert.True(seen["inspections.coverage.floor"] >= 4);
        Assert.Equal(0, seen["inspections.coverage.drawn"]);
        Assert.Equal(0, seen["inspections.publication.lag"]);
        Assert.Equal(0, seen["inspections.results.overdue"]);
        Assert.Equal(System.IO.Directory.GetFiles(opened.Public, "*", SearchOption.AllDirectories).Count(f => Path.GetFileName(f)[0] != '.'), seen["inspections.delivery.missing"]);
        Assert.Equal(0, seen["inspections.delivery.dead"]);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_the_planner_does_not_wait_for_the_old_time_to_come_again()
    {
        using var scratch = new Scratch();
        using OpenBureau opened = Start(scratch);
        await using WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(worker.Urls.Single()) };
        await UntilAsync(client, HasBegun);

        // What a clock that was set back by three hours leaves behind: a next turn in three hours.
        IScheduler scheduler = await worker.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        ITrigger planner = (await scheduler.GetTrigger(QuartzSchedule.PlannerTrigger, TestContext.Current.CancellationToken))!;
        ITrigger late = TriggerBuilder.Create().WithIdentity(planner.Key).ForJob(planner.JobKey).StartAt(DateTimeOffset.UtcNow.AddHours(3)).Build();
        await scheduler.RescheduleJob(planner.Key, late, TestContext.Current.CancellationToken);
        await QuartzSchedule.SetAnewAsync(scheduler, TestContext.Current.CancellationToken);
        async Task<bool> HadItsTurn() => (await scheduler.GetTrigger(planner.Key, TestContext.Current.CancellationToken))?.PreviousFireTimeUtc is not null;
        for (int tick = 0; tick < 3000 && !await HadItsTurn(); tick++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(await HadItsTurn());
        Assert.Null(await worker.Services.GetRequiredService<SchedulerWatch>().PlannerComplaintAsync());
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    private static OpenBureau Start(Scratch scratch)
    {
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", """{ "Port": 0, "LogLevel": "None", "FirstRoundLead": "00:00:10" }""");
        return OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true);
    }

    // Committed to, or on a slow machine drawn already.
    private static bool HasBegun(JsonElement ready) => ready.GetProperty("rounds").EnumerateArray().Any(r => State(r) != "Planned");

    private static string? State(JsonElement round) => round.GetProperty("state").GetString();

    private static async Task<(HttpStatusCode Code, JsonElement Body)> UntilAsync(HttpClient client, Func<JsonElement, bool> holds)
    {
        for (int turn = 0; ; turn++)
        {
            HttpResponseMessage response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            JsonElement body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            if (holds(body) || turn == 600)
            {
                return (response.StatusCode, body);
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);
        }
    }
}
