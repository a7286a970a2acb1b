using System.Diagnostics;
using Inspections.Core.Encodings;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Delivery;
using Inspections.Worker.Tests.Delivery.Notifications;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

public sealed class AlertKillTests
{
    private const string File = "ALERTS_DATABASE", Address = "ALERTS_ADDRESS", Now = "ALERTS_NOW";

    /// <summary>Before anything arrived, and after all of it did but before that was entered.</summary>
    [Fact]
    public async Task Killed_before_or_after_a_digest_arrived_it_comes_again_with_the_same_key_and_then_no_more()
    {
        Process? victim = null;
        await using var receiver = new Receiver(async (context, number, receiver) =>
        {
            if (number >= 2)
            {
                return false;
            }

            if (number == 1)
            {
                await receiver.TakeAsync(context);
            }

            victim!.Kill();
            return true;
        });
        using var desk = new AlertDesk(DeadlineNotifierTests.Set(receiver));
        for (int turn = 0; turn < 4; turn++)
        {
            // Later than the lease of who was killed.
            desk.ClockTo(desk.FromDue(-1), $"09:{turn * 10:00}");
            victim = Start(desk, receiver.Address);
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(victim.ExitCode == (turn < 2 ? 137 : 0), $"turn {turn}: exit {victim.ExitCode}: {await victim.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            victim.Dispose();
            Assert.Equal(turn < 2, desk.Untold(WebhookSetting.Prefix + "office") > 0);
        }

        Assert.Equal(2, receiver.Arrivals.Count);
        Assert.Single(receiver.Arrivals.DistinctBy(a => a.Key));
        Assert.Equal(3, receiver.Requests);
    }

    private static Process Start(AlertDesk desk, string address) => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, "Inspections.Processes.Tests"), ["-explicit", "only", "-method", $"{typeof(AlertKillTests).FullName}.{nameof(Tells)}"])
    {
        RedirectStandardOutput = true,
        Environment = { [File] = desk.Results.Desk.DatabaseFile, [Address] = address, [Now] = BeijingTime.Format(desk.Results.Desk.Bureau.Now) },
    })!;

    [Fact(Explicit = true)]
    public async Task Tells()
    {
        string Given(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException("started by the kill test alone");
        var settings = new WorkerSettings
        {
            Alerts = new AlertSetting { Webhooks = [new WebhookSetting { Name = "office", Address = Given(Address) }] },
        };
        var clock = new SimulatedClock(BeijingTime.ParseMoment(Given(Now)));
        var bureau = new BureauContext(new Database(new SqliteDialect(Given(File))), SampleBureau.Policy.Authority, null!, clock, new SeededEntropy("desk"));
        using var notifier = new DeadlineNotifier(bureau, settings.Alerts, settings.Staff, settings.Deadlines, CalendarFile.Open(null), NullLogger<DeadlineNotifier>.Instance);
        await notifier.RunDueAsync(TestContext.Current.CancellationToken);
        Environment.Exit(0);
    }
}
