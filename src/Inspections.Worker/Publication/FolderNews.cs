using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Published;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication;

/// <summary>What one state of the database has that a folder has not: all that a publication has to write, and all that it looks at.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Change">The changes of the database so far.</param>
/// <param name="Documents">Documents that are new or say something else.</param>
/// <param name="Entries">New entries.</param>
/// <param name="Leaves">Their canonical bytes.</param>
/// <param name="Checkpoints">New signed heads.</param>
/// <param name="Records">The records of the credit feed so far.</param>
/// <param name="Inputs">What else pages are made from.</param>
/// <param name="Record">What the pages say, where what is new may touch any of them; else null.</param>
internal sealed record FolderNews(
    LedgerStore Ledger,
    long Change,
    IReadOnlyList<(string Path, byte[] Content)> Documents,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<byte[]> Leaves,
    IReadOnlyList<(long Size, string Note)> Checkpoints,
    long Records,
    Digest Inputs,
    PublicRecord? Record)
{
    // Terms are for reports: no page says them.
    private const string Terms = "terms/";

    /// <summary>Reads what is new.</summary>
    /// <param name="session">A transaction that reads.</param>
    /// <param name="known">The folder as it was left.</param>
    /// <param name="change">The changes of the database that the transaction sees.</param>
    /// <param name="naming">What the pages call the bureau and its inspectors.</param>
    public static FolderNews Read(Session session, FolderState known, long change, PublicationOptions naming)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        (string Path, byte[] Content)[] documents = [.. PublicFileStore.Since(session, known.Change).Where(f => !Has(known, f.File)).Select(f => (f.File.Path, f.Content))];
        LedgerEntry[] entries = [.. ledger.EntriesFrom(known.Entries)];
        Digest inputs = PageInputs.Mark(session);
        bool isAnything = inputs != known.Inputs || documents.Any(d => !d.Path.StartsWith(Terms, StringComparison.Ordinal)) || !known.Record.CanTake(entries);
        return new FolderNews(
            ledger,
            change,
            documents,
            entries,
            [.. LedgerStore.LeavesFrom(session, known.Entries)],
            LedgerStore.CheckpointsAfter(session, known.HeadSize),
            CreditStore.Count(session),
            inputs,
            isAnything ? PublicRecord.Read(session, ledger, naming) : null);
    }

    /// <summary>False when the folder has everything.</summary>
    public bool IsAny(FolderState known) => Documents.Count + Entries.Count + Checkpoints.Count > 0 || Records != known.Records || Inputs != known.Inputs;

    private static bool Has(FolderState known, PublicFile file) =>
        known.Documents.Files.TryGetValue(file.Path, out WrittenFile? written) && written.Digest == file.Digest.ToString() && written.Length == file.Length;
}
