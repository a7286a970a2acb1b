using Inspections.Worker.Files;
using Xunit;

namespace Inspections.Worker.Tests.Files;

/// <summary>A moment as people read it.</summary>
public sealed class MomentTextTests
{
    [Theory]
    [InlineData("2026-03-31T23:59:59+00:00", "2026-04-01 07:59")]
    [InlineData("2026-01-01T00:00:00+08:00", "2026-01-01 00:00")]
    public void A_moment_is_the_day_and_the_minute_in_Beijing_wherever_it_was_noted(string moment, string text) =>
        Assert.Equal(text, MomentText.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));
}
