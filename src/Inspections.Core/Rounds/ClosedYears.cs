using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>
/// What the ledger still takes about years that are closed (protocol section 9): results that were missing, corrections and
/// withdrawals, with their seals and reviews. Advanced entry by entry by whoever writes and by whoever verifies.
/// </summary>
public sealed class ClosedYears
{
    private readonly Dictionary<int, long> _closed = [];

    /// <summary>The years closed so far, with the index of the entry.</summary>
    internal IReadOnlyDictionary<int, long> Closed => _closed;

    /// <summary>What a year's figures follow from: the entries before it was closed, or all of a year that is not.</summary>
    /// <param name="entries">The ledger's entries, in order.</param>
    /// <param name="year">The year.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    public static IEnumerable<EntryBody> UntilClosed(IEnumerable<EntryBody> entries, int year)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.TakeWhile(e => e is not ClosedBody closing || closing.Year != year);
    }

    /// <summary>Null when the next entry may say this, else what is expected.</summary>
    internal string? Refuse(EntryBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body is ClosedBody closing)
        {
            return _closed.ContainsKey(closing.Year) ? $"one closed entry of {closing.Year}" : null;
        }

        if (body is InfeasibleBody round && _closed.ContainsKey(round.Year))
        {
            return $"no infeasible round of {round.Year}, which is closed";
        }

        foreach (DrawId draw in body is ResultBody ? [] : EntrySubjects.DrawsOf(body))
        {
            if (_closed.ContainsKey(draw.Year))
            {
                return $"nothing but results of {draw}, whose year is closed";
            }
        }

        return null;
    }

    /// <summary>True when an entry is about a closed year: every verifier points it out.</summary>
    internal bool IsAbout(EntryBody body, out int year)
    {
        int?[] years = [.. EntrySubjects.DrawsOf(body).Select(d => (int?)d.Year), EntrySubjects.YearOf(body)];
        int? closed = years.FirstOrDefault(y => y is int known && _closed.ContainsKey(known));
        year = closed ?? 0;
        return closed is not null;
    }

    /// <summary>Takes note of the next entry.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="body">What it says.</param>
    internal void Add(long index, EntryBody body)
    {
        if (body is ClosedBody closing)
        {
            _closed.TryAdd(closing.Year, index);
        }
    }
}
