using Inspections.Worker.Hosting.Scheduling;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Scheduling;

/// <summary>How often the planner is asked for a turn, however many people decide something.</summary>
public sealed class PlannerAsksTests
{
    [Fact]
    public void What_is_decided_before_a_turn_begins_is_for_that_turn_and_what_comes_later_for_another()
    {
        var asks = new PlannerAsks();
        Assert.Equal((true, false, false), (asks.Ask(), asks.Ask(), asks.Ask()));
        asks.Begin();
        Assert.Equal((true, false), (asks.Ask(), asks.Ask()));
    }
}
