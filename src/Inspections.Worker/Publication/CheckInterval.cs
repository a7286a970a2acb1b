namespace Inspections.Worker.Publication;

/// <summary>When something is due that is done at start and then every so often, by a clock that nobody can set.</summary>
/// <param name="clock">The clock.</param>
/// <param name="every">How often.</param>
internal sealed class CheckInterval(TimeProvider clock, TimeSpan every)
{
    private long? _last;

    /// <summary>True at first, and when it was done so long ago.</summary>
    public bool IsDue() => _last is not { } last || clock.GetElapsedTime(last) >= every;

    /// <summary>Takes note that it was done now.</summary>
    public void Done() => _last = clock.GetTimestamp();
}
