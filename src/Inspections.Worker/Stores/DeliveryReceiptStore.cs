using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What a destination answered when it got a version of a file.</summary>
internal sealed record DeliveryReceipt(string Destination, string Path, string Digest, string Address, DateTimeOffset At, string Answer, string AnswerDigest);

/// <summary>The proofs of publication; one is never taken back.</summary>
internal static class DeliveryReceiptStore
{
    /// <summary>Keeps a proof; of a version that arrives again the last one.</summary>
    public static void Enter(Session session, string destination, OutboxItem letter, DeliveryResult answer, DateTimeOffset now)
    {
        var row = new
        {
            destination,
            path = letter.Path,
            digest = letter.Digest.ToString(),
            address = answer.Address,
            arrived = now.ToUnixTimeMilliseconds(),
            answer = answer.Said,
            answerDigest = answer.Digest.ToString(),
        };
        session.Execute("DELETE FROM delivery_proof WHERE destination = @destination AND path = @path AND digest = @digest", row);
        session.Execute(
            "INSERT INTO delivery_proof (destination, path, digest, address, arrived, answer, answer_digest) VALUES (@destination, @path, @digest, @address, @arrived, @answer, @answerDigest)",
            row);
    }

    /// <summary>The proofs of all versions of a file, by destination, the oldest first.</summary>
    public static IReadOnlyList<DeliveryReceipt> Of(Session session, string path) =>
    [
        .. session.Query<(string Destination, string Path, string Digest, string Address, long Arrived, string Answer, string AnswerDigest)>(
            "SELECT destination, path, digest, address, arrived, answer, answer_digest FROM delivery_proof WHERE path = @path ORDER BY destination, arrived", new { path })
            .Select(r => new DeliveryReceipt(r.Destination, r.Path, r.Digest, r.Address, DateTimeOffset.FromUnixTimeMilliseconds(r.Arrived), r.Answer, r.AnswerDigest)),
    ];
}
