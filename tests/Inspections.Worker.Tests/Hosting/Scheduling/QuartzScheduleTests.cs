using Inspections.Worker.Hosting.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Scheduling;

public sealed class QuartzScheduleTests
{
    /// <summary>A host stops its services from the last to the first, and the scheduler's own waits there for a step that may take long.</summary>
    [Fact]
    public void Whatever_looks_at_the_scheduler_stops_before_it_waits_for_its_last_step()
    {
        var services = new ServiceCollection();
        services.AddRoundSchedule(server: null);
        Assert.Equal([typeof(QuartzHostedService), typeof(ClockService)], services.Where(s => s.ServiceType == typeof(IHostedService)).Select(s => s.ImplementationType));
    }
}
