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
    public void A_date_is_read_in_every_spelling(string text) => Assert.Equal(new DateOnly(2020, 1, 2), Dates.Find(text));

    [Theory]
    [InlineData("2020-02-30")]
    [InlineData("1/2/2020")]
    [InlineData("20-1-2")]
    [InlineData("2020-01-02 08:30:00")]
    [InlineData("43832")]
    [InlineData("2020年")]
    public void Anything_else_is_no_date(string text) => Assert.Null(Dates.Find(text));
}
