namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>A clock that a test sets: time goes on, or somebody sets the wall clock.</summary>
internal sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _wall = start;
    private TimeSpan _gone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _wall.ToUniversalTime();
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _gone.Ticks;
        }
    }

    /// <summary>Time goes on.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_lock)
        {
            (_wall, _gone) = (_wall + time, _gone + time);
        }
    }

    /// <summary>Time goes on to a moment; one that is past leaves the clock as it is.</summary>
    public void ForwardTo(DateTimeOffset moment) => Pass(moment > GetUtcNow() ? moment - GetUtcNow() : TimeSpan.Zero);

    /// <summary>Somebody sets the wall clock.</summary>
    public void Set(DateTimeOffset moment)
    {
        lock (_lock)
        {
            _wall = moment;
        }
    }
}
