using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;
using Inspections.Core.Publication.Credit;

namespace Inspections.Core.Bureaus;

/// <summary>The credit feed of a ledger as files: one record per result, made once and never again.</summary>
public static class BureauFeed
{
    /// <summary>
    /// The files of the feed that change when every result of the ledger has its record, in the order in which they are written: full pages first, the newest page last. They go
    /// after those of <see cref="BureauFiles.Public"/>: a record's head is published before the record.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="published">The public folder as it stands: the records that it has are kept as they are.</param>
    /// <param name="describe">What the directories say of a result now.</param>
    /// <exception cref="ProtocolFormatException">The published page is none.</exception>
    /// <exception cref="ArgumentException">The published feed has more records than the ledger has results.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/>, <paramref name="published"/> or <paramref name="describe"/> is null.</exception>
    public static IEnumerable<BureauFile> Public(BureauLedger ledger, IPublishedFiles published, Func<ResultBody, CreditDetails> describe)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(describe);
        byte[]? current = published.TryRead(CreditFeed.Folder + CreditFeed.Current);
        (CreditPage known, IReadOnlyList<Json.Map> kept) = current is null ? (CreditPage.Last(0), []) : CreditPage.Read(current);
        LedgerEntry[] missing = known.To <= ledger.Log.CountOf<ResultBody>() ? [.. ledger.Log.EntriesOf<ResultBody>((int)known.To)]
            : throw new ArgumentException($"{known.To} records are published, of {ledger.Log.CountOf<ResultBody>()} results", nameof(published));
        return missing.Length == 0 && current is not null ? [] : Files(ledger, known, [.. kept, .. missing.Select((e, n) => Make(ledger, known.To + n + 1, e, describe).Content)], current is null);
    }

    private static IEnumerable<BureauFile> Files(BureauLedger ledger, CreditPage known, Json.Map[] records, bool isNew)
    {
        if (isNew)
        {
            yield return new BureauFile(CreditFeed.Folder + CreditFeed.Schema, CreditFeed.SchemaFile);
        }

        var last = CreditPage.Last(ledger.Log.CountOf<ResultBody>());
        foreach (CreditPage page in last.ClosedFrom(known.Number))
        {
            yield return new BureauFile(CreditFeed.Folder + page.Name, File(page));
        }

        yield return new BureauFile(CreditFeed.Folder + CreditFeed.Current, File(last));

        byte[] File(CreditPage page) => page.ToFile(records[(int)(page.From - known.From)..(int)(page.To - known.From + 1)]);
    }

    private static CreditRecord Make(BureauLedger ledger, long sequence, LedgerEntry entry, Func<ResultBody, CreditDetails> describe)
    {
        TreeHead head = ledger.HeadAt(ledger.Checkpoints.Keys.First(size => size > entry.Index));
        return CreditRecord.Make(sequence, entry, ledger.Authority, describe((ResultBody)entry.Body), head, ledger.InclusionProof(entry.Index, head.Size));
    }
}
