using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Forms;

// Protocol section 1: what names an authority, a sector, a draw, somebody or something.

public sealed class AuthorityTests() : TextFormTests<Authority>(
    Authority.Parse,
    ["350100/housing", "000000/a", "999999/a-0"],
    ["35010/housing", "3501000/housing", "350100", "350100/", "350100/Housing", "350100/a/b", "350100/" + "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx"])
{
    [Fact]
    public void Its_division_is_its_first_six_digits() => Assert.Equal("350100", Authority.Parse("350100/housing").Division);
}

public sealed class SectorCodeTests() : TextFormTests<SectorCode>(
    SectorCode.Parse,
    ["a", "0", "real-estate-development", "a23456789012345678901234567890123456789-1"],
    ["-a", "A", "a_b", "a.b", "a/b", "a2345678901234567890123456789012345678901x"])
{
    [Fact]
    public void It_is_ordered_by_its_bytes()
    {
        Assert.True(SectorCode.Parse("a-z") < SectorCode.Parse("a0"));
        Assert.True(SectorCode.Parse("b") > SectorCode.Parse("aa") && SectorCode.Parse("b") >= SectorCode.Parse("b") && SectorCode.Parse("b") <= SectorCode.Parse("b"));
    }
}

public sealed class IdentifierTests() : TextFormTests<Identifier>(
    Identifier.Parse,
    ["91350100M000100Y43", "a", "Z.9_-", "0"],
    ["-a", ".a", "_a", "a/b", "a:b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
{
    [Fact]
    public void It_is_ordered_by_its_bytes()
    {
        Assert.True(Identifier.Parse("Z") < Identifier.Parse("a"));
        Assert.True(Identifier.Parse("a") > Identifier.Parse("Z") && Identifier.Parse("a") >= Identifier.Parse("a") && Identifier.Parse("a") <= Identifier.Parse("a"));
        Assert.True(Identifier.Parse("F10").CompareTo(Identifier.Parse("F9")) < 0);
    }

    [Fact]
    public void Asked_whether_a_text_is_one_it_says_what_reading_it_does()
    {
        Assert.True(Identifier.IsValid("FZ-1"));
        Assert.False(Identifier.IsValid("-FZ"));
    }
}

public sealed class LabelTests() : TextFormTests<Label>(
    Label.Parse,
    ["staff:Z001", "own:1", "drand:quicknet/1000", "-", "A_b.c"],
    ["a b", "a+b", "a\"b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
{
    [Fact]
    public void Asked_whether_a_text_is_one_it_says_what_reading_it_does()
    {
        Assert.True(Label.IsValid("own:1"));
        Assert.False(Label.IsValid("own 1"));
    }
}

public sealed class DrawIdTests() : TextFormTests<DrawId>(
    DrawId.Parse,
    ["brokers-2026-r1", "real-estate-development-2026-r12", "brokers-2026-r1-v2", "a-2026-r1-2026-r1"],
    ["brokers-2026-r0", "brokers-2026-r01", "brokers-2026-r1-v1", "brokers-2026-r1-v0", "brokers-26-r1", "brokers-2026", "-2026-r1", "Brokers-2026-r1"])
{
    [Fact]
    public void The_next_try_is_the_same_round()
    {
        DrawId first = DrawId.Parse("brokers-2026-r1");
        Assert.Equal("brokers-2026-r1-v2", first.NextTry().ToString());
        Assert.Equal(first.RoundKey, first.NextTry().RoundKey);
        Assert.NotEqual(first, first.NextTry());
    }

    [Fact]
    public void Asked_whether_a_text_is_one_it_says_what_reading_it_does()
    {
        Assert.True(DrawId.IsValid("brokers-2026-r1-v2"));
        Assert.False(DrawId.IsValid("brokers-2026-r1-v1"));
    }
}

public sealed class PlanNumberTests() : TextFormTests<PlanNumber>(
    PlanNumber.Parse,
    ["35010020261001", "35010020261999"],
    ["3501002026100", "350100202610011", "35010020262001", "3501002026100a", "３5010020261001"])
{
    [Theory]
    [InlineData(1, "35010020261001")]
    [InlineData(999, "35010020261999")]
    public void It_is_made_of_the_division_the_year_and_a_number(int number, string expected) =>
        Assert.Equal(expected, PlanNumber.Of(Authority.Parse("350100/housing"), 2026, number).ToString());

    [Theory]
    [InlineData(1000)]
    [InlineData(-1)]
    public void Another_number_is_refused(int number) =>
        Assert.Throws<ProtocolFormatException>(() => PlanNumber.Of(Authority.Parse("350100/housing"), 2026, number));
}

public sealed class TaskNumberTests() : TextFormTests<TaskNumber>(
    TaskNumber.Parse,
    ["350100202605121001", "350100202402291999"],
    ["350100202602291001", "350100202613011001", "35010020260512100", "350100202605122001"])
{
    [Fact]
    public void It_is_made_of_the_division_the_day_and_a_number() => Assert.Equal(
        "350100202605121001", TaskNumber.Of(Authority.Parse("350100/housing"), new DateOnly(2026, 5, 12), 1).ToString());

    [Fact]
    public void A_number_above_the_last_of_a_day_is_refused() => Assert.Throws<ProtocolFormatException>(
        () => TaskNumber.Of(Authority.Parse("350100/housing"), new DateOnly(2026, 5, 12), TaskNumber.Last + 1));
}

public sealed class DigestTests() : TextFormTests<Digest>(
    Digest.Parse,
    ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "0000000000000000000000000000000000000000000000000000000000000000"],
    ["E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "e3b0", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85", "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"])
{
    [Fact]
    public void Of_nothing_it_is_that_of_FIPS_180() => Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Digest.Of([]).ToString());

    [Fact]
    public void It_is_ordered_by_its_bytes()
    {
        Digest low = Digest.Parse("00" + new string('f', 62)), high = Digest.Parse("01" + new string('0', 62));
        Assert.True(low < high && low <= high && high > low && high >= low && low.CompareTo(high) < 0);
    }

    [Fact]
    public void Its_bytes_are_copied_out_and_in()
    {
        Digest digest = Digest.Of([1, 2, 3]);
        byte[] bytes = new byte[Digest.Length];
        digest.CopyTo(bytes);
        Assert.Equal(digest.ToArray(), bytes);
        Assert.Equal(digest, new Digest(bytes));
        bytes[0] ^= 1;
        Assert.NotEqual(digest, new Digest(bytes));
        Assert.ThrowsAny<Exception>(() => new Digest(new byte[31]));
    }
}

public sealed class ResultCategoryTests
{
    /// <summary>The closed list of protocol section 9.</summary>
    [Fact]
    public void Every_category_is_read_by_its_name_and_no_other_is()
    {
        Each.Of(ResultCategory.All, c => Assert.Same(c, ResultCategory.Parse(c.Name)));
        Assert.Equal(ResultCategory.All.Count, ResultCategory.All.Select(c => c.Chinese).Distinct(StringComparer.Ordinal).Count());
        Each.Of(["", "No-Problem-Found", "no problem found", "other"], t => Assert.Throws<ProtocolFormatException>(() => ResultCategory.Parse(t)));
    }

    [Fact]
    public void What_is_no_problem_needs_no_words_and_a_problem_does()
    {
        Assert.False(ResultCategory.NoProblemFound.IsProblem || ResultCategory.NoProblemFound.NeedsDescription);
        Assert.True(ResultCategory.ProblemOrderedCorrected.IsProblem && ResultCategory.ProblemOrderedCorrected.NeedsDescription);
        Assert.Contains(ResultCategory.All, c => c.IsNotInspected);
    }
}
