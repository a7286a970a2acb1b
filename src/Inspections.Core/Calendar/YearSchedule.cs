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

/// <summary>
/// Spreads a sector's rounds over the working days of a year: as many windows of equal length as rounds, and in each a
/// day drawn at random when the plan is made, so that nobody can learn the rhythm. Days that are set apart for the rounds take the place of
/// equal parts.
/// </summary>
public static class YearSchedule
{
    /// <summary>
    /// The dates of the rounds that fit; fewer than asked for when the days do not suffice. Where no last day is given, draws end with November, so that visits and reviews
    /// follow in the year; if the rounds do not fit so, with the year: late rounds are better than none.
    /// </summary>
    /// <param name="sector">The sector, by whose name its days differ from every other's.</param>
    /// <param name="first">Number of the first round to plan, 1 where none was planned before.</param>
    /// <param name="rounds">The year's rounds, those before <paramref name="first"/> among them.</param>
    /// <param name="request">What else the dates follow from.</param>
    /// <exception cref="UnknownYearException">The year was not announced, and weekdays may not be assumed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public static IReadOnlyList<RoundDates> Of(SectorCode sector, int first, int rounds, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int wanted = int.Max(0, rounds - first + 1);
        if (FitsWindows(sector, first, rounds, request))
        {
            return [.. request.Windows[sector].Skip(first - 1).Select((w, n) => On(sector, first + n, DaysOf(w, request), request))];
        }

        IReadOnlyList<DateOnly> days = DaysUntil(request, request.LastDraw ?? new DateOnly(request.Year, 11, 30));
        if (request.LastDraw is null && Fitting(days, request) < wanted)
        {
            days = DaysUntil(request, new DateOnly(request.Year, 12, 31));
        }

        int fitting = int.Min(wanted, Fitting(days, request));
        return [.. Enumerable.Range(0, fitting).Select(w =>
        {
            int from = w * days.Count / fitting, to = (w + 1) * days.Count / fitting;
            return On(sector, first + w, [.. days.Skip(from).Take(to - from)], request);
        })];
    }

    /// <summary>True when days are set apart for a sector's rounds, one window a round, in order, and the rounds to come fit into them.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="first">Number of the first round to plan, 1 where none was planned before.</param>
    /// <param name="rounds">The year's rounds, those before <paramref name="first"/> among them.</param>
    /// <param name="request">What else the dates follow from.</param>
    /// <exception cref="UnknownYearException">The year was not announced, and weekdays may not be assumed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    public static bool FitsWindows(SectorCode sector, int first, int rounds, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Windows.TryGetValue(sector, out IReadOnlyList<(DateOnly First, DateOnly Last)>? windows)
            && windows.Count == rounds
            && windows.Zip(windows.Skip(1)).All(w => w.First.Last < w.Second.First)
            && windows.Skip(first - 1).All(w => Fitting(DaysOf(w, request), request) > 0);
    }

    /// <summary>A time of a day in Beijing.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), BeijingTime.Offset);

    /// <summary>A number below <paramref name="n"/> that follows from secret and label; uniform, as values in the last, incomplete multiple of n are thrown away.</summary>
    /// <param name="secret">What is drawn with.</param>
    /// <param name="label">What is drawn, in ASCII.</param>
    /// <param name="n">How many numbers there are, 1 or more.</param>
    internal static int Pick(Digest secret, string label, int n)
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

    // A day of some, with its lead before it among them.
    private static RoundDates On(SectorCode sector, int round, IReadOnlyList<DateOnly> days, PlanRequest request)
    {
        int drawOn = request.Lead + Pick(request.Secret, FormattableString.Invariant($"{sector}/{days[0].Year}/{round}"), days.Count - request.Lead);
        return new RoundDates(
            round,
            days[0],
            days[^1],
            At(days[drawOn - request.Lead], request.Time),
            At(days[drawOn], request.Time),
            !request.Calendar.IsKnown(days[0].Year));
    }

    private static IReadOnlyList<DateOnly> DaysOf((DateOnly First, DateOnly Last) window, PlanRequest request)
    {
        DateOnly first = request.From is { } from && from > window.First ? from : window.First;
        return first > window.Last ? [] : request.Calendar.Between(first, window.Last, request.AssumeWeekdays);
    }

    private static IReadOnlyList<DateOnly> DaysUntil(PlanRequest request, DateOnly last)
    {
        DateOnly first = new(request.Year, 1, 1);
        return request.Calendar.Between(request.From is { } from && from > first ? from : first, last, request.AssumeWeekdays);
    }

    // A window needs its lead and one day to draw on.
    private static int Fitting(IReadOnlyList<DateOnly> days, PlanRequest request) => days.Count / (request.Lead + 1);
}
