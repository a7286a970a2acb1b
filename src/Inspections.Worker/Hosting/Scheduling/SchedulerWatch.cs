using Inspections.Worker.Hosting.Operations;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Knows whether the scheduler runs and how its jobs end, for whoever watches the worker.</summary>
internal sealed class SchedulerWatch(ISchedulerFactory factory, Meters meters, TimeProvider clock) : IJobListener
{
    // Three missed turns, and time for a long one.
    private static readonly TimeSpan Patience = 3 * QuartzSchedule.Interval;

    private readonly DateTimeOffset _started = clock.GetUtcNow();
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
        IScheduler scheduler = await factory.GetScheduler().ConfigureAwait(false);
        ITrigger? planner = await scheduler.GetTrigger(QuartzSchedule.PlannerTrigger).ConfigureAwait(false);
        DateTimeOffset last = planner?.PreviousFireTimeUtc ?? _started;
        return _plannerFailure is { } failure ? $"its last turn failed ({failure}); see the log"
            : clock.GetUtcNow() - last > Patience ? $"no turn since {last:yyyy-MM-ddTHH:mm:ssZ}"
            : null;
    }

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (jobException is not null)
        {
            meters.Failed(context.JobDetail.Key.Name);
        }

        if (context.Trigger.Key.Equals(QuartzSchedule.PlannerTrigger))
        {
            _plannerFailure = (jobException?.GetBaseException() ?? jobException)?.GetType().Name;
        }

        return default;
    }
}
