namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>
/// Whether the planner was asked for a turn that has not begun: however many people decide something meanwhile, that turn publishes it all. Whatever is decided once it
/// has begun is for another one.
/// </summary>
internal sealed class PlannerAsks
{
    private int _isAsked;

    /// <summary>Asks for a turn.</summary>
    /// <returns>False when one is asked for already.</returns>
    public bool Ask() => Interlocked.Exchange(ref _isAsked, 1) == 0;

    /// <summary>A turn begins, and has read nothing so far.</summary>
    public void Begin() => Interlocked.Exchange(ref _isAsked, 0);
}
