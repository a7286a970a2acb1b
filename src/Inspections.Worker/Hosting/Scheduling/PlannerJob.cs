using Inspections.Worker.Health;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Stores;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Every minute and at start: looks ahead, and makes sure that every open round has its alarm.</summary>
[DisallowConcurrentExecution]
internal sealed class PlannerJob(RoundProcessor processor, PlannerAsks asks) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        asks.Begin();
        try
        {
            processor.LookAhead();
        }
        catch (StepsFailedException e)
        {
            // Each failure is logged when it begins; the scheduler would say so every minute.
            throw new JobExecutionException(e);
        }
        finally
        {
            await Alarms.SetAsync(context.Scheduler, processor.Appointments(), cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>Does what is due. Rings at least once for every step; the claim in the database makes that exactly once.</summary>
[DisallowConcurrentExecution]
internal sealed class RoundJob(RoundProcessor processor, IHostApplicationLifetime life) : IJob
{
    public static readonly JobKey Key = new("rounds");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            processor.RunDue(() => life.ApplicationStopping.IsCancellationRequested);
        }
        catch (StepsFailedException e)
        {
            throw new JobExecutionException(e);
        }
        finally
        {
            // What is due and could not be done is tried again with the planner, in a minute.
            await Alarms.SetAsync(context.Scheduler, processor.Appointments().Where(r => r.DueAt > processor.Now), cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// One trigger for the next step of every open round. The rounds in the database are the schedule of record; a trigger is
/// only an alarm clock, made again whenever it is missing, so that nothing is lost when the scheduler forgets.
/// </summary>
internal static class Alarms
{
    public static async ValueTask SetAsync(IScheduler scheduler, IEnumerable<Round> rounds, CancellationToken cancellationToken)
    {
        foreach (Round round in rounds)
        {
            ITrigger alarm = TriggerBuilder.Create()
                .WithIdentity($"{round.Draw} {round.State}")
                .ForJob(RoundJob.Key)
                .StartAt(round.DueAt!.Value)
                .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
                .Build();
            try
            {
                await scheduler.ScheduleTrigger(alarm, TriggerConflict.Keep, cancellationToken).ConfigureAwait(false);
            }
            catch (SchedulerException) when (scheduler.Status is SchedulerStatus.ShuttingDown or SchedulerStatus.Shutdown)
            {
                // Asked to stop meanwhile: the next start makes the alarms anew.
                return;
            }
        }
    }
}
