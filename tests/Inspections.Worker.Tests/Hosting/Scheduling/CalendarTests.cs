using System.Globalization;
using FsCheck.Xunit;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Scheduling;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Scheduling;

public sealed class CalendarTests
{
    private static readonly WorkingDayCalendar BuiltIn = CalendarFile.Open(null);

    [Theory]
    [InlineData("2020-01-10", "2020-02-14")]
    [InlineData("2020-09-14", "2020-10-16")]
    [InlineData("2024-02-01", "2024-03-05")]
    [InlineData("2025-01-10", "2025-02-13")]
    [InlineData("2025-09-15", "2025-10-17")]
    [InlineData("2026-02-02", "2026-03-06")]
    [InlineData("2026-04-20", "2026-05-20")]
    [InlineData("2026-09-14", "2026-10-16")]
    public void Twenty_working_days_later_is_the_known_day(string start, string end) =>
        Assert.Equal(new WorkingDay(Date(end), Provisional: false), BuiltIn.Add(Date(start), 20));

    [Fact]
    public void A_make_up_Saturday_is_a_working_day_and_a_holiday_is_not()
    {
        Assert.True(BuiltIn.IsWorkingDay(Date("2026-02-14")));
        Assert.False(BuiltIn.IsWorkingDay(Date("2026-02-17")));
    }

    [Fact]
    public void An_unknown_year_is_never_silently_Monday_to_Friday()
    {
        Assert.Throws<UnknownYearException>(() => BuiltIn.IsWorkingDay(Date("2031-03-03")));
        Assert.True(BuiltIn.Add(Date("2031-03-03"), 5, assumeWeekdays: true).Provisional);
        Assert.True(BuiltIn.Add(Date("2026-12-25"), 10, assumeWeekdays: true).Provisional);
    }

    [Theory]
    [InlineData("""{"source":"s","version":"1","years":{"2031":{"holidays":["02-30"]}}}""", "02-30")]
    [InlineData("""{"source":"s","version":"1","years":{"2031":{"workdays":["03-03"]}}}""", "03-03")]
    [InlineData("""{"source":"s","version":"1","years":{"31":{}}}""", "31")]
    [InlineData("not json", "not")]
    public void A_file_that_cannot_be_used_is_refused_by_its_value(string content, string named)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, content);
        UserErrorException error = Assert.Throws<UserErrorException>(() => CalendarFile.Open(file));
        File.Delete(file);
        Assert.True(error.Message.Contains(named, StringComparison.Ordinal) || error.Message.Contains("invalid", StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("""{"source":"notice","version":"2026-11","years":{"2027":{"holidays":["01-01"],"workdays":[]}}}""", true)]
    [InlineData("""{"source":"holiday-cn","version":"2026-08","years":{"2026":{"holidays":["10-01"]},"2027":{"holidays":[],"workdays":[]}}}""", false)]
    [InlineData("""{"$schema":"x","year":2027,"papers":[],"days":[{"name":"元旦","date":"2026-12-31","isOffDay":true},{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-02","isOffDay":false}]}""", true)]
    [InlineData("""{"holidays":{"2027-01-01":"New Year's Day,元旦,1","2027-10-01":"National Day,国庆节,3"},"workdays":{"2027-01-02":"元旦"},"inLieuDays":{}}""", true)]
    [InlineData("""{"holidays":{"2027-01-01":"New Year's Day,元旦,1"},"workdays":{},"inLieuDays":{}}""", false)]
    public void The_years_of_a_file_are_laid_over_the_built_in_ones_and_a_year_without_a_day_is_unknown(string content, bool knows2027)
    {
        using var scratch = new Scratch();
        WorkingDayCalendar calendar = CalendarFile.Open(scratch.Write("days.json", content));
        Assert.True(calendar.IsKnown(2025) && calendar.IsKnown(2026));
        Assert.False(calendar.IsWorkingDay(Date("2025-10-01")) || calendar.IsWorkingDay(Date("2026-10-01")));
        Assert.Equal(knows2027, calendar.IsKnown(2027));
    }

    [Fact]
    public async Task Days_that_are_imported_are_kept_beside_each_other_and_shown()
    {
        using var scratch = new Scratch();
        string data = scratch.At("bureau");
        string next = scratch.Write("2027.json", """{"year":2027,"days":[{"name":"元旦","date":"2026-12-31","isOffDay":true},{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-02","isOffDay":false}]}""");
        string later = scratch.Write("2028.json", """{"source":"notice","version":"1","years":{"2028":{"holidays":["01-03"],"workdays":[]}}}""");
        Assert.Equal(1, (await Scratch.RunAsync("calendar", "show", "2027", "--data", data)).Code);
        Assert.Equal(0, (await Scratch.RunAsync("calendar", "import", next, "--data", data)).Code);
        Assert.Equal(0, (await Scratch.RunAsync("calendar", "import", later, "--data", data)).Code);
        (int code, string output, _) = await Scratch.RunAsync("calendar", "show", "2027", "--data", data);
        Assert.Equal(0, code);
        Assert.Contains("days off：01-01", output, StringComparison.Ordinal);
        Assert.Contains("worked：01-02", output, StringComparison.Ordinal);
        WorkingDayCalendar calendar = CalendarFile.Open(Path.Combine(data, "calendar.json"));
        Assert.True(calendar.IsKnown(2028));
        Assert.False(calendar.IsWorkingDay(Date("2026-12-31")) || calendar.IsWorkingDay(Date("2026-10-01")));
    }

    [Fact]
    public async Task A_year_of_a_file_without_any_day_is_said_and_stays_unknown()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("data");
        string file = scratch.Write("days.json", """{"source":"notice","version":"1","years":{"2026":{"holidays":["10-01"]},"2040":{"holidays":[],"workdays":[]}}}""");
        (int code, string output, _) = await Scratch.RunAsync("calendar", "import", file, "--data", data, "--lang", "zh");
        Assert.Equal(0, code);
        Assert.Contains("2040 年在文件里一天也没有", output, StringComparison.Ordinal);
        Assert.Equal(1, (await Scratch.RunAsync("calendar", "show", "2040", "--data", data)).Code);
    }

    [Property(MaxTest = 200)]
    public bool Rounds_fall_on_working_days_inside_their_windows_one_after_the_other(byte rounds, byte lead, int secret, byte skip)
    {
        PlanRequest request = Some(1 + (lead % 5), secret) with { From = new DateOnly(2026, 1, 1).AddDays(skip) };
        IReadOnlyList<RoundDates> dates = YearSchedule.Of(SectorCode.Parse("s"), 1, 1 + (rounds % 12), request);
        return dates.All(d => BuiltIn.IsWorkingDay(BeijingTime.DateOf(d.DrawAt))
                && BuiltIn.Add(BeijingTime.DateOf(d.CommitAt), request.Lead).Date == BeijingTime.DateOf(d.DrawAt)
                && BeijingTime.DateOf(d.CommitAt) >= d.WindowFirst && BeijingTime.DateOf(d.DrawAt) <= d.WindowLast)
            && dates.Zip(dates.Skip(1)).All(p => p.First.WindowLast < p.Second.WindowFirst)
            && dates.Select(d => d.Round).SequenceEqual(Enumerable.Range(1, dates.Count));
    }

    [Fact]
    public void Another_secret_gives_other_days_and_the_same_one_the_same()
    {
        static string Days(int secret) => string.Join(' ', YearSchedule.Of(SectorCode.Parse("s"), 1, 4, Some(3, secret)).Select(d => d.DrawAt));
        Assert.Equal(Days(1), Days(1));
        Assert.NotEqual(Days(1), Days(2));
    }

    private static PlanRequest Some(int lead, int secret) => new()
    {
        Year = 2026,
        Calendar = BuiltIn,
        Lead = lead,
        Secret = Digest.Of(BitConverter.GetBytes(secret)),
    };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
