using System.Buffers.Binary;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Calendar;

/// <summary>When one round of a year is committed to and drawn.</summary>
/// <param name="Round">Its number in the year, from 1.</param>
/// <param name="WindowFirst">First day of the part of the year that the round has for itself.</param>
/// <param name="WindowLast">Last day of it.</param>
/// <param name="CommitAt">When its commitment is due.</param>
/// <param name="DrawAt">When it is drawn.</param>
/// <param name="Provisional">True when its days were assumed, in a year without data.</param>
public sealed record RoundDates(int Round, DateOnly WindowFirst, DateOnly WindowLast, DateTimeOffset CommitAt, DateTimeOffset DrawAt, bool Provisional);

/// <summary>What a year's dates follow from.</summary>
public sealed record ScheduleInputs
{
    /// <summary>First day on which anything may happen.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day on which a draw may fall.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Number of the first round to plan.</summary>
    public required int FirstRound { get; init; }

    /// <summary>The year's rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Working days between commitment and draw.</summary>
    public required int Lead { get; init; }

    /// <summary>Beijing time of commitments and draws.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>True when Monday to Friday may be assumed in an unknown year.</summary>
    public required bool AssumeWeekdays { get; init; }

    /// <summary>What the days are drawn with.</summary>
    public required Digest Secret { get; init; }
}

/// <summary>
/// Spreads a sector's rounds over the working days of a year: as many windows of equal length as rounds, and in each a
/// day drawn at random when the plan is made, so that nobody can learn the rhythm.
/// </summary>
public static class YearSchedule
{
    /// <summary>The dates of the rounds that fit; fewer than asked for when the days do not suffice.</summary>
    /// <param name="sector">The sector, by whose name its days differ from every other's.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="inputs">What else the dates follow from.</param>
    /// <exception cref="UnknownYearException">The year was not announced, and weekdays may not be assumed.</exception>
    public static IReadOnlyList<RoundDates> Of(SectorCode sector, WorkingDayCalendar calendar, ScheduleInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(inputs);
        IReadOnlyList<DateOnly> days = calendar.Between(inputs.First, inputs.Last, inputs.AssumeWeekdays);

        // A window needs its lead and one day to draw on.
        int wanted = inputs.Rounds - inputs.FirstRound + 1;
        int fitting = int.Min(wanted, days.Count / (inputs.Lead + 1));
        return [.. Enumerable.Range(0, fitting).Select(w =>
        {
            int from = w * days.Count / fitting, to = (w + 1) * days.Count / fitting;
            int round = inputs.FirstRound + w;
            int drawOn = from + inputs.Lead + Pick(inputs.Secret, FormattableString.Invariant($"{sector}/{days[from].Year}/{round}"), to - from - inputs.Lead);
            return new RoundDates(
                round,
                days[from],
                days[to - 1],
                At(days[drawOn - inputs.Lead], inputs.Time),
                At(days[drawOn], inputs.Time),
                !calendar.IsKnown(days[from].Year));
        })];
    }

    /// <summary>A time of a day in Beijing.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), BeijingTime.Offset);

    /// <summary>A number below <paramref name="n"/> that follows from secret and label; uniform, as values in the last, incomplete multiple of n are thrown away.</summary>
    /// <param name="secret">What is drawn with.</param>
    /// <param name="label">What is drawn, in ASCII.</param>
    /// <param name="n">How many numbers there are, 1 or more.</param>
    public static int Pick(Digest secret, string label, int n)
    {
        for (int attempt = 0; ; attempt++)
        {
            byte[] mac = HashSuite.Mac(secret.ToArray(), Encoding.ASCII.GetBytes(FormattableString.Invariant($"{label}/{attempt}")));
            ulong value = BinaryPrimitives.ReadUInt64BigEndian(mac);
            if (value < ulong.MaxValue - (ulong.MaxValue % (ulong)n))
            {
                return (int)(value % (ulong)n);
            }
        }
    }
}
