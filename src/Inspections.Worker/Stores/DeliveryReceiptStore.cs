using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What a destination responded when it got a version of a file.</summary>
internal sealed record DeliveryReceipt(string Destination, string Path, string Digest, string Address, DateTimeOffset At, string Response, string ResponseDigest);

/// <summary>The receipts of deliveries; one is never taken back.</summary>
internal static class DeliveryReceiptStore
{
    /// <summary>Keeps a receipt; of a version that arrives again the last one.</summary>
    public static void Enter(Session session, string destination, OutboxItem item, DeliveryResult result, DateTimeOffset now)
    {
        var row = new
        {
            destination,
            path = item.Path,
            digest = item.Digest.ToString(),
            address = result.Address,
            arrived = now.ToUnixTimeMilliseconds(),
            response = result.Response,
            responseDigest = result.Digest.ToString(),
        };
        session.Send("DELETE FROM delivery_proof WHERE destination = @destination AND path = @path AND digest = @digest", row);
        session.Send(
            "INSERT INTO delivery_proof (destination, path, digest, address, arrived, answer, answer_digest) VALUES (@destination, @path, @digest, @address, @arrived, @response, @responseDigest)",
            row);
    }

    /// <summary>The receipts of all versions of a file, by destination, the oldest first.</summary>
    public static IReadOnlyList<DeliveryReceipt> Of(Session session, string path) =>
    [
        .. session.Query<(string Destination, string Path, string Digest, string Address, long Arrived, string Response, string ResponseDigest)>(
            "SELECT destination, path, digest, address, arrived, answer, answer_digest FROM delivery_proof WHERE path = @path ORDER BY destination, arrived", new { path })
            .Select(r => new DeliveryReceipt(r.Destination, r.Path, r.Digest, r.Address, DateTimeOffset.FromUnixTimeMilliseconds(r.Arrived), r.Response, r.ResponseDigest)),
    ];
}
