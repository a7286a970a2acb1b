using System.Globalization;
using Inspections.Worker.Health;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Knows whether the scheduler runs and how its jobs end, for whoever watches the worker.</summary>
internal sealed class SchedulerWatch(ISchedulerFactory factory, JobFailures failures, TimeProvider clock) : IJobListener
{
    // Three missed turns, and time for a long one.
    private static readonly TimeSpan Patience = 3 * QuartzSchedule.Interval;

    private readonly Lock _lock = new();
    private long _turn = clock.GetTimestamp();
    private DateTimeOffset? _seen;
    private volatile string? _plannerFailure;

    public string Name => "watch";

    public async Task<bool> IsRunningAsync()
    {
        IScheduler scheduler = await factory.GetScheduler().ConfigureAwait(false);
        return scheduler.Status == SchedulerStatus.Running;
    }

    /// <summary>What is wrong with the planner's last turn, here or on another node; null when nothing is.</summary>
    public async Task<string?> PlannerComplaintAsync()
    {
        await ObserveAsync().ConfigureAwait(false);
        TimeSpan age;
        lock (_lock)
        {
            age = clock.GetElapsedTime(_turn);
        }

        return _plannerFailure is { } failure ? $"its last turn failed ({failure}); see the log"
            : age > Patience ? string.Create(CultureInfo.InvariantCulture, $"no turn for {age.TotalMinutes:F0} minutes")
            : null;
    }

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

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (jobException is not null)
        {
            failures.Failed(context.JobDetail.Key.Name);
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
