using Inspections.Core.Encodings;

namespace Inspections.Core.Ledger;

/// <summary>
/// How the times of a ledger's entries stand to a clock (protocol section 10: they never decrease). Who writes a ledger and who
/// verifies it ask the same rules.
/// </summary>
public static class LedgerTime
{
    /// <summary>
    /// How far the last entry may be ahead of the clock of whoever goes on: as far as the clocks of machines that share a ledger may
    /// differ, five minutes. Further ahead, an entry was made by a wrong clock, or the clock is wrong now.
    /// </summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    /// <summary>The time that an entry gets: now, to the second in UTC+8, or that of the last entry if it is later.</summary>
    /// <param name="last">Time of the ledger's last entry; null for an empty ledger.</param>
    /// <param name="now">What the clock says.</param>
    public static DateTimeOffset Of(DateTimeOffset? last, DateTimeOffset now) =>
        last is DateTimeOffset earlier && BeijingTime.Of(now) < earlier ? earlier : BeijingTime.Of(now);

    /// <summary>True when the last entry is further ahead of the clock than <see cref="MostAhead"/>: nothing may be entered until the clock comes near it.</summary>
    /// <param name="last">Time of the ledger's last entry; null for an empty ledger.</param>
    /// <param name="now">What the clock says.</param>
    public static bool IsAhead(DateTimeOffset? last, DateTimeOffset now) => last - now > MostAhead;

    /// <summary>True when a commitment is older than its draw (protocol section 3): one whose entry is not proves nothing, and fails for ever.</summary>
    /// <param name="entered">Time of the commitment's entry.</param>
    /// <param name="drawAt">The draw's time.</param>
    public static bool IsBeforeDraw(DateTimeOffset entered, DateTimeOffset drawAt) => entered < drawAt;
}
