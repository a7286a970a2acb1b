using Inspections.Core.Directories;

namespace Inspections.Core.Ledger.Entries;

/// <summary>The entries of a ledger by place, kind and draw, as whoever writes it sees them: in memory, or in a transaction of a database.</summary>
public interface ILedgerEntries
{
    /// <summary>How many entries there are.</summary>
    int Size { get; }

    /// <summary>How many of them, from the first, nothing can undo any more: in a transaction, those that were committed before it.</summary>
    int Settled { get; }

    /// <summary>Root and size of the log over them.</summary>
    TreeHead Head { get; }

    /// <summary>Root of the log over the first <paramref name="size"/> of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    TreeHead HeadAt(long size);

    /// <summary>The entry at an index below <see cref="Size"/>.</summary>
    LedgerEntry EntryAt(long index);

    /// <summary>The entries of one kind of body, in order.</summary>
    /// <param name="skip">How many of them to leave out, from the first.</param>
    IEnumerable<LedgerEntry> EntriesOf<T>(int skip = 0)
        where T : EntryBody;

    /// <summary>How many entries there are of one kind of body.</summary>
    int CountOf<T>()
        where T : EntryBody;

    /// <summary>The entries that name a draw, in order.</summary>
    IEnumerable<LedgerEntry> About(DrawId draw);

    /// <summary>The entries of one kind of body that name a draw, in order.</summary>
    IEnumerable<LedgerEntry> EntriesOf<T>(DrawId draw)
        where T : EntryBody;

    /// <summary>The entries that name a record, its versions and reviews, in order.</summary>
    IEnumerable<LedgerEntry> About(Label record);
}
