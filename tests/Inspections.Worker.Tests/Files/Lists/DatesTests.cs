using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class DatesTests
{
    [Theory]
    [InlineData("2020-01-02")]
    [InlineData("2020/1/2")]
    [InlineData("2020.1.2")]
    [InlineData("20200102")]
    [InlineData("2020年1月2日")]
    [InlineData("2020-01-02 00:00:00")]
    [InlineData("2020/1/2 0:00:00")]
    [InlineData("2020-01-02 08:30:00")]
    [InlineData("2020-01-02 00:00:00.0")]
    [InlineData("2020-01-02T00:00:00.000")]
    [InlineData("2020-01-02T00:00:00+08:00")]
    [InlineData("２０２０年１月２日")]
    [InlineData("2020年 1月 2日")]
    [InlineData("2020年1月2号")]
    public void A_date_is_read_in_every_spelling(string text) => Assert.Equal(new DateOnly(2020, 1, 2), Dates.Find(text));

    [Theory]
    [InlineData("2020-02-30")]
    [InlineData("1/2/2020")]
    [InlineData("20-1-2")]
    [InlineData("43832")]
    [InlineData("2020-01/02")]
    [InlineData("2020年")]
    public void Anything_else_is_no_date(string text) => Assert.Null(Dates.Find(text));

    [Theory]
    [InlineData("2023.5.1-2028.4.30", 2)]
    [InlineData("2023年5月1日至2028年4月30日", 2)]
    [InlineData("2023-05-01—2028-04-30", 2)]
    [InlineData("20230501-20280430", 2)]
    [InlineData("至2028年4月30日", 1)]
    public void The_days_of_a_validity_are_found(string text, int count)
    {
        IReadOnlyList<DateOnly> days = Dates.In(text);
        Assert.Equal(count, days.Count);
        Assert.Equal(new DateOnly(2028, 4, 30), days[^1]);
    }
}
