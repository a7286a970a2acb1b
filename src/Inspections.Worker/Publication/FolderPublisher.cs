using System.Text;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Ledgers;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Publication;

/// <summary>
/// Brings the public folder (protocol section 11) up to what the database says it must hold. May be run at any time and
/// as often as one likes: what a crash left out is made up by the next run.
/// </summary>
internal sealed class FolderPublisher(Database database, string root)
{
    /// <summary>The folder, as anybody reads it.</summary>
    public PublishedFolderFiles Files => new(root);

    /// <summary>Publishes everything that is not published yet.</summary>
    /// <remarks>Draws before the ledger, and the checkpoint last: whoever reads a checkpoint finds what it speaks of.</remarks>
    public void Publish()
    {
        foreach (string path in database.Read(PublicFiles.Unwritten))
        {
            Write(path, database.Read(s => PublicFiles.Get(s, path)));
            database.Write(s => PublicFiles.MarkWritten(s, path));
        }

        (LedgerBook ledger, IReadOnlyList<byte[]> leaves, IReadOnlyList<(long Size, string Note)> checkpoints, IReadOnlyList<PageFile> site) = database.Read(s => (
            LedgerBook.Open(s), LedgerBook.Leaves(s), LedgerBook.Checkpoints(s), PageMaker.Make(s)));
        Write(DrawPaths.Keys, Lines(ledger.Bodies.OfType<KeyBody>().Select(k => Encoding.UTF8.GetBytes(k.Key.ToString()))));
        Write(DrawPaths.Entries, Lines(leaves));
        foreach ((long size, string note) in checkpoints)
        {
            Write(DrawPaths.CheckpointOf(size), Encoding.UTF8.GetBytes(note));
        }

        if (checkpoints.Count > 0)
        {
            Write(DrawPaths.Checkpoint, Encoding.UTF8.GetBytes(checkpoints[^1].Note));
        }

        foreach (PageFile page in site)
        {
            Write(page.Path, page.Content);
        }
    }

    private static byte[] Lines(IEnumerable<byte[]> lines) => [.. lines.SelectMany(l => l.Append((byte)'\n'))];

    // A file that is right already is left alone, so that mirrors fetch only what changed.
    private void Write(string path, byte[] content)
    {
        string file = Path.Combine(root, path);
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            AtomicFile.Write(file, content);
        }
    }
}
