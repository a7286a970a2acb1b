using System.CommandLine;
using System.Runtime.CompilerServices;
using Inspections.Core.Calendar;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Backups;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Hosting.Web;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage.Sqlite;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Quartz;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections run</c>, also without a verb: the worker itself.</summary>
internal static class RunCommand
{
    // A signal to stop lets the step that is being taken end, publication included.
    private static readonly TimeSpan StepToFinish = TimeSpan.FromMinutes(2);

    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<bool> noSample = new("--no-sample") { Description = "还没有写明本单位的，不以样例机关运行 refuse to run as the sample bureau where the bureau has not said who it is" };
        var command = new Command("run", "运行：按计划抽取并公示 run the bureau's year and publish it") { noSample };
        command.SetAction(async (parsed, _) =>
        {
            string folder = parsed.GetRequiredValue(data);
            using var stop = new StopSignals();
            using OpenBureau opened = OpenBureau.OpenOrMake(folder, sampleWhenNew: !parsed.GetValue(noSample));
            using OneProcess? alone = opened.Settings.Database is null ? OneProcess.Claim(folder) : null;
            if (stop.Asked)
            {
                return 0;
            }

            WebApplication app = Build(opened);
            await using ConfiguredAsyncDisposable disposal = app.ConfigureAwait(false);
            await stop.RunAsync(app, () => output.WriteLineAsync(Greeting(opened, app, output))).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>The worker with its schedule, its site and whatever watches it.</summary>
    public static WebApplication Build(OpenBureau opened)
    {
        opened.AdoptPolicy();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.ListenOn(opened.Settings.Port, opened.Settings.Hosts);
        builder.AddLogs(opened.Settings.LogFormat, opened.Settings.LogLevel);
        builder.AddTelemetry(opened.Settings.OtlpEndpoint, scraped: opened.Settings.Operations is not null);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StepToFinish);
        StopSignals.Only(builder.Services);
        builder.AddMachineService();
        builder.Services.AddSingleton(opened.Bureau);
        builder.Services.AddSingleton(opened.Bureau.Clock);
        builder.Services.AddSingleton(opened.Settings);
        builder.Services.AddSingleton(opened.Settings.Alerts);
        builder.Services.AddSingleton(opened.Settings.Staff);
        builder.Services.AddSingleton(opened.Settings.Deadlines);
        builder.Services.AddSingleton(opened.Publisher(new CheckInterval(opened.Bureau.Clock, TimeSpan.FromDays(1))));
        builder.Services.AddSingleton(CalendarFile.Open(opened.Settings.Calendar));
        builder.Services.AddSingleton<DeadlineNotifier>();
        builder.Services.AddSingleton(services => ConditionNotifier.Of(
            opened.Bureau, services.GetRequiredService<Conditions>(), services.GetRequiredService<DeadlineNotifier>(), services.GetRequiredService<ILogger<ConditionNotifier>>()));
        builder.Services.AddSingleton(services => new Conditions(opened.Bureau.Clock, services.GetRequiredService<ILogger<Conditions>>()) { Changed = opened.Conditions.Write });
        builder.Services.AddSingleton<ClockWatch>();
        builder.Services.AddSingleton(services => RoundProcessor.Of(
            opened.Bureau,
            opened.Settings.Rounds,
            services.GetRequiredService<WorkingDayCalendar>(),
            services.GetRequiredService<FolderPublisher>(),
            services.GetRequiredService<ILoggerFactory>(),
            services.GetRequiredService<Conditions>(),
            services.GetRequiredService<ClockWatch>()));
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService(services => new DeliveryService(
            OutboxDispatcher.Of(opened.Bureau, opened.Public, opened.Settings.Database is not null, services.GetRequiredService<ILogger<OutboxDispatcher>>()),
            opened.Settings.Destinations,
            opened.Bureau.Clock,
            services.GetRequiredService<ILogger<DeliveryService>>()));
        builder.Services.AddHostedService(services => new PapersService(opened.Papers, opened.Settings.Papers.PaperTemplates, opened.Bureau, services.GetRequiredService<Conditions>(), services.GetRequiredService<ILogger<PapersService>>()));
        builder.Services.AddHostedService(services => new WitnessNotesService(
            new FetchWitnessNotes(opened.Bureau, opened.Settings.Commitment.Witnesses, services.GetRequiredService<Conditions>(), services.GetRequiredService<ILogger<FetchWitnessNotes>>()),
            opened.Bureau.Clock,
            services.GetRequiredService<ILogger<WitnessNotesService>>()));
        builder.Services.AddRoundSchedule(opened.Settings.Database);
        if (opened.Settings.Operations is { } address)
        {
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<OperationsSite>(services, address));
        }

        AddConsole(builder.Services, opened);
        WebApplication app = builder.Build();

        app.Lifetime.ApplicationStarted.Register(() => opened.Conditions.Write(app.Services.GetRequiredService<Conditions>().Now));
        app.Lifetime.ApplicationStopped.Register(opened.Conditions.Delete);

        // Gauges are there from the start on, whether or not anybody asks for them.
        _ = app.Services.GetRequiredService<Meters>();
        app.UsePublicSite(opened.Public);
        app.MapHealth();
        return app;
    }

    // The bureau's own pages, on a listener of their own.
    private static void AddConsole(IServiceCollection services, OpenBureau opened)
    {
        services.AddSingleton(provider => new ConsoleSite(new ConsoleContext(
            opened.Bureau,
            opened.Settings,
            provider.GetRequiredService<WorkingDayCalendar>(),
            new DeadlineList(opened.Settings.Deadlines, provider.GetRequiredService<WorkingDayCalendar>()),
            provider.GetRequiredService<Conditions>(),
            opened.IsSample,
            () => QuartzSchedule.AskPlannerAsync(
                provider.GetRequiredService<ISchedulerFactory>(), opened.Settings.Database is null ? provider.GetRequiredService<PlannerAsks>() : null, CancellationToken.None))
        {
            Policy = opened.Policy,
            PublicAddress = () => opened.Settings.Papers.Site
                ?? (provider.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } own ? own + "/" : null),
            Machine = new MachineContext(
                new SettingsFile(opened.SettingsFile, opened.Bureau.Database, opened.Public),
                new BackupKeeper(opened.Bureau, opened.Backups, opened.Settings.KeepBackupsDays),
                new KeyRotation(opened.Bureau, opened.Keys, isShared: opened.Settings.Database is not null),
                new CalendarKeeper(Path.Combine(opened.Root, WorkerSettings.CalendarFile), opened.Settings.Calendar)),
            Public = new PublicReading(opened.Bureau, opened.Public),
        }));
        if (opened.Settings.Console.IsServed)
        {
            services.AddHostedService(provider => provider.GetRequiredService<ConsoleSite>());
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<FirstAddressFile>(
                provider, opened.Root, provider.GetRequiredService<ConsoleSite>().Context, provider.GetRequiredService<ConsoleSite>()));
        }
    }

    private static string Greeting(OpenBureau opened, WebApplication app, TextWriter output)
    {
        ConsoleSite console = app.Services.GetRequiredService<ConsoleSite>();
        return string.Join('\n', ((string?[])
        [
            opened.IsSample ? output.Word("样例机关（虚构企业）", "The sample bureau (made-up firms)") : null,
            $"{output.Word("公示", "published at")} {app.Urls.First()}/",
            console.Address is { } at ? $"{output.Word("内部工作台", "console")} {at}/" : null,
            console.FirstAddress is { } first ? $"{output.Word("建立第一个系统管理员（一次有效，30 分钟）", "make the first administrator (once, within 30 minutes)")} {first}" : null,
            $"{output.Word("公示目录", "folder")} {opened.Public}",
            $"{output.Word("核验", "verify")}: inspections verify {opened.Public}",
        ]).OfType<string>());
    }
}
