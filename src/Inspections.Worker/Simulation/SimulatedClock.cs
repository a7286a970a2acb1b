namespace Inspections.Worker.Simulation;

/// <summary>A clock that stands still until it is set forward.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    /// <summary>Sets the clock forward; a moment that is past leaves it as it is.</summary>
    public void ForwardTo(DateTimeOffset moment) => _now = moment > _now ? moment : _now;
}
