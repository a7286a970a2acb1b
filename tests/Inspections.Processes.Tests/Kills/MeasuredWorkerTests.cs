using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Inspections.Worker.Tests;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>What Prometheus gets from a worker: its names are in rules and dashboards that are not this program's.</summary>
public sealed class MeasuredWorkerTests
{
    private static readonly string[] Names =
    [
        "inspections_rounds{", "inspections_coverage_drawn{", "inspections_coverage_floor{", "inspections_results_overdue{", "inspections_conditions{", "inspections_publication_lag_seconds{",
        "inspections_planner_age_seconds{", "inspections_publication_restored_total{", "inspections_clock_jumps_total{", "inspections_job_failures_total{", "inspections_step_failures_total{", "dotnet_process_memory_working_set_bytes{",
    ];

    [Fact]
    public async Task Every_measurement_is_given_by_the_name_that_rules_and_dashboard_ask_for()
    {
        using var scratch = new Scratch();
        string port = FreePort().ToString(CultureInfo.InvariantCulture);
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", $$"""{ "Port": 0, "OperationsAddress": "127.0.0.1:{{port}}" }""");
        using var worker = RunningWorker.Run(scratch.At("data"));
        await worker.UntilAsync("rounds");
        using var client = new HttpClient();
        string measured = "";
        for (int turn = 0; turn < 600 && !Names.All(n => measured.Contains(n, StringComparison.Ordinal)); turn++)
        {
            // Until the year is planned and every step was taken once there is nothing to count.
            await Task.Delay(TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);
            measured = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), TestContext.Current.CancellationToken);
        }

        Each.Of(Names, n => Assert.Contains("\n" + n, measured, StringComparison.Ordinal));
        Assert.Equal(0, await worker.StopAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
