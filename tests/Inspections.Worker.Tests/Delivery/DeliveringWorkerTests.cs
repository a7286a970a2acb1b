using System.Diagnostics;
using System.Text.Json;
using Inspections.Core.Directories;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli;
using Inspections.Worker.Hosting;
using Inspections.Worker.Stores;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

public sealed class DeliveringWorkerTests
{
    [Fact]
    public async Task A_worker_brings_its_first_draw_to_a_mirror_that_verifies_while_another_destination_is_down()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        System.IO.Directory.CreateDirectory(scratch.At("mirror"));
        scratch.Write("data/inspections.json", JsonSerializer.Serialize(new
        {
            Port = 0,
            LogLevel = "None",
            FirstRoundLead = "00:00:10",
            Destinations = new object[]
            {
                new { Name = "down", Address = "http://127.0.0.1:1/" },
                new { Name = "mirror", Folder = scratch.At("mirror") },
            },
        }));
        using OpenBureau opened = OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true);
        await using WebApplication worker = RunCommand.Build(opened);
        await worker.StartAsync(TestContext.Current.CancellationToken);
        var waited = Stopwatch.StartNew();
        while (DrawAt(scratch.At("mirror")) is not { } draw || VerdictOn(scratch.At("mirror"), draw) != Verdict.Valid)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5), "nothing arrived");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(Missing("down") > 10);
        Assert.True(opened.Bureau.Database.Read(s => DestinationStore.Find(s, "down"))!.Failures > 0);

        long Missing(string name) => opened.Bureau.Database.Read(s => OutboxStore.CountMissing(s, name));
    }

    private static DrawId? DrawAt(string mirror) =>
        System.IO.Directory.Exists(Path.Combine(mirror, "draws")) && System.IO.Directory.GetFiles(mirror, "receipt.json", SearchOption.AllDirectories) is [string receipt]
            ? DrawId.Parse(Path.GetFileName(Path.GetDirectoryName(receipt)!))
            : null;

    private static Verdict VerdictOn(string mirror, DrawId draw) =>
        PublicationVerifier.Verify(new PublishedFolderFiles(mirror), new VerificationOptions { Draw = draw }).Verdict;
}
