using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Results;

/// <summary>Who owes a result. An entry is written <c>firm record</c>, one that withdraws with a minus.</summary>
public sealed class MissingResultsTests
{
    [Theory]
    [InlineData("", "F1 F2 F3")]
    [InlineData("F2 a", "F1 F3")]
    [InlineData("F2 a, F2 a", "F1 F3")]
    [InlineData("F2 a, -F2 a", "F1 F2 F3")]
    [InlineData("F2 a, -F2 a, F2 b", "F1 F3")]
    [InlineData("F2 a, -F2 a, F2 b, -F2 b", "F1 F2 F3")]
    [InlineData("F3 c, F1 a, F2 b", "")]
    [InlineData("F9 a", "F1 F2 F3")]
    public void A_firm_owes_one_until_a_record_of_it_is_public_that_is_not_withdrawn(string entered, string missing) => Assert.Equal(
        missing, string.Join(' ', MissingResults.Of([Some.Id("F1"), Some.Id("F2"), Some.Id("F3")], entered.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Read))));

    [Fact]
    public void The_order_is_that_of_the_draw() =>
        Assert.Equal([Some.Id("F3"), Some.Id("F1")], MissingResults.Of([Some.Id("F3"), Some.Id("F2"), Some.Id("F1")], [Read("F2 a")]));

    private static ResultBody Read(string text)
    {
        string[] parts = text.TrimStart('-').Split(' ');
        return new ResultBody
        {
            Record = Label.Parse(parts[1]),
            Version = 1,
            Draw = Some.Draw(1),
            Firm = Some.Id(parts[0]),
            Inspectors = [Some.Id("S1")],
            InspectedOn = new DateOnly(2026, 3, 18),
            Items = [Some.Id("I1")],
            Categories = [text[0] == '-' ? ResultCategory.Withdrawn : ResultCategory.Parse("NoProblemFound")],
        };
    }
}
