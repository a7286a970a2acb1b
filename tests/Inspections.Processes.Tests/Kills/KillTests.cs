using System.Diagnostics;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Delivery;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

public sealed class KillTests
{
    private const int Filler = 300_000;
    private static readonly bool Full = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is not null;

    /// <summary>Before a file is sent, with half of it sent, before it is answered, and while the answer is entered.</summary>
    [Fact]
    public async Task Killed_in_the_middle_of_delivering_everything_arrives_at_least_once_and_in_order()
    {
        using var scratch = new Scratch();
        string root = scratch.At("public");
        int kills = Full ? 300 : 24, victimsRequest = 0, kill = 0;
        Process? victim = null;
        await using var receiver = new Receiver(async (context, _, receiver) =>
        {
            if (kill >= kills || --victimsRequest > 0)
            {
                return false;
            }

            switch (kill % 4)
            {
                case 1:
                    await context.Request.Body.ReadAtLeastAsync(new byte[1000], 1000, throwOnEndOfStream: false);
                    break;
                case 2:
                    await receiver.TakeAsync(context);
                    break;
                case 3:
                    await receiver.TakeAsync(context);
                    await context.Response.WriteAsync("thanks");
                    await context.Response.CompleteAsync();
                    await Task.Delay(kill % 7);
                    break;
            }

            victim!.Kill();
            return true;
        });
        for (; kill < kills; kill++)
        {
            Edition.Write(root, kill + 1, filler: Filler);
            victimsRequest = 1 + (kill * 3 % 5);
            victim = DispatcherProcess.Start(scratch.Folder, receiver.Address);
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(victim.ExitCode == 137, $"exit {victim.ExitCode}: {await victim.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            victim.Dispose();
        }

        await File.WriteAllTextAsync(scratch.At(DispatcherProcess.Last), "", TestContext.Current.CancellationToken);
        using Process survivor = DispatcherProcess.Start(scratch.Folder, receiver.Address);
        await survivor.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, survivor.ExitCode);
        Edition.RequireSound(receiver.Arrivals.Select(a => (a.Path, a.Digest)), kills, Filler);
        Assert.True(receiver.Arrivals.Count > receiver.Arrivals.Select(a => a.Key).Distinct().Count(), "nothing arrived twice: nobody was killed before an answer");
    }
}
