using System.Diagnostics;
using Inspections.Core.Encodings;
using Inspections.Worker.Delivery;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Delivery;

public sealed class CourierTests
{
    [Fact]
    public async Task A_refused_file_is_set_aside_holds_back_what_relies_on_it_and_is_sent_again_when_asked()
    {
        using var office = new PostOffice();
        bool refuses = true;
        await using var receiver = new Receiver((context, _, _) =>
        {
            bool refused = refuses && context.Request.Headers["Inspections-Path"] == "draws/a/commitment.json";
            context.Response.StatusCode = refused ? 403 : 200;
            return Task.FromResult(refused);
        });
        using Destination portal = FaultTableTests.To(office, receiver);
        Assert.Equal(1, await office.TurnAsync(portal));
        office.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await office.TurnAsync(portal));
        Assert.Equal(["draws/a/frame.jsonl"], receiver.Arrivals.Select(a => a.Path));
        Assert.Equal([("draws/a/commitment.json", "HTTP 403")], office.Database.Read(s => OutboxStore.Dead(s, portal.Name)));
        Assert.Equal(2, receiver.Requests);

        refuses = false;
        Assert.Equal(1, office.Database.Write(s => OutboxStore.Retry(s, portal.Name)));
        Assert.Equal(PostOffice.InOrder.Length - 1, await office.TurnAsync(portal));
        Assert.Equal(0, office.Missing(portal));
    }

    [Fact]
    public async Task A_file_that_does_not_arrive_for_days_is_set_aside_and_a_new_version_of_it_is_tried()
    {
        using var office = new PostOffice();
        bool down = true;
        await using var receiver = new Receiver((context, _, _) =>
        {
            context.Response.StatusCode = down ? 500 : 200;
            return Task.FromResult(down);
        });
        using Destination portal = FaultTableTests.To(office, receiver, set: s => s.DeadAfterDays = 2);
        await office.TurnAsync(portal);
        office.Clock.Advance(TimeSpan.FromDays(1.9));
        await office.TurnAsync(portal);
        Assert.Empty(office.Database.Read(s => OutboxStore.Dead(s, portal.Name)));
        office.Clock.Advance(TimeSpan.FromDays(0.2));
        await office.TurnAsync(portal);
        Assert.Equal([(PostOffice.InOrder[0], "HTTP 500")], office.Database.Read(s => OutboxStore.Dead(s, portal.Name)));

        down = false;
        office.Publish(PostOffice.InOrder[0], "another version");
        await office.FinishAsync(portal);
        Assert.Empty(office.Database.Read(s => OutboxStore.Dead(s, portal.Name)));
    }

    [Fact]
    public async Task A_destination_that_hangs_delays_no_other()
    {
        using var office = new PostOffice();
        await using var hangs = new Receiver(async (context, _, _) =>
        {
            await Receiver.HangAsync(context);
            return true;
        });
        await using var well = new Receiver();
        var courier = new OutboxDispatcher(office.Database, office.At("public"), "own", TimeProvider.System, NullLogger<OutboxDispatcher>.Instance);
        using var service = new DeliveryService(
            courier,
            [
                new DestinationSetting { Name = "hangs", Address = hangs.Address, TimeoutSeconds = 600 },
                new DestinationSetting { Name = "well", Address = well.Address },
            ],
            TimeProvider.System,
            NullLogger<DeliveryService>.Instance);
        await service.StartAsync(TestContext.Current.CancellationToken);
        var waited = Stopwatch.StartNew();
        while (well.Arrivals.Count < PostOffice.InOrder.Length || hangs.Requests == 0)
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
        using var office = new PostOffice();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(office, receiver);
        office.Courier.Offer();
        Assert.True(office.Database.Write(s => DestinationStore.Claim(s, portal, "another node", office.Clock.GetUtcNow())));
        Assert.Equal(0, await office.TurnAsync(portal));
        office.Clock.Advance(portal.Lease);
        Assert.Equal(PostOffice.InOrder.Length, await office.TurnAsync(portal));
        Assert.Equal(PostOffice.InOrder.Length, receiver.Requests);
    }

    [Fact]
    public async Task A_post_goes_to_one_address_signed_so_that_the_portal_can_check_it()
    {
        using var office = new PostOffice();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(office, receiver, set: s => (s.Method, s.HmacKey, s.Address) = ("POST", "a key of sixteen or more", receiver.Address + "take"));
        await office.TurnAsync(portal);
        Arrival frame = Assert.Single(receiver.Arrivals, a => a.Path == "draws/a/frame.jsonl");
        Assert.Equal(("POST", "/in/take"), (frame.Method, frame.Url));
        string signature = HttpDestination.Sign("a key of sixteen or more", frame.Headers["Inspections-Time"], "POST", "draws/a/frame.jsonl", frame.Digest);
        Assert.Equal($"v1={signature}", frame.Headers["Inspections-Signature"]);
        Assert.Equal($"sha-256=:{Convert.ToBase64String(frame.Digest.ToArray())}:", frame.Headers["Content-Digest"]);
    }

    [Fact]
    public async Task A_file_that_arrived_has_a_proof_for_every_version()
    {
        using var office = new PostOffice();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(office, receiver, set: s => s.Token = "secret-token");
        await office.TurnAsync(portal);
        office.Publish("index.html", "second version");
        Assert.Equal(1, await office.TurnAsync(portal));
        IReadOnlyList<DeliveryReceipt> proofs = office.Database.Read(s => DeliveryReceiptStore.Of(s, "index.html"));
        Assert.Equal(2, proofs.Count);
        Assert.Equal(office.Published("index.html").ToString(), proofs[^1].Digest);
        Each.Of(proofs, p => Assert.Equal((receiver.Address + "index.html", "HTTP 201", Digest.Of("thanks"u8).ToString()), (p.Address, p.Answer, p.AnswerDigest)));
        Each.Of(receiver.Arrivals, a => Assert.Equal("Bearer secret-token", a.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_file_that_is_gone_before_it_was_sent_holds_up_nothing()
    {
        using var office = new PostOffice();
        await using var receiver = new Receiver();
        using Destination portal = FaultTableTests.To(office, receiver);
        office.Courier.Offer();
        File.Delete(office.At($"public/{PostOffice.InOrder[0]}"));
        await office.TurnAsync(portal);
        Assert.Equal(PostOffice.InOrder[1..], receiver.Arrivals.Select(a => a.Path));
        Assert.Equal(0, office.Missing(portal));
    }

    [Fact]
    public async Task A_folder_gets_every_file_and_one_that_is_not_mounted_is_not_made()
    {
        using var office = new PostOffice();
        using Destination folder = new DestinationSetting { Name = "share", Folder = office.At("share") }.Open(office.Clock);
        Assert.Equal(0, await office.TurnAsync(folder));
        Assert.False(System.IO.Directory.Exists(office.At("share")));
        System.IO.Directory.CreateDirectory(office.At("share"));
        await office.FinishAsync(folder);
        Each.Of(PostOffice.InOrder, p => Assert.Equal(office.Published(p), Digest.Of(File.ReadAllBytes(Path.Combine(office.At("share"), p)))));
    }
}
