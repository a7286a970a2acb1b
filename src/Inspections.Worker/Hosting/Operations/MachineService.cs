using Microsoft.Extensions.Hosting.Systemd;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>The worker as a service of its machine: of systemd, or of Windows, which starts and stops it and has its log.</summary>
internal static class MachineService
{
    /// <summary>Adds what the machine's services need; nothing where the process is none.</summary>
    public static void AddMachineService(this WebApplicationBuilder builder)
    {
        var systemd = new SystemdNotifier();
        if (systemd.IsEnabled)
        {
            TimeSpan? watchdog = SystemdService.WatchdogOf(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), Environment.GetEnvironmentVariable("WATCHDOG_PID"));
            builder.Services.AddSingleton<ISystemdNotifier>(systemd);
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<SystemdService>(services, new SystemdWatchdog(watchdog)));
        }

        // Registers nothing but under Windows' service manager, whose signal to stop is none of a process.
        builder.Services.AddWindowsService(service => service.ServiceName = WindowsService.Name);
    }
}
