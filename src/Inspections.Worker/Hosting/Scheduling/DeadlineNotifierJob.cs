using Inspections.Worker.Delivery.Notifications;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>
/// Chases results. Rings every minute, beside the jobs of the rounds; what has been sent on which day is in the database, so that a
/// morning on which the worker was off is made up for, and a failure is tried again.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class DeadlineNotifierJob(DeadlineNotifier chase, IHostApplicationLifetime life) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await chase.RunDueAsync(life.ApplicationStopping).ConfigureAwait(false);
}
