using System.Diagnostics;
using Inspections.Core.Encodings;
using Inspections.Worker.Delivery;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

public sealed class OutboxDispatcherTests
{
    [Fact]
    public async Task A_refused_file_is_set_aside_holds_back_what_relies_on_it_and_is_sent_again_when_asked()
    {
        using var desk = new OutboxDesk();
        bool refuses = true;
        await using var receiver = new Receiver((context, _, _) =>
        {
            bool refused = refuses && context.Request.Headers["Inspections-Path"] == "draws/a/commitment.json";
            context.Response.StatusCode = refused ? 403 : 200;
            return Task.FromResult(refused);
        });
        using Destination portal = FaultTableTests.To(desk, receiver);
        Assert.Equal(1, await desk.TurnAsync(portal));
        desk.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await desk.TurnAsync(portal));
        Assert.Equal(["draws/a/frame.jsonl"], receiver.Arrivals.Select(a => a.Path));
        Assert.Equal([("draws/a/commitment.json", "HTTP 403")], desk.Database.Read(s => OutboxStore.Dead(s, portal.Name)));
        Assert.Equal(2, receiver.Requests);

        refuses = false;
        Assert.Equal(1, desk.Database.Write(s => OutboxStore.Retry(s, portal.Name)));
        Assert.Equal(OutboxDesk.InOrder.Length - 1, await desk.TurnAsync(portal));
        Assert.Equal(0, desk.Missing(portal));
    }

    [Fact]
    public async Task A_file_that_does_not_arrive_for_days_is_set_aside_and_a_new_version_of_it_is_tried()
    {
        using var desk = new OutboxDesk();
        bool down = true;
        await using var receiver = new Receiver((context, _, _) =>
        {
            context.Response.StatusCode = down ? 500 : 200;
            return Task.FromResult(down);
        });
        using Destination portal = FaultTableTests.To(desk, receiver, set: s => s.DeadAfterDays = 2);
        await desk.TurnAsync(portal);
        desk.Clock.Advance(TimeSpan.FromDays(1.9));
        await desk.TurnAsync(portal);
        Assert.Empty(desk.Database.Read(s => OutboxStore.Dead(s, portal.Name)));
        desk.Clock.Advance(TimeSpan.FromDays(0.2));
        await desk.TurnAsync(portal);
        Assert.Equal([(OutboxDesk.InOrder[0], "HTTP 500")], desk.Database.Read(s => OutboxStore.Dead(s, portal.Name)));

        down = false;
        desk.Publish(OutboxDesk.InOrder[0], "another version");
        await desk.FinishAsync(portal);
        Assert.Empty(desk.Database.Read(s => OutboxStore.Dead(s, portal.Name)));
    }

    [Fact]
    public async Task A_destination_that_hangs_delays_no_other()
    {
        using var desk = new OutboxDesk();
        await using var hangs = new Receiver(async (context, _, _) =>
        {
            await Receiver.HangAsync(context);
            return true;
        });
        await using var well = new Receiver();
        var dispatcher = new OutboxDispatcher(desk.Database, desk.At("public"), "own", TimeProvider.System, NullLogger<OutboxDispatcher>.Instance);
        using var service = new DeliveryService(
            dispatcher,
            [
                new DestinationSetting { Name = "hangs", Address = hangs.Address, TimeoutSeconds = 600 },
                new DestinationSetting { Name = "well", Address = well.Address },
            ],
            TimeProvider.System,
            NullLogger<DeliveryService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        var waited = Stopwatch.StartNew();
        while (well.Arrivals.Count < OutboxDesk.InOrder.Length || hangs.Requests == 0)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5), "the other one waited");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Empty(hangs.Arrivals);
        await hangs.DisposeAsync();
        await service.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Of_two_workers_one_sends_to_a_destination_until_its_lease_is_over()
    {
        using var desk = new OutboxDesk();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(desk, receiver);
        desk.Dispatcher.Offer();
        Assert.True(desk.Database.Write(s => DestinationStore.Claim(s, portal, "another node", desk.Clock.GetUtcNow())));
        Assert.Equal(0, await desk.TurnAsync(portal));
        desk.Clock.Advance(portal.Lease);
        Assert.Equal(OutboxDesk.InOrder.Length, await desk.TurnAsync(portal));
        Assert.Equal(OutboxDesk.InOrder.Length, receiver.Requests);
    }

    [Fact]
    public async Task A_post_goes_to_one_address_signed_so_that_the_portal_can_check_it()
    {
        using var desk = new OutboxDesk();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(desk, receiver, set: s => (s.Method, s.HmacKey, s.Address) = ("POST", "a key of sixteen or more", receiver.Address + "take"));
        await desk.TurnAsync(portal);
        Arrival frame = Assert.Single(receiver.Arrivals, a => a.Path == "draws/a/frame.jsonl");
        Assert.Equal(("POST", "/in/take"), (frame.Method, frame.Url));
        string signature = HttpDestination.Sign("a key of sixteen or more", frame.Headers["Inspections-Time"], "POST", "draws/a/frame.jsonl", frame.Digest);
        Assert.Equal($"v1={signature}", frame.Headers["Inspections-Signature"]);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(frame.Digest.ToArray())}:", frame.Headers["Content-Digest"]);
    }

    [Fact]
    public async Task A_file_that_arrived_has_a_receipt_for_every_version()
    {
        using var desk = new OutboxDesk();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(desk, receiver, set: s => s.Token = "secret-token");
        await desk.TurnAsync(portal);
        desk.Publish("index.html", "second version");
        Assert.Equal(1, await desk.TurnAsync(portal));
        IReadOnlyList<DeliveryReceipt> receipts = desk.Database.Read(s => DeliveryReceiptStore.Of(s, "index.html"));
        Assert.Equal(2, receipts.Count);
        Assert.Equal(desk.Published("index.html").ToString(), receipts[^1].Digest);
        Each.Of(receipts, p => Assert.Equal((receiver.Address + "index.html", "HTTP 201", Digest.Of("thanks"u8).ToString()), (p.Address, p.Response, p.ResponseDigest)));
        Each.Of(receiver.Arrivals, a => Assert.Equal("Bearer secret-token", a.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_file_that_is_gone_before_it_was_sent_holds_up_nothing()
    {
        using var desk = new OutboxDesk();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(desk, receiver);
        desk.Dispatcher.Offer();
        File.Delete(desk.At($"public/{OutboxDesk.InOrder[0]}"));
        await desk.TurnAsync(portal);
        Assert.Equal(OutboxDesk.InOrder[1..], receiver.Arrivals.Select(a => a.Path));
        Assert.Equal(0, desk.Missing(portal));
    }

    [Fact]
    public async Task A_folder_gets_every_file_and_one_that_is_not_mounted_is_not_made()
    {
        using var desk = new OutboxDesk();
        using Destination folder = new DestinationSetting { Name = "share", Folder = desk.At("share") }.Open(desk.Clock);
        Assert.Equal(0, await desk.TurnAsync(folder));
        Assert.False(System.IO.Directory.Exists(desk.At("share")));
        System.IO.Directory.CreateDirectory(desk.At("share"));
        await desk.FinishAsync(folder);
        Each.Of(OutboxDesk.InOrder, p => Assert.Equal(desk.Published(p), Digest.Of(File.ReadAllBytes(Path.Combine(desk.At("share"), p)))));
    }
}
