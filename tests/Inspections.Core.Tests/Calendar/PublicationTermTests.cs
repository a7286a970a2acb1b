using System.Globalization;
using System.Text;
using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Calendar;

public sealed class PublicationTermTests
{
    // May Day of 2026: Friday 1 to Tuesday 5 are off, Saturday 9 is worked.
    private static readonly WorkingDayCalendar Days = new(
        "by hand 1", [2026], [.. Enumerable.Range(1, 5).Select(d => new DateOnly(2026, 5, d))], [new DateOnly(2026, 5, 9)]);

    private static readonly PublicationTerm Term = new(Days, 20);

    // Visited on Monday 2026-04-20, public by Wednesday 2026-05-20: the holidays of May lie between.
    [Theory]
    [InlineData("2026-05-20T23:59:59+08:00", false)]
    [InlineData("2026-05-21T00:00:00+08:00", true)]
    public void A_result_is_late_on_the_day_after_its_last(string published, bool late) =>
        Assert.Equal(late, Term.IsLate(new DateOnly(2026, 4, 20), DateTimeOffset.Parse(published, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_term_that_reaches_a_year_without_data_is_provisional_and_no_exception()
    {
        Assert.False(Term.LastDay(new DateOnly(2026, 11, 20)).Provisional);
        Assert.Equal(new WorkingDay(new DateOnly(2027, 1, 18), Provisional: true), Term.LastDay(new DateOnly(2026, 12, 21)));
    }

    [Fact]
    public void What_is_published_of_a_year_is_read_back_and_has_its_days_and_those_of_the_next_alone()
    {
        PublicationTerm read = PublicationTerm.FromJson(CanonicalJson.Parse(CanonicalJson.Write(Term.ToJson())));
        Assert.Equal(CanonicalJson.Write(Term.ToJson()), CanonicalJson.Write(read.ToJson()));
        Assert.Equal(Term.LastDay(new DateOnly(2026, 4, 20)), read.LastDay(new DateOnly(2026, 4, 20)));
        Assert.True(Term.Of(2025).Calendar.IsKnown(2026));
        Assert.False(Term.Of(2027).Calendar.IsKnown(2026));
        Assert.Equal("by hand 1", Term.Of(2027).Calendar.Version);
    }

    [Theory]
    [InlineData("{\"calendar\":{\"holidays\":[],\"version\":\"1\",\"workdays\":[],\"years\":[26]},\"workingDays\":20}")]
    [InlineData("{\"calendar\":{\"holidays\":[\"2026-02-30\"],\"version\":\"1\",\"workdays\":[],\"years\":[]},\"workingDays\":20}")]
    [InlineData("{\"calendar\":{\"holidays\":[],\"version\":\"1\",\"workdays\":[],\"years\":[]},\"workingDays\":0}")]
    public void What_is_no_term_is_refused(string text) =>
        Assert.Throws<ProtocolFormatException>(() => PublicationTerm.FromJson(CanonicalJson.Parse(Encoding.UTF8.GetBytes(text))));
}
