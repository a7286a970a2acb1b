using System.Globalization;
using Inspections.Worker.Health;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Knows whether the scheduler runs and how its jobs end, for whoever watches the worker.</summary>
internal sealed class SchedulerWatch(ISchedulerFactory factory, JobFailures failures, TimeProvider clock) : IJobListener
{
    // Three missed turns, and time for a long one.
    private static readonly TimeSpan Patience = 3 * QuartzSchedule.Interval;

    // A turn that begins after a long one, as after the first import of a large directory, is late and no sign of a worker that hangs.
    private static readonly TimeSpan Hung = 30 * QuartzSchedule.Interval;

    private readonly Lock _lock = new();
    private long _turn = clock.GetTimestamp();
    private DateTimeOffset? _seen;
    private volatile string? _plannerFailure;

    public string Name => "watch";

    /// <summary>How long ago the planner's last turn began, as far as was looked.</summary>
    public TimeSpan Age
    {
        get
        {
            lock (_lock)
            {
                return clock.GetElapsedTime(_turn);
            }
        }
    }

    public async Task<bool> IsRunningAsync()
    {
        IScheduler scheduler = await factory.GetScheduler().ConfigureAwait(false);
        return scheduler.Status == SchedulerStatus.Running;
    }

    /// <summary>What is wrong with the planner's last turn, here or on another node; null when nothing is.</summary>
    public async Task<string?> PlannerComplaintAsync()
    {
        TimeSpan age = await AgeAsync().ConfigureAwait(false);
        return _plannerFailure is { } failure ? $"its last turn failed ({failure}); see the log"
            : age > Patience ? string.Create(CultureInfo.InvariantCulture, $"no turn for {age.TotalMinutes:F0} minutes")
            : null;
    }

    /// <summary>True while the planner still has its turns, even if late or failing: a worker of which this is false does nothing any more.</summary>
    public async Task<bool> IsAliveAsync() => await AgeAsync().ConfigureAwait(false) <= Hung;

    /// <summary>Notes whether the planner had a turn since the last look, on whichever node: the age of its last turn is measured here, not by what the wall clock said then.</summary>
    public async Task ObserveAsync()
    {
        IScheduler scheduler = await factory.GetScheduler().ConfigureAwait(false);
        ITrigger? planner = await scheduler.GetTrigger(QuartzSchedule.PlannerTrigger).ConfigureAwait(false);
        lock (_lock)
        {
            if (planner?.PreviousFireTimeUtc is DateTimeOffset fired && fired != _seen)
            {
                (_seen, _turn) = (fired, clock.GetTimestamp());
            }
        }
    }

    private async Task<TimeSpan> AgeAsync()
    {
        await ObserveAsync().ConfigureAwait(false);
        return Age;
    }

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (jobException is not null)
        {
            failures.Failed(context.JobInstance);
        }

        if (context.Trigger.Key.Equals(QuartzSchedule.PlannerTrigger))
        {
            // The names of steps are for everybody, what went wrong with them for the log.
            _plannerFailure = jobException?.InnerException is StepsFailedException steps ? string.Join(", ", steps.Steps)
                : (jobException?.GetBaseException() ?? jobException)?.GetType().Name;
        }

        return default;
    }
}
