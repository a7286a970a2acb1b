using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Staffing;

/// <summary>A <c>substitution</c> or <c>named</c> entry, and from where on it holds: what was sealed holds from its seal (protocol section 10).</summary>
/// <param name="Since">The entry, or its seal.</param>
/// <param name="Day">The day of that.</param>
/// <param name="Index">The entry that says it in the open; that of the seal while there is none.</param>
/// <param name="Body">What it says.</param>
public sealed record TeamEntry(long Since, DateOnly Day, long Index, EntryBody Body)
{
    /// <summary>The changes of teams among entries, in the order in which they hold.</summary>
    /// <param name="entries">Entries of the ledger, and what is sealed still as if its seal said it.</param>
    /// <param name="entryAt">The ledger's entry at an index.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> or <paramref name="entryAt"/> is null.</exception>
    public static IReadOnlyList<TeamEntry> AllOf(IEnumerable<LedgerEntry> entries, Func<long, LedgerEntry> entryAt)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(entryAt);
        return [.. entries.Where(e => e.Body is NamedBody or SubstitutionBody).Select(Read).OrderBy(c => c.Since)];

        TeamEntry Read(LedgerEntry entry)
        {
            // A seal that is no earlier entry is a fault of the ledger, said there.
            long since = BindingRecusal.SinceOf(entry);
            LedgerEntry seal = since < entry.Index ? entryAt(since) : entry;
            return new TeamEntry(since, BeijingTime.DateOf(seal.At), entry.Index, entry.Body);
        }
    }

    /// <summary>The drawn firm whose team changes.</summary>
    public Identifier Firm => Body is NamedBody named ? named.Firm : ((SubstitutionBody)Body).Firm;
}
