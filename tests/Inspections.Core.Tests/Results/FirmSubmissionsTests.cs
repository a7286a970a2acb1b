using Inspections.Core.Directories;
using Inspections.Core.Results;
using Xunit;

namespace Inspections.Core.Tests.Results;

/// <summary>What a firm's submissions come to. One is written <c>record version state</c>, a withdrawal with a minus.</summary>
public sealed class FirmSubmissionsTests
{
    [Theory]
    [InlineData("", null, null, "new 1")]
    [InlineData("a 1 UnderReview", "a 1", "a 1", "a 1")]
    [InlineData("a 1 Returned", null, null, "a 1")]
    [InlineData("a 1 Replaced, a 1 UnderReview", "a 1", "a 1", "a 1")]
    [InlineData("a 1 Approved", "a 1", "a 1", "a 1")]
    [InlineData("a 1 Published", "a 1", "a 1", "a 2")]
    [InlineData("a 1 Published, a 2 UnderReview", "a 2", "a 1", "a 2")]
    [InlineData("a 1 Published, a 2 Returned", "a 1", "a 1", "a 2")]
    [InlineData("a 1 Published, a 2 GivenUp", "a 1", "a 1", "a 2")]
    [InlineData("a 1 Published, a 2 Published", "a 2", "a 1", "a 3")]
    [InlineData("a 1 Published, -a 2 UnderReview", "a 2", "a 1", "a 2")]
    [InlineData("a 1 Published, -a 2 Published", null, null, "new 1")]
    [InlineData("a 1 Published, -a 2 Published, b 1 Returned", null, null, "b 1")]
    [InlineData("a 1 Published, -a 2 Published, b 1 UnderReview", "b 1", "b 1", "b 1")]
    [InlineData("a 1 Published, -a 2 Published, b 1 Published", "b 1", "b 1", "b 2")]
    public void What_counts_is_the_last_that_stands_and_what_was_withdrawn_is_followed_by_a_new_record(string entered, string? inEffect, string? first, string next)
    {
        var submissions = new FirmSubmissions(Read(entered));
        Assert.Equal(inEffect, Write(submissions.InEffect));
        Assert.Equal(first, Write(submissions.FirstVersion));
        (Label? record, int version) = submissions.Next;
        Assert.Equal(next, FormattableString.Invariant($"{record?.ToString() ?? "new"} {version}"));
    }

    private static string? Write(SubmittedResult? result) => result is null ? null : FormattableString.Invariant($"{result.Record} {result.Version}");

    private static SubmittedResult[] Read(string entered) =>
        [.. entered.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select((text, i) => One(i, text.TrimStart('-').Split(' '), text[0] == '-'))];

    private static SubmittedResult One(int position, string[] words, bool withdraws) => new(
        position,
        Label.Parse(words[0]),
        int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture),
        new InspectionResult
        {
            Draw = DrawId.Parse("property-management-2026-r1"),
            Firm = Identifier.Parse("F1"),
            InspectedOn = new DateOnly(2026, 6, 1),
            Inspectors = [],
            Items = [],
            Categories = [],
        },
        withdraws,
        Enum.Parse<ResultState>(words[2]),
        Reason: null,
        EnteredBy: null,
        EnteredAt: DateTimeOffset.UnixEpoch,
        PublishedAt: null);
}
