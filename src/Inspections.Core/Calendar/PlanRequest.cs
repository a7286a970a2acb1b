using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Calendar;

/// <summary>What a year is planned by, besides policy and directory.</summary>
public sealed record PlanRequest
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The working days.</summary>
    public required WorkingDayCalendar Calendar { get; init; }

    /// <summary>The first day on which anything may happen, where the year is planned while it goes on; 1 January unless given.</summary>
    public DateOnly? From { get; init; }

    /// <summary>What the days are drawn with, so that nobody can learn their rhythm: 32 random bytes, kept with the plan.</summary>
    public required Digest Secret { get; init; }

    /// <summary>Working days between commitment and draw; witnesses need 24 hours.</summary>
    public int Lead { get; init; } = 3;

    /// <summary>Beijing time of commitments and draws.</summary>
    public TimeOnly Time { get; init; } = new(10, 0);

    /// <summary>Working days after the draw in which the firms are visited.</summary>
    public int VisitWorkingDays { get; init; } = 20;

    /// <summary>The last day on which a draw may fall; visits and reviews follow it. Unless given, 30 November, and where the rounds do not fit so, 31 December.</summary>
    public DateOnly? LastDraw { get; init; }

    /// <summary>
    /// Per sector the days that are set apart for each of the year's rounds, first and last, in order. They count as long as there is one window a
    /// round and every round to come fits into its own; else, and for every other sector, the rounds are spread evenly.
    /// </summary>
    public IReadOnlyDictionary<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>> Windows { get; init => field = Fixed(value); } = Fixed([]);

    /// <summary>True when Monday to Friday may be taken for working days in a year without announced holidays.</summary>
    public bool AssumeWeekdays { get; init; }

    private static ValueMap<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>> Fixed(IEnumerable<KeyValuePair<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>>> windows) =>
        ValueMap<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>>.Of(
            windows.Select(w => KeyValuePair.Create<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>>(w.Key, ValueList<(DateOnly First, DateOnly Last)>.Of(w.Value))));
}
