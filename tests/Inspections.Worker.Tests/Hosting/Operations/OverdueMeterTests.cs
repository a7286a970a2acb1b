using System.Diagnostics.Metrics;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Publication;
using Inspections.Worker.Tests.Delivery.Notifications;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

public sealed class OverdueMeterTests
{
    [Fact]
    public async Task What_is_overdue_is_measured_by_kind_and_who_could_not_be_told_by_destination()
    {
        using var desk = new AlertDesk(new AlertSetting { Webhooks = [new WebhookSetting { Name = "down", Address = "http://127.0.0.1:1/" }] });
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddMetrics().AddQuartz().BuildServiceProvider();
        IMeterFactory factory = services.GetRequiredService<IMeterFactory>();
        var publisher = new FolderPublisher(desk.Database, desk.Results.Desk.PublicFolder);
        Desk d = desk.Results.Desk;
        _ = new Meters(factory, d.Bureau, d.Settings, d.Calendar, publisher, desk.Notifier, d.Processor, d.Conditions, new ClockWatch(d.Clock, d.Conditions), new SchedulerWatch(services.GetRequiredService<ISchedulerFactory>(), new JobFailures(factory), d.Clock));
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Scope == factory)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen[$"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}"] = value);
        listener.Start();

        desk.ClockTo(desk.Due, "09:00");
        await desk.TurnAsync();
        listener.RecordObservableInstruments();
        Assert.Equal(0, seen["inspections.results.overdue Review"]);
        Assert.Equal(1, seen["inspections.alerts.failures alert:down"]);
        publisher.Publish();
        File.Delete(Path.Combine(d.PublicFolder, PublicLayout.Receipt(Desk.First)));
        publisher.Publish();
        Assert.Equal(0, seen["inspections.publication.restored "]);

        desk.ClockTo(desk.Due.AddDays(1), "09:00");
        listener.RecordObservableInstruments();
        Assert.Equal(1, seen["inspections.results.overdue Review"]);
        Assert.True(seen["inspections.results.overdue Visit"] > 0);
        Assert.Equal(0, seen["inspections.results.overdue FollowUp"]);
        Assert.Equal(1, seen["inspections.publication.restored "]);
    }
}
