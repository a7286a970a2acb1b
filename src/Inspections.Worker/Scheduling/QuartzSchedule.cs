using Quartz;

namespace Inspections.Worker.Scheduling;

/// <summary>The scheduler's part: when the clerk is asked.</summary>
internal static class QuartzSchedule
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public static void AddRoundSchedule(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<RoundJob>(job => job.WithIdentity(RoundJob.Key).StoreDurably().RequestRecovery());
            quartz.ScheduleJob<PlannerJob>(trigger => trigger
                .WithIdentity("planner")
                .StartNow()
                .WithSimpleSchedule(s => s.WithInterval(Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
