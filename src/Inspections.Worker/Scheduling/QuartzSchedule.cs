using Quartz;

namespace Inspections.Worker.Scheduling;

/// <summary>The scheduler's part: when the clerk is asked.</summary>
internal static class QuartzSchedule
{
    /// <summary>How often the planner has its turn.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The planner's turns.</summary>
    public static readonly TriggerKey PlannerTrigger = new("planner");

    public static void AddRoundSchedule(this IServiceCollection services)
    {
        services.AddSingleton<SchedulerWatch>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJobListener(provider => provider.GetRequiredService<SchedulerWatch>());
            quartz.AddJob<RoundJob>(job => job.WithIdentity(RoundJob.Key).StoreDurably().RequestRecovery());
            quartz.ScheduleJob<PlannerJob>(trigger => trigger
                .WithIdentity(PlannerTrigger)
                .StartNow()
                .WithSimpleSchedule(s => s.WithInterval(Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
