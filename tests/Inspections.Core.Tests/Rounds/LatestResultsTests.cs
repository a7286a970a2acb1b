using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

/// <summary>Of a record its latest version counts, of a firm the record that began last. A version is written <c>record version firm</c>, one that withdraws with a minus.</summary>
public sealed class LatestResultsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a 1 F", "a 1")]
    [InlineData("a 1 F, b 1 G, a 2 F", "a 2, b 1")]
    [InlineData("a 1 F, -a 2 F", "-a 2")]
    [InlineData("a 1 F, -a 2 F, b 1 F", "b 1")]
    [InlineData("a 1 F, b 1 F, a 2 F", "b 1")]
    [InlineData("a 2 F, a 1 F", "a 2")]
    public void The_newest_record_of_a_firm_counts_by_its_latest_version(string versions, string expected)
    {
        ResultBody[] all = [.. versions.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Read)];
        Assert.Equal(expected, string.Join(", ", LatestResults.OfFirms(all, r => r).Values.Select(r => FormattableString.Invariant($"{(r.IsWithdrawn ? "-" : "")}{r.Record} {r.Version}"))));
        Assert.Equal(all.Select(r => r.Record).Distinct(), LatestResults.OfRecords(all, r => r).Select(r => r.Record));
    }

    private static ResultBody Read(string text)
    {
        string[] words = text.TrimStart('-').Split(' ');
        return new ResultBody
        {
            Record = Label.Parse(words[0]),
            Version = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture),
            Draw = DrawId.Parse("property-management-2026-r1"),
            Firm = Identifier.Parse(words[2]),
            Inspectors = [],
            InspectedOn = new DateOnly(2026, 6, 1),
            Items = [],
            Categories = [text[0] == '-' ? ResultCategory.Withdrawn : ResultCategory.Parse("NoProblemFound")],
        };
    }
}
