using System.Text.Json.Serialization;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>Where a year stands (protocol section 9).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YearState>))]
public enum YearState
{
    /// <summary>Its last day has not passed, and the ledger has not closed it.</summary>
    Open = 1,

    /// <summary>Its last day has passed and the ledger has not closed it: what was committed to is brought to its end, nothing new begins.</summary>
    Over,

    /// <summary>The ledger has its <c>closed</c> entry.</summary>
    Closed,
}

/// <summary>What may be entered about a year or one of its draws.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YearEntry>))]
public enum YearEntry
{
    /// <summary>Rounds are put on the schedule, or moved.</summary>
    Plan = 1,

    /// <summary>A round is committed to, or entered as infeasible.</summary>
    Commitment,

    /// <summary>A random value, a receipt or a disclosure.</summary>
    Draw,

    /// <summary>A commitment ends without a draw.</summary>
    Void,

    /// <summary>An inspector is substituted, or a team named.</summary>
    TeamChange,

    /// <summary>Two visits of a firm become one.</summary>
    JointVisit,

    /// <summary>Somebody must stay away from a firm in the year's draws.</summary>
    Recusal,

    /// <summary>The result of a drawn firm that has none.</summary>
    Result,

    /// <summary>A later version of a result that is public.</summary>
    Correction,

    /// <summary>The version that takes a public result back.</summary>
    Withdrawal,

    /// <summary>A step of the review of a result.</summary>
    Review,

    /// <summary>An inspection outside the draws, by the day it took place.</summary>
    OtherVisit,

    /// <summary>The year's end.</summary>
    Closing,
}

/// <summary>What the state of a year allows: the one rule that everybody asks who enters something about a year (protocol section 9, "A closed year").</summary>
public static class YearRule
{
    // What begins something belongs into the year itself: a draw's time is in its year.
    private static readonly HashSet<YearEntry> Beginnings = [YearEntry.Plan, YearEntry.Commitment, YearEntry.Recusal];

    // What was found may still be said and put right; it changes no figure of the year. An inspection outside the draws is about
    // no draw: it counts by its day in whatever is committed to later.
    private static readonly HashSet<YearEntry> AfterClosing =
        [YearEntry.Result, YearEntry.Correction, YearEntry.Withdrawal, YearEntry.Review, YearEntry.OtherVisit];

    /// <summary>Where a year stands.</summary>
    /// <param name="entries">The ledger's entries.</param>
    /// <param name="year">The year.</param>
    /// <param name="today">Today, in Beijing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    public static YearState StateOf(IEnumerable<EntryBody> entries, int year, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.OfType<ClosedBody>().Any(c => c.Year == year) ? YearState.Closed : year < today.Year ? YearState.Over : YearState.Open;
    }

    /// <summary>True when an entry of a kind may be made while the year is in a state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the three states.</exception>
    public static bool Takes(this YearState state, YearEntry entry) => state switch
    {
        YearState.Open => true,
        YearState.Over => !Beginnings.Contains(entry),
        YearState.Closed => AfterClosing.Contains(entry),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "not the state of a year"),
    };
}
