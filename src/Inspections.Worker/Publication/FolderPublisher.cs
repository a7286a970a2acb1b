using System.Text;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Verification;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Published;
using Inspections.Worker.Publication.Credit;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication;

/// <summary>
/// Brings the public folder (protocol section 11) up to what the database says it must hold. May be run at any time and
/// as often as one likes: what a crash left out is made up by the next run.
/// </summary>
/// <param name="database">The bureau's database.</param>
/// <param name="root">The public folder.</param>
/// <param name="naming">What the credit feed and the pages call the bureau and its inspectors.</param>
/// <param name="put">Puts a file of the protocol in its place; <see cref="AtomicFile.Write"/> unless given.</param>
internal sealed class FolderPublisher(Database database, string root, CreditNaming? naming = null, FileWriter? put = null)
{
    private readonly CreditNaming _naming = naming ?? new CreditNaming();
    private readonly FileWriter _put = put ?? AtomicFile.Write;

    // What the pages in the folder were made from last.
    private Digest? _made;

    /// <summary>The folder, as anybody reads it.</summary>
    public PublishedFolderFiles Files => new(root);

    /// <summary>The ledger's head as it stands in the folder, or null before the first publication.</summary>
    public PublishedHead? Head => PublishedHead.Of(root);

    /// <summary>How old the oldest entry of the ledger is that is not in the folder yet; nothing when all are.</summary>
    public TimeSpan Lag(DateTimeOffset now)
    {
        long published = Head?.Checkpoint.Head.Size ?? 0;
        IReadOnlyList<LedgerEntry> entries = database.Read(LedgerStore.Open).Entries;
        return published < entries.Count ? now - entries[(int)published].At : TimeSpan.Zero;
    }

    /// <summary>Checks that the ledger goes on from what is in the folder, and gives it.</summary>
    /// <exception cref="UserErrorException">It is behind, or another one: the database was put back under the worker.</exception>
    public LedgerStore RequireHistory()
    {
        // The folder first: it may grow meanwhile, by another worker, and the ledger never shrinks.
        PublishedHead? head = Head;
        LedgerStore ledger = database.Read(LedgerStore.Open);
        head?.Require(ledger);
        return ledger;
    }

    /// <summary>Publishes everything that is not published yet.</summary>
    /// <remarks>Draws before the ledger, and the checkpoint last: whoever reads a checkpoint finds what it speaks of.</remarks>
    public void Publish()
    {
        using FileStream alone = PublisherLock.Take(root);
        RequireHistory();
        CreditFeed.BringUpToDate(database, _naming);
        foreach (string path in database.Read(PublicFileStore.Unwritten))
        {
            Write(path, database.Read(s => PublicFileStore.Get(s, path)));
            database.Write(s => PublicFileStore.MarkWritten(s, path));
        }

        (LedgerStore ledger, IReadOnlyList<byte[]> leaves, IReadOnlyList<(long Size, string Note)> checkpoints, PublicRecord? record, long records, Digest mark) = database.Read(s =>
        {
            LedgerStore book = LedgerStore.Open(s);
            Digest now = PageInputs.Mark(s);
            return (book, LedgerStore.Leaves(s), LedgerStore.Checkpoints(s), AreMade(now) ? null : PublicRecord.Read(s, book, _naming), CreditStore.Count(s), now);
        });
        Write(PublicLayout.Keys, Lines(ledger.Of<KeyBody>().Select(k => Encoding.UTF8.GetBytes(k.Key.ToString()))));
        Write(PublicLayout.Entries, Lines(leaves));
        foreach ((long size, string note) in checkpoints)
        {
            WriteOnce(PublicLayout.CheckpointAt(size), Encoding.UTF8.GetBytes(note));
        }

        if (checkpoints.Count > 0)
        {
            Write(PublicLayout.Checkpoint, Encoding.UTF8.GetBytes(checkpoints[^1].Note));
        }

        new CreditFolder(database, root, Write).Publish(records);
        if (record is not null)
        {
            new PageWriter(root).Write(SiteMap.Of(record));
            _made = mark;
        }
    }

    // Nothing that the pages are made from has changed, and none is lost.
    private bool AreMade(Digest mark) => mark == _made && new PageWriter(root).AreWhole();

    private static byte[] Lines(IEnumerable<byte[]> lines) => [.. lines.SelectMany(l => l.Append((byte)'\n'))];

    // What never changes need not be read again.
    private void WriteOnce(string path, byte[] content)
    {
        var file = new FileInfo(Path.Combine(root, path));
        if (!file.Exists || file.Length != content.Length)
        {
            _put(file.FullName, content);
        }
    }

    // A file that is right already is left alone, so that mirrors fetch only what changed.
    private void Write(string path, byte[] content)
    {
        string file = Path.Combine(root, path);
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            _put(file, content);
        }
    }
}
