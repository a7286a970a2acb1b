using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
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
/// looked at each minute, bytes at a check; a publication besides writes what is new and looks at nothing else.
/// </summary>
/// <param name="database">The bureau's database.</param>
/// <param name="root">The public folder.</param>
/// <param name="naming">What the credit feed and the pages call the bureau and its inspectors, and in which languages.</param>
/// <param name="put">Puts a file of the protocol in its place; <see cref="AtomicFile.Write"/> unless given.</param>
/// <param name="checks">When every byte is compared; never by itself unless given.</param>
/// <param name="append">Writes on a file of the protocol that grows; <see cref="GrowingFile.Append"/> unless given.</param>
/// <param name="putPage">Puts a page in its place; <see cref="AtomicFile.Write"/> unless given.</param>
internal sealed class FolderPublisher(
    Database database, string root, PublicationOptions? naming = null, FileWriter? put = null, CheckInterval? checks = null, FileAppender? append = null, FileWriter? putPage = null) : IPublication
{
    private const string Evidence = ".evidence";

    private readonly Lock _turn = new();
    private readonly FolderDisk _disk = new(root);
    private readonly PublicationOptions _naming = naming ?? new PublicationOptions();
    private readonly FileWriter _put = put ?? AtomicFile.Write;
    private readonly FileAppender _append = append ?? GrowingFile.Append;

    // The folder as the last publication left it; null before the first, and after one that did not come to its end.
    private FolderState? _known;

    // Every file of the last publication with its length.
    private Dictionary<string, long> _left = new(StringComparer.Ordinal);

    /// <summary>The folder, as anybody reads it.</summary>
    public PublishedFolderFiles Files => new(root);

    /// <summary>The ledger's head as it stands in the folder, or null before the first publication.</summary>
    public PublishedHead? Head => PublishedHead.Of(root);

    /// <summary>How many files were put back that had been lost or changed, since the process began.</summary>
    public long PutBack { get; private set; }

    /// <summary>A file of the last publication that is missing or of another length now; null when none is. For whoever watches the worker.</summary>
    public string? Complaint()
    {
        lock (_turn)
        {
            return _left.FirstOrDefault(f => !_disk.IsThere(f.Key, f.Value)).Key;
        }
    }

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

    /// <summary>Publishes everything that is not published yet, and puts back what was lost; at a check also what was changed.</summary>
    /// <returns>The files that were put back.</returns>
    public IReadOnlyList<string> Publish()
    {
        lock (_turn)
        {
            using var turn = PublisherLock.Take(root);
            bool check = checks?.IsDue() ?? false;
            if (!check && Known(turn) is { } known && known.Files.All(f => _disk.IsThere(f.Key, f.Value)))
            {
                Advance(known, turn);
                return [];
            }

            IReadOnlyList<string> restored = Bring(check, turn);
            if (check)
            {
                checks!.Done();
            }

            return restored;
        }
    }

    /// <summary>Publishes what is new and looks at nothing else, where the folder is as this publisher left it.</summary>
    /// <returns>The files that were put back, where it was not.</returns>
    public IReadOnlyList<string> PublishNew()
    {
        lock (_turn)
        {
            using var turn = PublisherLock.Take(root);
            if (Known(turn) is not { } known)
            {
                return Bring(check: false, turn);
            }

            Advance(known, turn);
            return [];
        }
    }

    /// <summary>Publishes, compares every file by its bytes, and puts back what was lost or changed.</summary>
    /// <returns>The files that were put back.</returns>
    public IReadOnlyList<string> Republish()
    {
        lock (_turn)
        {
            using var turn = PublisherLock.Take(root);
            return Bring(check: true, turn);
        }
    }

    /// <summary>Compares every file by its bytes and writes nothing.</summary>
    /// <returns>The files that are missing or not as they must be.</returns>
    public IReadOnlyList<string> Compare()
    {
        using PublisherLock? turn = System.IO.Directory.Exists(root) ? PublisherLock.Take(root) : null;
        RequireHistory();
        return new FolderComparison(database, _disk, _naming).Wrong();
    }

    // What the publisher knows of the folder, if it is as it left it.
    private FolderState? Known(PublisherLock turn) => _known is { } known && known.Mark == turn.Mark
        && known.Head is not null && new PublishedFolderFiles(root).TryRead(PublicLayout.Checkpoint) is { } head && head.AsSpan().SequenceEqual(known.Head)
        && known.Files.TryGetValue(PublicLayout.Entries, out long entries) && _disk.IsThere(PublicLayout.Entries, entries) ? known : null;

    private void Advance(FolderState known, PublisherLock turn)
    {
        if (NewsAfter(known) is not { } news)
        {
            return;
        }

        if (!news.IsAny(known))
        {
            known.Change = news.Change;
            return;
        }

        _known = null;
        known.Mark = turn.LeaveMark();
        new FolderNewsWriter(database, _naming, _disk, _put, _append, known).Write(news);
        _known = known;
    }

    // In one transaction, which waits for a server's network but once; the records of the feed are made before it where some are missing.
    private FolderNews? NewsAfter(FolderState known)
    {
        // The folder first: it may grow meanwhile, by another worker, and the ledger never shrinks.
        PublishedHead? head = Head;
        bool lacks = false;
        FolderNews? news = database.Read(session =>
        {
            lacks = false;
            long change = ChangeCount.Of(session);
            if (change == known.Change)
            {
                return null;
            }

            session.Expect(new Expected(nameof(FolderNews), new { change = known.Change, size = known.HeadSize, from = int.Max(0, known.Entries - 1) }));
            LedgerStore ledger = LedgerStore.Open(session);
            head?.Require(ledger);
            lacks = CreditEntering.Lacks(session, ledger);
            return lacks ? null : FolderNews.Read(session, known, change, _naming);
        });
        if (lacks)
        {
            CreditEntering.BringUpToDate(database, _naming);
            news = database.Read(s => FolderNews.Read(s, known, ChangeCount.Of(s), _naming));
        }

        return news;
    }

    private List<string> Bring(bool check, PublisherLock turn)
    {
        _known = null;
        LedgerStore ledger = RequireHistory();
        long published = Head?.Checkpoint.Head.Size ?? 0;
        CreditEntering.BringUpToDate(database, _naming);
        long change = database.Read(ChangeCount.Of);
        if (turn.Mark.Length == 0)
        {
            turn.LeaveMarkOnce();
        }

        var left = new Dictionary<string, long>(StringComparer.Ordinal);
        var documents = FileList.Read(root, Evidence);
        List<string> restored = PutEvidence(check, left, documents, turn.LeaveMarkOnce);
        var pages = new PageWriter(root, putPage) { Writing = turn.LeaveMarkOnce };
        FolderContents contents = database.Read(s => FolderContents.Read(s, _naming));
        foreach ((string path, byte[] content, long? since) in contents.OfLedger())
        {
            // What never changes need not be read again.
            bool right = since is null || check ? _disk.IsSame(path, content) : _disk.IsThere(path, content.Length);
            Put(path, content, right, mustHaveBeen: since is null ? ledger.Head.Size == published || WasLost(path) : since <= published);
        }

        PutFeed(check, left, contents, (path, content) => Put(path, content, _disk.IsSame(path, content), check ? ledger.Head.Size == published : WasLost(path)));
        pages.Write(SiteMap.Of(contents.Record, _naming.Languages()), check);
        foreach ((string path, WrittenFile page) in pages.Files)
        {
            left[path] = page.Length;
        }

        restored.AddRange(pages.Restored);
        pages.Writing = () => { };
        _left = left;
        _known = FolderState.Of(contents, turn.Mark, change, left, documents, pages);
        PutBack += restored.Count;
        return restored;

        void Put(string path, byte[] content, bool right, bool mustHaveBeen)
        {
            left[path] = content.Length;
            if (!right)
            {
                turn.LeaveMarkOnce();
                _put(_disk.At(path), content);
                if (mustHaveBeen)
                {
                    restored.Add(path);
                }
            }
        }
    }

    // The feed is made again where a file of it is not as it was left; else what was left stands.
    private void PutFeed(bool check, Dictionary<string, long> left, FolderContents contents, Action<string, byte[]> put)
    {
        KeyValuePair<string, long>[] feed = [.. _left.Where(f => f.Key.StartsWith(CreditFeed.Folder, StringComparison.Ordinal))];
        Func<string, bool>? keeps = check || !feed.All(f => _disk.IsThere(f.Key, f.Value)) ? null : path => Keeps(path, left);
        foreach ((string path, long length) in feed)
        {
            left[path] = length;
        }

        new CreditFolder(database, root, put, keeps).Publish(contents.Records);
    }

    private List<string> PutEvidence(bool check, Dictionary<string, long> left, FileList list, Action writing)
    {
        var restored = new List<string>();
        foreach (PublicFile file in database.Read(PublicFileStore.All))
        {
            left[file.Path] = file.Length;
            bool had = list.Files.TryGetValue(file.Path, out WrittenFile? written) && written.Digest == file.Digest.ToString();
            if (had && (check ? written!.IsWhole(_disk.At(file.Path)) : written!.IsThere(_disk.At(file.Path))))
            {
                continue;
            }

            byte[] content = database.Read(s => PublicFileStore.Get(s, file.Path));
            if (!_disk.IsSame(file.Path, content))
            {
                writing();
                _put(_disk.At(file.Path), content);
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

    // A closed page of the feed as it was left, or, before that is known, as it is.
    private bool Keeps(string path, Dictionary<string, long> left)
    {
        var file = new FileInfo(_disk.At(path));
        if (!file.Exists || (_left.TryGetValue(path, out long length) && length != file.Length))
        {
            return false;
        }

        left[path] = file.Length;
        return true;
    }

    // A file that grows may have other bytes of the same length; that it is not as it was left is somebody else's doing.
    private bool WasLost(string path) => _left.TryGetValue(path, out long length) && !_disk.IsThere(path, length);
}
