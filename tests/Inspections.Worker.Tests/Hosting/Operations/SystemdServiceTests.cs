using System.Diagnostics.Metrics;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

public sealed class SystemdServiceTests
{
    [Theory]
    [InlineData("300000000", null, 300)]
    [InlineData("300000000", "", 300)]
    [InlineData("300000000", "1", null)]
    [InlineData("0", null, null)]
    [InlineData("soon", null, null)]
    [InlineData(null, null, null)]
    public void The_time_is_systemds_and_only_for_the_process_it_means(string? microseconds, string? process, int? seconds) =>
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, SystemdService.WatchdogOf(microseconds, process));

    [Fact]
    public async Task It_says_that_it_is_alive_as_long_as_the_planner_has_its_turns_and_not_after()
    {
        var clock = new FakeTimeProvider();
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddMetrics().AddQuartz().BuildServiceProvider();
        ISchedulerFactory factory = services.GetRequiredService<ISchedulerFactory>();
        var scheduler = new SchedulerWatch(factory, new JobFailures(services.GetRequiredService<IMeterFactory>()), clock);
        var systemd = new Heard();
        using var service = new SystemdService(systemd, scheduler, null!, clock, new SystemdWatchdog(TimeSpan.FromMinutes(5)));

        await service.TellAsync();
        clock.Advance(TimeSpan.FromMinutes(29));
        await service.TellAsync();
        Assert.Equal(["WATCHDOG=1", "WATCHDOG=1"], systemd.Sent);

        // No turn for more than half an hour: nothing is done any more.
        clock.Advance(TimeSpan.FromMinutes(2));
        await service.TellAsync();
        Assert.Equal(2, systemd.Sent.Count);
        await (await factory.GetScheduler(TestContext.Current.CancellationToken)).Shutdown(cancellationToken: TestContext.Current.CancellationToken);
    }

    private sealed class Heard : ISystemdNotifier
    {
        public List<string> Sent { get; } = [];

        public bool IsEnabled => true;

        public void Notify(ServiceState state) => Sent.Add(state.ToString());
    }
}
