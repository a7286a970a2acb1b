using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Archives;

/// <summary>A published ledger from its first entry to the closing of a year, or to now while the year is open.</summary>
internal sealed class ArchivedLedger
{
    private readonly HashSet<DrawId> _drawn;
    private readonly HashSet<(DrawId Draw, Label Source)> _values;

    private ArchivedLedger(IReadOnlyList<byte[]> leaves, IReadOnlyList<LedgerEntry> entries, Checkpoint checkpoint, bool isClosed)
    {
        (Leaves, Entries, Checkpoint, IsClosed) = (leaves, entries, checkpoint, isClosed);
        _drawn = [.. Bodies<ReceiptBody>().Select(r => r.Draw)];
        _values = [.. Bodies<ValueBody>().Select(v => (v.Draw, v.Name))];
    }

    public IReadOnlyList<byte[]> Leaves { get; }

    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>The signed head it ends with.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>True when the year's closing is in it.</summary>
    public bool IsClosed { get; }

    public IEnumerable<T> Bodies<T>()
        where T : EntryBody => Entries.Select(e => e.Body).OfType<T>();

    /// <summary>Reads the ledger of a published folder, which may grow meanwhile.</summary>
    /// <exception cref="UserErrorException">There is none, or it has no draw of the year.</exception>
    public static ArchivedLedger Read(IPublishedFiles files, int year)
    {
        // The checkpoint first: all that it speaks of stands there.
        Checkpoint latest = Note(files, PublicLayout.Checkpoint) ?? throw ArchiveRefusals.NoLedger.Error();
        byte[][] leaves = [.. JsonLines.Split(files.TryRead(PublicLayout.Entries) ?? []).Take((int)latest.Head.Size)];
        LedgerEntry[] entries = [.. JsonLines.Read(leaves, LedgerEntry.FromJson)];
        if (!entries.Any(e => e.Body is CommitmentBody c && c.Draw.Year == year))
        {
            throw ArchiveRefusals.NoDraw.Error(year);
        }

        int closing = Array.FindIndex(entries, e => e.Body is ClosedBody c && c.Year == year);
        Checkpoint end = closing < 0 ? latest : Enumerable.Range(closing + 1, entries.Length - closing)
            .Select(size => Note(files, PublicLayout.CheckpointAt(size))).First(c => c is not null)!;
        int size = (int)end.Head.Size;
        return new ArchivedLedger([.. leaves.Take(size)], [.. entries.Take(size)], end, closing >= 0);
    }

    /// <summary>True when everything that the draw's receipt follows from is public by its end.</summary>
    public bool IsDisclosed(Commitment commitment) =>
        _drawn.Contains(commitment.Draw) && commitment.Sources.All(s => _values.Contains((commitment.Draw, s.Name)));

    private static Checkpoint? Note(IPublishedFiles files, string path) =>
        files.TryRead(path) is byte[] note ? Checkpoint.Parse(SignedNote.Parse(note).Text) : null;
}
