using Inspections.Worker.Delivery.Notifications;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>
/// Tells of deadlines, and of what is wrong with the worker. Rings every minute, beside the jobs of the rounds; what has been sent on which day is in the database, so that a
/// morning on which the worker was off is made up for, and a failure is tried again.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class DeadlineNotifierJob(DeadlineNotifier notifier, ConditionNotifier wrong, IHostApplicationLifetime life) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // First what needs no database: it may be what is wrong.
        await wrong.RunDueAsync(life.ApplicationStopping).ConfigureAwait(false);
        await notifier.RunDueAsync(life.ApplicationStopping).ConfigureAwait(false);
    }
}
