using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Credit;

/// <summary>
/// Reads a bureau's credit feed from where it was left. Nothing is given that the signed ledger does not bear out: the entries are hashed again up to a head that the key in
/// force signed, keys are followed as the ledger changes them, a later head must go on with the one that was seen, every result of the ledger has its record and
/// every record says what its entry says. It may be stopped anywhere and begun again at any time.
/// </summary>
/// <param name="files">Where the bureau publishes, or a mirror.</param>
/// <param name="key">The bureau's key, got from elsewhere than the feed; an earlier one stays good when the bureau changes its keys.</param>
/// <param name="from">Where it was left; the start when left out.</param>
/// <exception cref="ArgumentNullException">The place or the key is missing.</exception>
public sealed class CreditFeedReader(IPublishedFiles files, VerifierKey key, CreditFeedPosition? from = null)
{
    private readonly IPublishedFiles _files = files ?? throw new ArgumentNullException(nameof(files));
    private readonly VerifierKey _key = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>Where the feed is read on: after the last batch that was given, under the newest head that was seen.</summary>
    public CreditFeedPosition Position { get; private set; } = from ?? CreditFeedPosition.Start;

    /// <summary>What is new: a batch a page, oldest first. Nothing where nothing is; then <see cref="Position"/> may have a newer head all the same.</summary>
    /// <param name="stopping">Stops reading.</param>
    /// <exception cref="RefusedException">
    /// The feed cannot be read now (<see cref="RefusalNature.Unreadable"/>: try later), or it contradicts the ledger, its keys or what was read before: stop and ask.
    /// </exception>
    /// <exception cref="OperationCanceledException">Reading was stopped.</exception>
    public IEnumerable<CreditBatch> Read(CancellationToken stopping = default)
    {
        // The newest page before the ledger, which is published before it: so the ledger has everything of the page.
        Stack<(CreditPage Page, IReadOnlyList<Json.Map> Records)> pages = Pages(stopping);
        var sizes = pages.SelectMany(p => p.Records).Select(SizeOf).ToHashSet();
        FollowedLedger ledger = FollowedLedger.Read(_files, _key, Position, sizes, stopping);
        Position = Position.Saw(ledger.Head);
        int taken = 0;
        foreach ((CreditPage page, IReadOnlyList<Json.Map> records) in pages)
        {
            stopping.ThrowIfCancellationRequested();
            int known = (int)long.Clamp(Position.Sequence - page.From + 1, 0, records.Count);
            RequireKnown(page, records, known);
            CreditRecord[] fresh = [.. records.Skip(known).Select((r, n) => Take(ledger, taken + n, Position.Sequence + 1 + n, r))];
            if (fresh.Length > 0)
            {
                taken += fresh.Length;
                Position = ledger.After(taken, page.To, DigestOf(records));
                yield return new CreditBatch(fresh, Position);
            }
        }
    }

    // From the newest page back to the first that has something new.
    private Stack<(CreditPage Page, IReadOnlyList<Json.Map> Records)> Pages(CancellationToken stopping)
    {
        var pages = new Stack<(CreditPage Page, IReadOnlyList<Json.Map> Records)>();
        for (string? name = CreditFeed.Current; name is not null; name = pages.Peek().Page is { } page && page.From > Position.Sequence + 1 ? page.Previous!.Name : null)
        {
            stopping.ThrowIfCancellationRequested();
            string path = CreditFeed.Folder + name;
            (CreditPage Page, IReadOnlyList<Json.Map> Records) read = FollowedLedger.Published(_files, path, b => CreditPage.Read(b));
            pages.Push(name == CreditFeed.Current || read.Page.Name == name ? read : throw FeedRefusals.Form.Refuse(path, read.Page.Name));
        }

        return pages;
    }

    // An old page out of a cache has fewer records than are known: it is compared when it is as long again.
    private void RequireKnown(CreditPage page, IReadOnlyList<Json.Map> records, int known)
    {
        if (known > 0 && page.To >= Position.Sequence && Position.Page is Digest digest && DigestOf(records.Take(known)) != digest)
        {
            throw FeedRefusals.Rewritten.Refuse(new Text($"第 {page.From} 至 {Position.Sequence} 条记录不是已存下的那些", $"records {page.From} to {Position.Sequence} are not those that were taken"));
        }
    }

    private static CreditRecord Take(FollowedLedger ledger, int result, long sequence, Json.Map content)
    {
        CreditRecord record;
        try
        {
            record = CreditRecord.FromJson(content, ledger.Authority);
        }
        catch (ProtocolFormatException e)
        {
            throw new RefusedException(FeedRefusals.NotInLedger.Of(sequence, e.Message), e);
        }

        if (record.Sequence != sequence)
        {
            throw FeedRefusals.NotInLedger.Refuse(sequence, new Text($"它自称第 {record.Sequence} 条", $"it calls itself {record.Sequence}"));
        }

        LedgerEntry? expected = result < ledger.Results.Count ? ledger.Results[result].Entry : null;
        return expected is null || !expected.ToLeaf().AsSpan().SequenceEqual(record.Entry.ToLeaf())
            ? throw FeedRefusals.NotInLedger.Refuse(sequence, new Text($"台账这里的结果是第 {expected?.Index} 条，不是它所说的第 {record.Entry.Index} 条", $"the ledger's next result is entry {expected?.Index}, not {record.Entry.Index} as it says"))
            : record.Head == ledger.HeadAt(record.Head.Size) ? record
            : throw FeedRefusals.NotInLedger.Refuse(sequence, new Text($"证明所指的 {record.Head.Size} 条台账不是签名的台账", $"its proof leads to another ledger of {record.Head.Size} entries"));
    }

    // What is no size of the ledger is refused with its record.
    private static long SizeOf(Json.Map record) =>
        record.Members.GetValueOrDefault("ledger") is Json.Map proof && proof.Members.GetValueOrDefault("size") is Json.Integer size ? size.Value : 0;

    private static Digest DigestOf(IEnumerable<Json.Map> records) => Digest.Of(JsonLines.Write(records));
}
