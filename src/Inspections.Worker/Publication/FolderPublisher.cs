using System.Text;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Published;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Publication.Credit;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication;

/// <summary>
/// Brings the public folder (protocol section 11) up to what the database says it must hold. May be run at any time and
/// as often as one likes: what a crash left out is made up by the next run, and what was lost or changed is put back. Lengths are
/// looked at each time, bytes at a check. When nothing was written to the database since, it looks at no more than that.
/// </summary>
/// <param name="database">The bureau's database.</param>
/// <param name="root">The public folder.</param>
/// <param name="naming">What the credit feed and the pages call the bureau and its inspectors, and in which languages.</param>
/// <param name="put">Puts a file of the protocol in its place; <see cref="AtomicFile.Write"/> unless given.</param>
/// <param name="checks">When every byte is compared; never by itself unless given.</param>
internal sealed class FolderPublisher(Database database, string root, PublicationOptions? naming = null, FileWriter? put = null, CheckInterval? checks = null) : IPublication
{
    private const string Evidence = ".evidence";

    private readonly PublicationOptions _naming = naming ?? new PublicationOptions();
    private readonly FileWriter _put = put ?? AtomicFile.Write;

    // Of the last publication: every file with its length, the state of the database, and the signed head.
    private Dictionary<string, long> _left = new(StringComparer.Ordinal);
    private long? _change;
    private byte[]? _head;

    // What the pages in the folder were made from last.
    private Digest? _made;

    /// <summary>The folder, as anybody reads it.</summary>
    public PublishedFolderFiles Files => new(root);

    /// <summary>The ledger's head as it stands in the folder, or null before the first publication.</summary>
    public PublishedHead? Head => PublishedHead.Of(root);

    /// <summary>How many files were put back that had been lost or changed, since the process began.</summary>
    public long PutBack { get; private set; }

    /// <summary>A file of the last publication that is missing or of another length now; null when none is. For whoever watches the worker.</summary>
    public string? Complaint() => _left.FirstOrDefault(f => !IsThere(f.Key, f.Value)).Key;

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

    /// <summary>Verifies a published draw as a stranger would.</summary>
    public VerificationReport Verify(DrawId draw) => PublicationVerifier.Verify(Files, new VerificationOptions { Draw = draw });

    VerificationReport? IPublication.Verify(DrawId draw) => Verify(draw);

    void IPublication.RequireHistory() => RequireHistory();

    /// <summary>Publishes everything that is not published yet, and puts back what was lost; at a check also what was changed.</summary>
    /// <returns>The files that were put back.</returns>
    public IReadOnlyList<string> Publish()
    {
        using FileStream alone = PublisherLock.Take(root);
        bool check = checks?.IsDue() ?? false;
        if (!check && IsAsLeft())
        {
            return [];
        }

        IReadOnlyList<string> restored = Bring(check);
        if (check)
        {
            checks!.Done();
        }

        return restored;
    }

    /// <summary>Publishes, compares every file by its bytes, and puts back what was lost or changed.</summary>
    /// <returns>The files that were put back.</returns>
    public IReadOnlyList<string> Republish()
    {
        using FileStream alone = PublisherLock.Take(root);
        return Bring(check: true);
    }

    /// <summary>Compares every file by its bytes and writes nothing.</summary>
    /// <returns>The files that are missing or not as they must be.</returns>
    public IReadOnlyList<string> Compare()
    {
        using FileStream? alone = System.IO.Directory.Exists(root) ? PublisherLock.Take(root) : null;
        RequireHistory();
        var wrong = new List<string>();
        foreach (PublicFile file in database.Read(PublicFileStore.All).Where(f => !new WrittenFile("", f.Length, f.Digest.ToString()).IsWhole(At(f.Path))))
        {
            wrong.Add(file.Path);
        }

        Contents contents = database.Read(s => Contents.Read(s, _naming, made: null));
        foreach ((string path, byte[] content, _) in contents.OfLedger().Where(f => !IsSame(f.Path, f.Content)))
        {
            wrong.Add(path);
        }

        new CreditFolder(database, root, (path, content) =>
        {
            if (!IsSame(path, content))
            {
                wrong.Add(path);
            }
        }, isThere: null).Publish(contents.Records);
        return [.. wrong, .. new PageWriter(root).Compare(SiteMap.Of(contents.Record!, _naming.Languages()))];
    }

    // Draws before the ledger, and the checkpoint last: whoever reads a checkpoint finds what it speaks of.
    private List<string> Bring(bool check)
    {
        LedgerStore ledger = RequireHistory();
        long published = Head?.Checkpoint.Head.Size ?? 0;
        CreditFeed.BringUpToDate(database, _naming);
        long change = database.Read(ChangeCount.Of);
        var left = new Dictionary<string, long>(StringComparer.Ordinal);
        List<string> restored = PutEvidence(check, left);
        var pages = new PageWriter(root);
        Contents contents = database.Read(s => Contents.Read(s, _naming, made: !check && pages.AreWhole() ? _made : null));
        foreach ((string path, byte[] content, long? since) in contents.OfLedger())
        {
            // What never changes need not be read again.
            bool right = since is null || check ? IsSame(path, content) : IsThere(path, content.Length);
            Put(path, content, right, mustHaveBeen: since is null ? ledger.Head.Size == published || WasLost(path) : since <= published);
        }

        // The feed is made again where a file of it is not as it was left; else what was left stands.
        KeyValuePair<string, long>[] feed = [.. _left.Where(f => f.Key.StartsWith(CreditFeed.Folder, StringComparison.Ordinal))];
        Func<string, bool>? keeps = check || !feed.All(f => IsThere(f.Key, f.Value)) ? null : path => Keeps(path, left);
        foreach ((string path, long length) in feed)
        {
            left[path] = length;
        }

        new CreditFolder(database, root, (path, content) => Put(path, content, IsSame(path, content), check ? ledger.Head.Size == published : WasLost(path)), keeps).Publish(contents.Records);
        if (contents.Record is { } record)
        {
            pages.Write(SiteMap.Of(record, _naming.Languages()), check);
        }

        foreach ((string path, WrittenFile page) in pages.Files)
        {
            left[path] = page.Length;
        }

        restored.AddRange(pages.Restored);
        (_left, _change, _head, _made) = (left, change, contents.Checkpoint, contents.Mark);
        PutBack += restored.Count;
        return restored;

        void Put(string path, byte[] content, bool right, bool mustHaveBeen)
        {
            left[path] = content.Length;
            if (!right)
            {
                _put(At(path), content);
                if (mustHaveBeen)
                {
                    restored.Add(path);
                }
            }
        }
    }

    private List<string> PutEvidence(bool check, Dictionary<string, long> left)
    {
        var restored = new List<string>();
        var list = FileList.Read(root, Evidence);
        foreach (PublicFile file in database.Read(PublicFileStore.All))
        {
            left[file.Path] = file.Length;
            bool had = list.Files.TryGetValue(file.Path, out WrittenFile? written) && written.Digest == file.Digest.ToString();
            if (had && (check ? written!.IsWhole(At(file.Path)) : written!.IsThere(At(file.Path))))
            {
                continue;
            }

            byte[] content = database.Read(s => PublicFileStore.Get(s, file.Path));
            if (!IsSame(file.Path, content))
            {
                _put(At(file.Path), content);
                if (had)
                {
                    restored.Add(file.Path);
                }
            }

            list.Set(file.Path, "document", content);
        }

        list.Save();
        return restored;
    }

    private bool IsAsLeft() =>
        _change == database.Read(ChangeCount.Of)
        && _head is not null && new PublishedFolderFiles(root).TryRead(PublicLayout.Checkpoint) is { } head && head.AsSpan().SequenceEqual(_head)
        && _left.All(f => IsThere(f.Key, f.Value));

    // A closed page of the feed as it was left, or, before that is known, as it is.
    private bool Keeps(string path, Dictionary<string, long> left)
    {
        var file = new FileInfo(At(path));
        if (!file.Exists || (_left.TryGetValue(path, out long length) && length != file.Length))
        {
            return false;
        }

        left[path] = file.Length;
        return true;
    }

    // A file that grows may have other bytes of the same length; that it is not as it was left is somebody else's doing.
    private bool WasLost(string path) => _left.TryGetValue(path, out long length) && !IsThere(path, length);

    private bool IsThere(string path, long length) => new FileInfo(At(path)) is { Exists: true } file && file.Length == length;

    // A file that is right already is left alone, so that mirrors fetch only what changed.
    private bool IsSame(string path, byte[] content) => IsThere(path, content.Length) && File.ReadAllBytes(At(path)).AsSpan().SequenceEqual(content);

    private string At(string path) => Path.Combine(root, path);

    // What one state of the database says that a folder holds besides the documents; no record where the pages are made from it already.
    private sealed record Contents(
        LedgerStore Ledger, IReadOnlyList<byte[]> Leaves, IReadOnlyList<(long Size, string Note)> Checkpoints, Digest Mark, PublicRecord? Record, long Records)
    {
        public byte[]? Checkpoint => Checkpoints.Count == 0 ? null : Encoding.UTF8.GetBytes(Checkpoints[^1].Note);

        public static Contents Read(Session session, PublicationOptions naming, Digest? made)
        {
            LedgerStore ledger = LedgerStore.Open(session);
            Digest mark = PageInputs.Mark(session);
            return new Contents(
                ledger, LedgerStore.Leaves(session), LedgerStore.Checkpoints(session), mark, mark == made ? null : PublicRecord.Read(session, ledger, naming), CreditStore.Count(session));
        }

        /// <summary>The ledger's files; of one that never changes, the size of the ledger since which it is there.</summary>
        public IEnumerable<(string Path, byte[] Content, long? Since)> OfLedger()
        {
            yield return (PublicLayout.Keys, Lines(Ledger.Of<KeyBody>().Select(k => Encoding.UTF8.GetBytes(k.Key.ToString()))), null);
            yield return (PublicLayout.Entries, Lines(Leaves), null);
            foreach ((long size, string note) in Checkpoints)
            {
                yield return (PublicLayout.CheckpointAt(size), Encoding.UTF8.GetBytes(note), size);
            }

            if (Checkpoint is { } head)
            {
                yield return (PublicLayout.Checkpoint, head, null);
            }
        }

        private static byte[] Lines(IEnumerable<byte[]> lines) => [.. lines.SelectMany(l => l.Append((byte)'\n'))];
    }
}
