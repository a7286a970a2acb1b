using System.Runtime.InteropServices;
using Inspections.Core.Bureaus;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A document that the public folder must hold.</summary>
/// <param name="Path">Where, in the folder.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Digest">SHA-256 of them.</param>
internal sealed record PublicFile(string Path, long Length, Digest Digest);

/// <summary>
/// The documents of the public folder: a transaction says what every folder must hold, and the publisher sees to it that the
/// folder does, as often as it takes.
/// </summary>
internal static class PublicFileStore
{
    /// <summary>Asks for a file; the same path again replaces it.</summary>
    public static void Put(Session session, string path, byte[] content)
    {
        PutAll(session, (path, content));
    }

    /// <summary>Asks for the files that an entry stands for.</summary>
    public static void PutAll(Session session, IEnumerable<BureauFile> files) => PutAll(session, [.. files.Select(f => (f.Path, BytesOf(f.Content)))]);

    /// <summary>Asks for several files, a server by as few statements as for one.</summary>
    public static void PutAll(Session session, params (string Path, byte[] Content)[] files)
    {
        // The transaction is counted when it is committed, and no other writes beside it.
        long changed = session.Own(() => new Counted(ChangeCount.Of(session))).Number + 1;
        session.Send("DELETE FROM public_file WHERE path = @Path", files.Select(f => new { f.Path }));
        session.Send(
            "INSERT INTO public_file (path, content, length, digest, changed) VALUES (@Path, @Content, @Length, @Digest, @changed)",
            files.Select(f => new { f.Path, f.Content, Length = (long)f.Content.Length, Digest = Digest.Of(f.Content).ToString(), changed }));
    }

    /// <summary>The content of a file that was asked for.</summary>
    public static byte[] Get(Session session, string path) => Find(session, path) ?? throw new InvalidOperationException($"no public file {path}");

    /// <inheritdoc cref="Get"/>
    public static byte[]? Find(Session session, string path) =>
        session.Find<byte[]>("SELECT content FROM public_file WHERE path = @path", new { path });

    /// <summary>The contents of several files, but for those that were never asked for.</summary>
    public static IReadOnlyDictionary<string, byte[]> FindAll(Session session, params string[] paths) =>
        session.Query<(string Path, byte[] Content)>("SELECT path, content FROM public_file WHERE path IN @paths", new { paths })
            .ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);

    /// <summary>Every file, in the order of the paths; those of an earlier version are read for it.</summary>
    public static IReadOnlyList<PublicFile> All(Session session) =>
        [.. session.Query<(string Path, long? Length, string? Digest)>("SELECT path, length, digest FROM public_file ORDER BY path").Select(f => Known(session, f.Path, f.Length, f.Digest))];

    /// <summary>The files that were asked for since the database had a number of changes, with their contents, in the order of the paths.</summary>
    public static IReadOnlyList<(PublicFile File, byte[] Content)> Since(Session session, long change) =>
    [
        .. session.Query<(string Path, string? Digest, byte[] Content)>("SELECT path, digest, content FROM public_file WHERE changed > @change ORDER BY path", new { change })
            .Select(f => (new PublicFile(f.Path, f.Content.Length, f.Digest is null ? Digest.Of(f.Content) : Digest.Parse(f.Digest)), f.Content)),
    ];

    /// <summary>Files whose content is not what its digest says; none in a database that is whole.</summary>
    public static IEnumerable<string> Damaged(Session session) => session.Stream<(string Path, string? Digest, byte[] Content)>("SELECT path, digest, content FROM public_file")
        .Where(f => f.Digest is not null && Digest.Of(f.Content).ToString() != f.Digest).Select(f => f.Path);

    // A list is as long as a directory: it is not copied where it is an array already.
    private static byte[] BytesOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> bytes) && bytes.Array is { } whole && bytes.Count == whole.Length ? whole : content.ToArray();

    private static PublicFile Known(Session session, string path, long? length, string? digest)
    {
        if (length is { } bytes && digest is not null)
        {
            return new PublicFile(path, bytes, Digest.Parse(digest));
        }

        byte[] content = Get(session, path);
        return new PublicFile(path, content.Length, Digest.Of(content));
    }

    // The changes before a transaction: they stay what they are while it lasts.
    private sealed record Counted(long Number);
}
