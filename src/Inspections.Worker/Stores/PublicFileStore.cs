using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// The outbox of the public folder: a transaction says what the folder must hold, and the publisher carries it out,
/// as often as it takes.
/// </summary>
internal static class PublicFileStore
{
    /// <summary>Asks for a file; the same path again replaces it.</summary>
    public static void Put(Session session, string path, byte[] content)
    {
        session.Execute("DELETE FROM public_file WHERE path = @path", new { path });
        session.Execute("INSERT INTO public_file (path, content, written) VALUES (@path, @content, 0)", new { path, content });
    }

    /// <summary>The content of a file that was asked for.</summary>
    public static byte[] Get(Session session, string path) => Find(session, path) ?? throw new InvalidOperationException($"no public file {path}");

    /// <inheritdoc cref="Get"/>
    public static byte[]? Find(Session session, string path) =>
        session.Find<byte[]>("SELECT content FROM public_file WHERE path = @path", new { path });

    public static IReadOnlyList<string> Unwritten(Session session) =>
        session.Query<string>("SELECT path FROM public_file WHERE written = 0 ORDER BY path");

    public static void MarkWritten(Session session, string path) =>
        session.Execute("UPDATE public_file SET written = 1 WHERE path = @path", new { path });

    /// <summary>Asks for every file anew, as after the folder was lost.</summary>
    public static void PutAllAgain(Session session) => session.Execute("UPDATE public_file SET written = 0");
}
