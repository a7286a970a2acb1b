using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Storage.SqlServer;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>The scheduler's part: when the round processor and the notifiers are asked.</summary>
internal static class QuartzSchedule
{
    /// <summary>How often the planner has its turn.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The planner's turns.</summary>
    public static readonly TriggerKey PlannerTrigger = new("planner");

    private static readonly TriggerKey NotifierTrigger = new("deadline notifier");

    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(10), Threshold = TimeSpan.FromSeconds(30);

    /// <summary>Adds the scheduler, alone in its process or one of a cluster.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="server">Connection string of the server that the cluster shares, or null.</param>
    public static void AddRoundSchedule(this IServiceCollection services, string? server)
    {
        services.AddSingleton<SchedulerWatch>();
        services.AddSingleton<PlannerAsks>();
        if (server is not null)
        {
            services.AddHostedService<OwnFolderService>();
        }

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
            quartz.ScheduleJob<DeadlineNotifierJob>(trigger => trigger.WithIdentity(NotifierTrigger).StartNow().WithSimpleSchedule(EveryInterval));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);

        // What was added last stops first: while the last step comes to its end nobody asks a scheduler that takes no questions any more.
        services.AddHostedService<ClockService>();
    }

    /// <summary>
    /// Sets every alarm anew after the wall clock was set: the scheduler waits for wall times, and would sleep until the old time
    /// comes again. The planner has its turn at once and sets the alarms of the rounds.
    /// </summary>
    public static async Task SetAnewAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        foreach (ITrigger alarm in await scheduler.GetTriggersOfJob(RoundJob.Key, cancellationToken).ConfigureAwait(false))
        {
            await scheduler.UnscheduleJob(alarm.Key, cancellationToken).ConfigureAwait(false);
        }

        foreach (TriggerKey key in (TriggerKey[])[NotifierTrigger, PlannerTrigger])
        {
            if (await scheduler.GetTrigger(key, cancellationToken).ConfigureAwait(false) is { } old)
            {
                ITrigger anew = TriggerBuilder.Create().WithIdentity(key).ForJob(old.JobKey).StartNow().WithSimpleSchedule(EveryInterval).Build();
                await scheduler.RescheduleJob(key, anew, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives the planner a turn at once, so that what was just decided is published without waiting for the next minute.</summary>
    /// <param name="schedulers">The scheduler.</param>
    /// <param name="asks">The turns asked for in this process; null where another process may have them.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task AskPlannerAsync(ISchedulerFactory schedulers, PlannerAsks? asks, CancellationToken cancellationToken)
    {
        if (asks?.Ask() is false)
        {
            return;
        }

        IScheduler scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        if (await scheduler.GetTrigger(PlannerTrigger, cancellationToken).ConfigureAwait(false) is { } planner)
        {
            await scheduler.TriggerJob(planner.JobKey, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void EveryInterval(SimpleScheduleBuilder schedule) =>
        schedule.WithInterval(Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow);

    // Its locks are updates of rows: they need no hint that a server might overlook.
    private static void Share(IPersistentStoreBuilder store, string server)
    {
        if (PostgreSqlAddress.Names(server))
        {
            store.UsePostgres(new PostgreSqlDialect(server).ConnectionString);
        }
        else
        {
            store.UseSqlServer(new SqlServerDialect(server).ConnectionString);
        }

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
