using System.CommandLine;
using Inspections.Core.Calendar;
using Inspections.Core.Results;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections alerts</c>: tells people what is due and they have not been told, as the worker does each working day; <c>--test</c> sends a trial.</summary>
internal static class AlertsCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<bool> test = new("--test") { Description = "只发送一条测试信息，以检查设置 send a trial to everybody, to check the settings" };
        var command = new Command("alerts", "发送期限提醒 tell people what is due") { test };
        command.SetAction(async (parsed, cancel) =>
        {
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            if (!opened.Settings.Alerts.IsSet)
            {
                throw CommandRefusals.NoAlerts.Error();
            }

            WorkingDayCalendar calendar = CalendarFile.Open(opened.Settings.Calendar);
            using var notifier = new DeadlineNotifier(opened.Bureau, opened.Settings.Alerts, opened.Settings.Staff, opened.Settings.Deadlines, calendar, NullLogger<DeadlineNotifier>.Instance);
            if (parsed.GetValue(test))
            {
                return await TestAsync(notifier, output, cancel).ConfigureAwait(false);
            }

            await notifier.SendAllAsync(cancel).ConfigureAwait(false);
            IReadOnlyList<Deadline> deadlines = opened.Bureau.Database.Read(s => new DeadlineList(opened.Settings.Deadlines, calendar).On(s, opened.Bureau.Today));
            return AlertText.Write(opened, deadlines, output) == 0 ? 0 : ExitCode.Failure;
        });
        return command;
    }

    private static async Task<int> TestAsync(DeadlineNotifier notifier, TextWriter output, CancellationToken cancel)
    {
        bool all = true;
        foreach ((string name, DeliveryResult result) in await notifier.TryAsync(cancel).ConfigureAwait(false))
        {
            string address = notifier.Destinations.First(d => d.Name == name).Address;
            all &= result.Outcome == DeliveryOutcome.Arrived;
            output.Say($"{address}：{(result.Outcome == DeliveryOutcome.Arrived ? ("已收到", "arrived") : ("未送达", "did not arrive"))}（{result.Response}）");
        }

        return all ? 0 : ExitCode.Failure;
    }
}
