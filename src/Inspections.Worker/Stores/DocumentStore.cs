using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Documents that the ledger knows by their digest only. Salted, so that a short one cannot be guessed.</summary>
internal static class DocumentStore
{
    /// <summary>Keeps a document and gives the digest it enters the ledger by.</summary>
    public static Digest Keep(Session session, Json content, Digest salt)
    {
        byte[] bytes = CanonicalJson.Write(Json.Object(("content", content), ("salt", salt)));
        var digest = Digest.Of(bytes);
        session.Send("INSERT INTO document (digest, content) VALUES (@Digest, @bytes)", new { Digest = digest.ToString(), bytes });
        return digest;
    }

    /// <summary>Documents whose content is not what its digest says; none in a database that is whole.</summary>
    public static IEnumerable<string> Damaged(Session session) => session.Stream<(string Digest, byte[] Content)>("SELECT digest, content FROM document")
        .Where(d => Digest.Of(d.Content).ToString() != d.Digest).Select(d => $"document {d.Digest}");
}
