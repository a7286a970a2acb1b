using Inspections.Core.Directories;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Tests;
using Inspections.Worker.Witnessing;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>A worker that is asked to stop in the middle of its work.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task It_ends_its_step_stops_without_a_fault_and_goes_on_from_there()
    {
        using var scratch = new Scratch();
        string data = scratch.At("data");
        System.IO.Directory.CreateDirectory(data);
        scratch.Write("data/inspections.json", """{ "Port": 0, "FirstRoundLead": "00:00:10" }""");
        foreach (string moment in (string[])["committed; frame", "drawn;"])
        {
            if (IsDrawn(data))
            {
                break; // A slow machine went on to the draw before it was asked to stop.
            }

            using var worker = RunningWorker.Run(data);
            await worker.UntilAsync(moment);
            Assert.Equal(0, await worker.StopAsync());
            Assert.False(worker.Output.Contains("fail:", StringComparison.Ordinal), worker.Output);
            Nothing.Fails(Report(data));
        }

        Each.Of(Report(data).Findings.Where(f => f.Draw is not null), f => Assert.Equal(Outcome.Ok, f.Outcome));
        Assert.True(IsDrawn(data));
    }

    [Fact]
    public async Task Asked_to_stop_at_any_moment_of_its_start_it_ends_cleanly()
    {
        using var scratch = new Scratch();
        foreach (int milliseconds in (int[])[150, 400, 800, 1300, 2000])
        {
            using var worker = RunningWorker.Run(scratch.At("data"));
            await EndsAsync(worker, milliseconds);
        }
    }

    [Fact]
    public async Task A_witness_watch_asked_to_stop_at_any_moment_of_its_start_ends_cleanly()
    {
        using var scratch = new Scratch();
        using (WitnessKey.Make(SectorCode.Parse("jijian"), scratch.At("jijian.pem")))
        {
            foreach (int milliseconds in (int[])[150, 400, 800, 1300])
            {
                using var watch = RunningWorker.Start("witness", "watch", scratch.At("public"), "--key", scratch.At("jijian.pem"), "--listen", "127.0.0.1:0");
                await EndsAsync(watch, milliseconds);
            }

            using var started = RunningWorker.Start("witness", "watch", scratch.At("public"), "--key", scratch.At("jijian.pem"), "--listen", "none");
            await started.UntilAsync("inspections witness status");
            Assert.Equal(0, await started.StopAsync());
        }
    }

    private static async Task EndsAsync(RunningWorker service, int milliseconds)
    {
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        int code = await service.StopAsync();

        // Before the program has its first turn the runtime ends the process, with 143 and without a word.
        Assert.True(code is 0 || (code == 143 && string.IsNullOrWhiteSpace(service.Output)), $"after {milliseconds} ms: {code}\n{service.Output}");
        Assert.False(service.Output.Contains("   at ", StringComparison.Ordinal), $"after {milliseconds} ms:\n{service.Output}");
    }

    private static bool IsDrawn(string data) => Report(data).Findings.Any(f => f.Check == Check.Receipt && f.Outcome == Outcome.Ok);

    private static VerificationReport Report(string data) => PublicationVerifier.Verify(new PublishedFolderFiles(Path.Combine(data, "public")), options: null);
}
