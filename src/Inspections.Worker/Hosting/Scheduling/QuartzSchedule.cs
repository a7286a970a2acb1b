using Inspections.Worker.Storage;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>The scheduler's part: when the clerk is asked.</summary>
internal static class QuartzSchedule
{
    /// <summary>How often the planner has its turn.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The planner's turns.</summary>
    public static readonly TriggerKey PlannerTrigger = new("planner");

    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(10), Threshold = TimeSpan.FromSeconds(30);

    /// <summary>Adds the scheduler, alone in its process or one of a cluster.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="server">Connection string of the SQL Server that the cluster shares, or null.</param>
    public static void AddRoundSchedule(this IServiceCollection services, string? server)
    {
        services.AddSingleton<SchedulerWatch>();
        services.AddQuartz(quartz =>
        {
            if (server is not null)
            {
                quartz.UsePersistentStore(store => Share(store, server));
            }

            quartz.AddJobListener(provider => provider.GetRequiredService<SchedulerWatch>());
            quartz.AddJob<RoundJob>(job => job.WithIdentity(RoundJob.Key).StoreDurably().RequestRecovery());
            quartz.ScheduleJob<PlannerJob>(trigger => trigger
                .WithIdentity(PlannerTrigger)
                .StartNow()
                .WithSimpleSchedule(EveryInterval));
            quartz.ScheduleJob<DeadlineNotifierJob>(trigger => trigger.WithIdentity("chase results").StartNow().WithSimpleSchedule(EveryInterval));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void EveryInterval(SimpleScheduleBuilder schedule) =>
        schedule.WithInterval(Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow);

    // Its locks are updates of rows: they need no hint that a server might overlook.
    private static void Share(IPersistentStoreBuilder store, string server)
    {
        store.UseSqlServer(server);
        store.UseLockHandler<UpdateRowLockHandler>();
        store.ConfigureStore(options =>
        {
            options.TablePrefix = QuartzTables.Prefix;
            options.MisfireThreshold = Threshold;
            options.SchemaProvisioning = SchemaProvisioning.Validate;
        });
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = CheckIn;
            cluster.CheckinMisfireThreshold = Threshold;
        });
    }
}
