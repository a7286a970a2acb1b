using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Drawing;

// Protocol section 4: where random values come from, and when they count.

public sealed class SealedSourceTests
{
    private static readonly DrawId Draw = DrawId.Parse("brokers-2026-r1");
    private static readonly string Value = Digest.Of([1]).ToString();

    [Fact]
    public void Its_value_opens_its_digest_for_this_draw_and_this_name_only()
    {
        Label name = Label.Parse("own:1");
        var source = new SealedSource(name, SealedSource.Seal(Draw, name, Value));
        Assert.Null(source.Refuse(Draw, Value));
        Assert.NotNull(source.Refuse(Draw.NextTry(), Value));
        Assert.NotNull(source.Refuse(Draw, Digest.Of([2]).ToString()));
        Assert.NotNull(new SealedSource(Label.Parse("own:2"), source.Digest).Refuse(Draw, Value));
        Assert.Equal(source.Digest, Digest.Of(SealedSource.SealedText(Draw, name, Value)));
    }

    [Fact]
    public void A_witness_may_be_absent_and_the_bureau_may_not()
    {
        var witness = new SealedSource(Label.Parse("witness:notary"), Digest.Of([]));
        Assert.Equal(SectorCode.Parse("notary"), witness.Witness);
        Assert.Null(witness.Refuse(Draw, Source.Absent));
        var own = new SealedSource(Label.Parse("own:1"), Digest.Of([]));
        Assert.Null(own.Witness);
        Assert.NotNull(own.Refuse(Draw, Source.Absent));
    }

    [Theory]
    [InlineData("dice")]
    [InlineData("witness:Notary")]
    [InlineData("own")]
    public void Another_name_is_refused(string name) => Assert.Throws<ProtocolFormatException>(() => new SealedSource(Label.Parse(name), Digest.Of([])));
}

public sealed class DiceSourceTests
{
    [Fact]
    public void So_many_digits_are_taken_and_nothing_else()
    {
        var dice = new DiceSource(Label.Parse("dice"), 20);
        Assert.Null(dice.Refuse(default, "12345678901234567890"));
        Each.Of(["1234567890123456789", "123456789012345678901", "1234567890123456789x", "１2345678901234567890"], v => Assert.NotNull(dice.Refuse(default, v)));
        Assert.Throws<ProtocolFormatException>(() => new DiceSource(Label.Parse("dice"), DiceSource.FewestDigits - 1));
        Assert.Throws<ProtocolFormatException>(() => new DiceSource(Label.Parse("dices"), 20));
    }
}

public sealed class LotteryTests
{
    [Fact]
    public void Numbers_ascend_within_their_area()
    {
        Assert.Null(Lottery.DoubleColourBall.Refuse("03 09 14 21 26 31|07"));
        Assert.Null(Lottery.SuperLotto.Refuse("05 11 19 24 33|02 10"));
        Each.Of(["03 09 14 21 26|07", "03 09 14 21 26 34|07", "00 09 14 21 26 31|07", "09 03 14 21 26 31|07", "03 09 14 21 26 31|17", "3 9 14 21 26 31|7"], v => Assert.NotNull(Lottery.DoubleColourBall.Refuse(v)));
    }

    [Fact]
    public void It_is_found_by_its_kind()
    {
        Assert.Same(Lottery.DoubleColourBall, Lottery.OfKind("ssq"));
        Assert.Same(Lottery.SuperLotto, Lottery.OfKind("dlt"));
        Assert.Throws<ProtocolFormatException>(() => Lottery.OfKind("pl3"));
    }
}

public sealed class LotterySourceTests
{
    private static readonly DateTimeOffset At = BeijingTime.ParseMoment("2026-05-12T21:15:00+08:00");

    private static LotterySource Issue(string name, DateTimeOffset at) => new(Label.Parse(name), Lottery.DoubleColourBall, at);

    [Fact]
    public void An_issue_is_of_the_year_in_which_it_is_drawn()
    {
        Assert.Equal((2026055, At), (Issue("ssq:2026055", At).Issue, Issue("ssq:2026055", At).KnownAt!.Value));
        Each.Of(["ssq:2025055", "ssq:2026000", "ssq:26055", "dlt:2026055", "ssq:20260551"], n => Assert.Throws<ProtocolFormatException>(() => Issue(n, At)));
    }

    /// <summary>Issues and their moments rise together: nobody names one issue for two evenings or two for one.</summary>
    [Fact]
    public void Two_issues_that_do_not_rise_with_their_moments_contradict_each_other()
    {
        LotterySource source = Issue("ssq:2026055", At);
        Assert.False(source.Contradicts(Issue("ssq:2026055", At)));
        Assert.False(source.Contradicts(Issue("ssq:2026056", At.AddDays(2))));
        Assert.True(source.Contradicts(Issue("ssq:2026055", At.AddDays(2))));
        Assert.True(source.Contradicts(Issue("ssq:2026056", At)));
        Assert.True(source.Contradicts(Issue("ssq:2026054", At.AddDays(2))));
        Assert.False(source.Contradicts(new LotterySource(Label.Parse("dlt:2026055"), Lottery.SuperLotto, At.AddDays(1))));
    }
}

public sealed class DrandSourceTests
{
    [Theory]
    [InlineData("2023-08-23T23:09:27+08:00", "drand:quicknet/1")]
    [InlineData("2023-08-23T23:09:28+08:00", "drand:quicknet/2")]
    [InlineData("2023-08-23T23:09:30+08:00", "drand:quicknet/2")]
    public void The_first_pulse_at_a_moment_is_not_before_it(string moment, string name)
    {
        DrandSource source = DrandSource.FirstAt(BeijingTime.ParseMoment(moment));
        Assert.Equal(name, source.Name.ToString());
        Assert.True(source.PulseAt >= BeijingTime.ParseMoment(moment) && source.KnownAt == source.PulseAt);
    }

    [Fact]
    public void A_signature_is_the_one_whose_digest_is_the_value()
    {
        string signature = string.Concat(Enumerable.Repeat("ab", 48));
        string value = Digest.Of(Convert.FromHexString(signature)).ToString();
        Assert.Null(DrandSource.RefuseSignature(value, signature));
        Each.Of([null, "", signature.ToUpperInvariant(), signature[2..], signature.Replace('b', 'c')], s => Assert.NotNull(DrandSource.RefuseSignature(value, s)));
    }

    [Theory]
    [InlineData("drand:quicknet/0")]
    [InlineData("drand:quicknet/01")]
    [InlineData("drand:quicknet/x")]
    [InlineData("drand:other/1")]
    public void Another_name_is_refused(string name) => Assert.Throws<ProtocolFormatException>(() => new DrandSource(Label.Parse(name)));
}

public sealed class SourceTimesTests
{
    private static readonly DateTimeOffset DrawAt = BeijingTime.ParseMoment("2026-05-12T10:00:00+08:00");
    private static readonly Source Own = new SealedSource(Label.Parse("own:1"), Digest.Of([]));
    private static readonly Source Witness = new SealedSource(Label.Parse("witness:notary"), Digest.Of([]));

    [Fact]
    public void A_public_value_is_promised_for_the_draw_or_the_seven_days_after_it()
    {
        Assert.Null(SourceTimes.RefusePromise(Own, DrawAt));
        Assert.Null(SourceTimes.RefusePromise(Issue(DrawAt), DrawAt));
        Assert.Null(SourceTimes.RefusePromise(Issue(DrawAt.AddDays(SourceTimes.MostDaysLater)), DrawAt));
        Assert.NotNull(SourceTimes.RefusePromise(Issue(DrawAt.AddSeconds(-1)), DrawAt));
        Assert.NotNull(SourceTimes.RefusePromise(Issue(DrawAt.AddDays(SourceTimes.MostDaysLater).AddSeconds(1)), DrawAt));
    }

    /// <summary>A witness opens before the draw, whoever is sealed by the bureau at or after it, and nobody before the value was known.</summary>
    [Fact]
    public void A_value_is_entered_when_it_may_be()
    {
        string value = Digest.Of([1]).ToString();
        Assert.Null(SourceTimes.Refuse(Witness, value, DrawAt.AddSeconds(-1), DrawAt));
        Assert.NotNull(SourceTimes.Refuse(Witness, value, DrawAt, DrawAt));
        Assert.Null(SourceTimes.Refuse(Witness, Source.Absent, DrawAt, DrawAt));
        Assert.NotNull(SourceTimes.Refuse(Witness, Source.Absent, DrawAt.AddSeconds(-1), DrawAt));
        Assert.Null(SourceTimes.Refuse(Own, value, DrawAt, DrawAt));
        Assert.NotNull(SourceTimes.Refuse(Own, value, DrawAt.AddSeconds(-1), DrawAt));
        Assert.NotNull(SourceTimes.Refuse(Issue(DrawAt.AddHours(3)), "", DrawAt.AddHours(3), DrawAt));
        Assert.Null(SourceTimes.Refuse(Issue(DrawAt.AddHours(3)), "", DrawAt.AddHours(3).AddSeconds(1), DrawAt));
    }

    private static LotterySource Issue(DateTimeOffset at) => new(Label.Parse("ssq:2026055"), Lottery.DoubleColourBall, at);
}
