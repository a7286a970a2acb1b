using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Calendar;

/// <summary>Days as the State Council announced them for the spring of 2026; any other year is unknown.</summary>
internal static class Spring
{
    public static readonly WorkingDayCalendar Calendar = new(
        "spring 2026",
        [2026],
        Enumerable.Range(15, 9).Select(d => new DateOnly(2026, 2, d)),
        [new DateOnly(2026, 2, 14), new DateOnly(2026, 2, 28)]);

    public static DateOnly Day(int month, int day) => new(2026, month, day);
}

public sealed class WorkingDayCalendarTests
{
    [Theory]
    [InlineData(2, 13, true)]
    [InlineData(2, 14, true)] // A Saturday that is worked.
    [InlineData(2, 16, false)] // A Monday off.
    [InlineData(2, 21, false)]
    [InlineData(2, 24, true)]
    [InlineData(2, 28, true)]
    [InlineData(3, 1, false)]
    public void A_day_is_worked_as_announced(int month, int day, bool expected) => Assert.Equal(expected, Spring.Calendar.IsWorkingDay(Spring.Day(month, day)));

    [Fact]
    public void Days_are_counted_over_holidays_in_both_directions()
    {
        Assert.Equal(new WorkingDay(Spring.Day(2, 24), false), Spring.Calendar.Add(Spring.Day(2, 14), 1));
        Assert.Equal(new WorkingDay(Spring.Day(2, 14), false), Spring.Calendar.Add(Spring.Day(2, 24), -1));
        Assert.Equal(new WorkingDay(Spring.Day(2, 21), false), Spring.Calendar.Add(Spring.Day(2, 21), 0));
        Assert.Equal([Spring.Day(2, 13), Spring.Day(2, 14), Spring.Day(2, 24)], Spring.Calendar.Between(Spring.Day(2, 13), Spring.Day(2, 24)));
        Assert.Empty(Spring.Calendar.Between(Spring.Day(2, 24), Spring.Day(2, 13)));
    }

    [Fact]
    public void A_year_that_was_not_announced_is_refused_or_provisional()
    {
        var late = new DateOnly(2026, 12, 31);
        Assert.False(Spring.Calendar.IsKnown(2027));
        Assert.Throws<UnknownYearException>(() => Spring.Calendar.Add(late, 1));
        Assert.Equal(new WorkingDay(new DateOnly(2027, 1, 1), true), Spring.Calendar.Add(late, 1, assumeWeekdays: true));
    }

    [Fact]
    public void Some_years_of_it_are_written_and_read_again()
    {
        WorkingDayCalendar read = WorkingDayCalendar.FromJson(Spring.Calendar.ToJson());
        Assert.Equal(CanonicalJson.Write(Spring.Calendar.ToJson()), CanonicalJson.Write(read.ToJson()));
        Assert.Equal("spring 2026", read.Version);
        Assert.False(Spring.Calendar.Of(2027, 2028).IsKnown(2026));
        Assert.Throws<ProtocolFormatException>(() => WorkingDayCalendar.FromJson(Json.Object(("version", "x"))));
    }
}

public sealed class WorkingDayTests
{
    /// <summary>Once the way led through an unknown year, what is found is provisional, in whichever year it lies.</summary>
    [Fact]
    public void A_day_that_was_counted_through_an_unknown_year_is_provisional() =>
        Assert.True(Spring.Calendar.Add(new DateOnly(2025, 12, 31), 2, assumeWeekdays: true).Provisional);
}

public sealed class UnknownYearExceptionTests
{
    [Fact]
    public void It_names_the_year_in_both_languages()
    {
        var error = new UnknownYearException(2031);
        Assert.Equal(2031, error.Year);
        Assert.Contains("2031 年", error.Message, StringComparison.Ordinal);
        Assert.Contains("holidays of 2031", error.Message, StringComparison.Ordinal);
    }
}

public sealed class RoundDaysTests
{
    private static readonly RoundDays Days = new(Spring.Calendar, 3, new TimeOnly(10, 0), assumeWeekdays: false);

    [Fact]
    public void The_earliest_draw_follows_its_commitment_by_the_lead()
    {
        RoundTimes times = Days.Earliest(Spring.Day(2, 12), Spring.Day(3, 31))!.Value;
        Assert.Equal((YearSchedule.At(Spring.Day(2, 12), new TimeOnly(10, 0)), YearSchedule.At(Spring.Day(2, 24), new TimeOnly(10, 0)), false), (times.CommitAt, times.DrawAt, times.Provisional));
    }

    [Fact]
    public void Between_days_that_are_too_few_there_is_none()
    {
        Assert.Null(Days.Earliest(Spring.Day(2, 12), Spring.Day(2, 23)));
        Assert.Null(Days.AtRandom(Spring.Day(2, 12), Spring.Day(2, 23), Digest.Of([1]), "x"));
    }

    [Fact]
    public void A_day_at_random_follows_from_its_secret_and_stays_between_the_days()
    {
        RoundTimes[] times = [.. Enumerable.Range(0, 50).Select(n => Days.AtRandom(Spring.Day(3, 2), Spring.Day(3, 31), Digest.Of([(byte)n]), "x")!.Value)];
        Each.Of(times, t => Assert.InRange(BeijingTime.DateOf(t.DrawAt), Spring.Day(3, 5), Spring.Day(3, 31)));
        Assert.True(times.Distinct().Count() > 5);
        Assert.Equal(times[0], Days.AtRandom(Spring.Day(3, 2), Spring.Day(3, 31), Digest.Of([0]), "x"));
    }

    [Fact]
    public void A_lead_fits_when_enough_working_days_are_left()
    {
        Assert.True(Days.LeadFits(Spring.Day(2, 12), Spring.Day(2, 24)));
        Assert.False(Days.LeadFits(Spring.Day(2, 13), Spring.Day(2, 24)));
    }
}

public sealed class RoundTimesTests
{
    [Fact]
    public void Times_in_a_year_without_data_are_provisional() => Assert.True(
        new RoundDays(Spring.Calendar, 3, new TimeOnly(10, 0), assumeWeekdays: true).Earliest(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 31))!.Value.Provisional);
}

public sealed class YearScheduleTests
{
    internal static IReadOnlyList<RoundDates> Plan(int rounds, DateOnly? last = null) => YearSchedule.Of(SectorCode.Parse("brokers"), 1, rounds, Request with { LastDraw = last });

    internal static PlanRequest Request => new() { Year = 2026, Calendar = Spring.Calendar, From = Spring.Day(1, 5), Secret = Digest.Of([7]) };

    [Fact]
    public void Draws_end_with_November_and_with_the_year_where_the_rounds_do_not_fit_so()
    {
        DateOnly november = Spring.Day(11, 30);
        Assert.True(Plan(4)[^1].WindowLast <= november);
        PlanRequest late = Request with { From = Spring.Day(11, 16) };
        Assert.True(YearSchedule.Of(SectorCode.Parse("brokers"), 1, 4, late)[^1].WindowLast > november);
        Assert.Equal(2, YearSchedule.Of(SectorCode.Parse("brokers"), 1, 4, late with { LastDraw = november }).Count);
    }

    [Fact]
    public void Rounds_are_drawn_in_the_days_that_are_set_apart_for_them_as_long_as_all_fit()
    {
        SectorCode sector = SectorCode.Parse("brokers");
        (DateOnly First, DateOnly Last)[] windows = [(Spring.Day(3, 1), Spring.Day(3, 31)), (Spring.Day(6, 1), Spring.Day(6, 15)), (Spring.Day(12, 1), Spring.Day(12, 20))];
        PlanRequest request = Request with { Windows = new Dictionary<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>> { [sector] = windows } };
        IReadOnlyList<RoundDates> dates = YearSchedule.Of(sector, 1, 3, request);
        Assert.Equal([1, 2, 3], dates.Select(d => d.Round));
        Each.Of(dates.Zip(windows), d =>
        {
            Assert.True(d.Second.First <= d.First.WindowFirst && d.First.WindowLast <= d.Second.Last);
            Assert.InRange(BeijingTime.DateOf(d.First.CommitAt), d.Second.First, d.Second.Last);
            Assert.InRange(BeijingTime.DateOf(d.First.DrawAt), d.Second.First, d.Second.Last);
        });
        Assert.Equal([2, 3], YearSchedule.Of(sector, 2, 3, request).Select(d => d.Round));

        // Another number of rounds, windows out of order, one that is over or too short: the rounds are spread evenly.
        Assert.False(YearSchedule.FitsWindows(sector, 1, 4, request));
        Assert.False(YearSchedule.FitsWindows(sector, 1, 3, request with { From = Spring.Day(4, 1) }));
        Assert.False(YearSchedule.FitsWindows(sector, 1, 3, request with { Lead = 12 }));
        Assert.False(YearSchedule.FitsWindows(sector, 1, 3, request with { Windows = new Dictionary<SectorCode, IReadOnlyList<(DateOnly First, DateOnly Last)>> { [sector] = [.. windows.Reverse()] } }));
        Assert.Equal(YearSchedule.Of(sector, 1, 4, Request), YearSchedule.Of(sector, 1, 4, request));
        Assert.Equal(YearSchedule.Of(SectorCode.Parse("agents"), 1, 3, Request), YearSchedule.Of(SectorCode.Parse("agents"), 1, 3, request));
    }

    [Fact]
    public void Fewer_days_than_rounds_need_give_fewer_rounds()
    {
        Assert.Equal(2, Plan(3, Spring.Day(1, 15)).Count);
        Assert.Empty(Plan(3, Spring.Day(1, 6)));
    }

    [Fact]
    public void A_year_is_planned_from_its_next_round_on()
    {
        Assert.Equal([3, 4], YearSchedule.Of(SectorCode.Parse("brokers"), 3, 4, Request).Select(d => d.Round));
        Assert.Empty(YearSchedule.Of(SectorCode.Parse("brokers"), 6, 4, Request));
    }

    [Fact]
    public void Rounds_are_spread_over_windows_that_follow_one_another()
    {
        IReadOnlyList<RoundDates> dates = Plan(4);
        Assert.Equal([1, 2, 3, 4], dates.Select(d => d.Round));
        Each.Of(dates.Zip(dates.Skip(1)), p => Assert.True(p.First.WindowLast < p.Second.WindowFirst && p.First.DrawAt < p.Second.CommitAt));
    }

    [Fact]
    public void A_number_below_n_follows_from_secret_and_label()
    {
        int[] picked = [.. Enumerable.Range(0, 300).Select(n => YearSchedule.Pick(Digest.Of([1]), $"label{n}", 7))];
        Assert.Equal(Enumerable.Range(0, 7), picked.Distinct().Order());
        Assert.Equal(picked[5], YearSchedule.Pick(Digest.Of([1]), "label5", 7));
        Assert.Equal(0, YearSchedule.Pick(Digest.Of([1]), "x", 1));
    }

    [Fact]
    public void A_time_of_a_day_is_Beijings() => Assert.Equal("2026-03-02T10:00:00+08:00", BeijingTime.Format(YearSchedule.At(Spring.Day(3, 2), new TimeOnly(10, 0))));
}

public sealed class RoundDatesTests
{
    [Fact]
    public void A_draw_lies_in_its_window_and_its_commitment_the_lead_before_it() => Each.Of(YearScheduleTests.Plan(4), d =>
    {
        Assert.InRange(BeijingTime.DateOf(d.DrawAt), d.WindowFirst, d.WindowLast);
        Assert.Equal(3, Spring.Calendar.Between(BeijingTime.DateOf(d.CommitAt).AddDays(1), BeijingTime.DateOf(d.DrawAt)).Count);
        Assert.False(d.Provisional);
    });
}
