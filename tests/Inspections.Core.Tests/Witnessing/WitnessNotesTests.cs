using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Tests.Forms;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Witnessing;

// Protocol section 10: what witnesses sign, and what their part is worth.

public sealed record CommitmentNoteText(WitnessCommitmentNote Value)
{
    public override string ToString() => Value.ToText();
}

public sealed class WitnessCommitmentNoteTests() : TextFormTests<CommitmentNoteText>(
    t => new CommitmentNoteText(WitnessCommitmentNote.Parse(t)),
    ["inspections-witness/1 commitment\nbrokers-2026-r1\n" + Zeros + "\n7 " + Zeros + "\n2026-05-12T10:00:00+08:00\n"],
    [
        "inspections-witness/1 values\nbrokers-2026-r1\n" + Zeros + "\n7 " + Zeros + "\n2026-05-12T10:00:00+08:00\n",
        "inspections-witness/1 commitment\nbrokers-2026-r1\n" + Zeros + "\n07 " + Zeros + "\n2026-05-12T10:00:00+08:00\n",
        "inspections-witness/1 commitment\nbrokers-2026-r1\n" + Zeros + "\n7 " + Zeros + "\n",
        "inspections-witness/1 commitment\nbrokers-2026-r1\n" + Zeros + "\n7 " + Zeros + "\n2026-05-12T10:00:00+08:00\nmore\n",
    ])
{
    internal const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";
}

public sealed class WitnessValuesNoteTests
{
    [Fact]
    public void It_is_read_as_it_was_written_values_with_blanks_among_them()
    {
        var note = new WitnessValuesNote(
            Some.Draw(1), Digest.Of([]), [new SourceValue(Label.Parse("dice"), "12345678901234567890"), new SourceValue(Label.Parse("ssq:2026055"), "03 09 14 21 26 31|07")], Some.Start);
        WitnessValuesNote read = WitnessValuesNote.Parse(note.ToText());
        Assert.Equal(note.Values, read.Values);
        Assert.Equal(note.ToText(), read.ToText());
        Assert.Equal((note.Draw, note.Commitment, note.At), (read.Draw, read.Commitment, read.At));
    }

    [Theory]
    [InlineData("")]
    [InlineData("inspections-witness/1 values\nbrokers-2026-r1\n" + WitnessCommitmentNoteTests.Zeros + "\n2026-05-12T10:00:00+08:00\n")]
    [InlineData("inspections-witness/1 values\nbrokers-2026-r1\n" + WitnessCommitmentNoteTests.Zeros + "\ndice\n2026-05-12T10:00:00+08:00\n")]
    [InlineData("inspections-witness/1 values\nbrokers-2026-r1\n" + WitnessCommitmentNoteTests.Zeros + "\ndice 1\n2026-05-12T10:00:00+08:00")]
    public void Another_form_is_refused(string text) => Assert.Throws<ProtocolFormatException>(() => WitnessValuesNote.Parse(text));
}

public sealed class EnteredValueTests
{
    /// <summary>Dice that were entered when the issue was known already were rolled until they suited.</summary>
    [Fact]
    public void Dice_count_when_they_were_entered_before_anything_was_known()
    {
        DateTimeOffset known = Some.Start.AddHours(3);
        Assert.Equal(Assurance.Public, AssuranceRuleTests.Of(known, known.AddSeconds(-1)));
        Assert.Equal(Assurance.SelfSealed, AssuranceRuleTests.Of(known, known));
    }
}

public sealed class AssuranceTests
{
    [Fact]
    public void The_stronger_is_the_greater() => Assert.True(Assurance.SelfSealed < Assurance.Witnessed && Assurance.Witnessed < Assurance.Public);
}

public sealed class AssuranceRuleTests
{
    private static readonly IReadOnlySet<SectorCode> Two = new HashSet<SectorCode> { SectorCode.Parse("notary"), SectorCode.Parse("audit") };

    private static EnteredValue Sealed(string name) => new(new SealedSource(Label.Parse(name), Digest.Of([])), Digest.Of([]).ToString(), Some.Start);

    private static EnteredValue Ssq(DateTimeOffset at) => new(new LotterySource(Label.Parse("ssq:2026002"), Lottery.DoubleColourBall, at), "01 02 03 04 05 06|07", at.AddHours(1));

    private static EnteredValue Dlt(DateTimeOffset at) => new(new LotterySource(Label.Parse("dlt:2026002"), Lottery.SuperLotto, at), "01 02 03 04 05|06 07", at.AddHours(1));

    /// <summary>Twenty dice and one lottery before two witnesses.</summary>
    internal static Assurance Of(DateTimeOffset known, DateTimeOffset rolled) =>
        AssuranceRule.Of([Ssq(known), new EnteredValue(new DiceSource(Label.Parse("dice"), 20), "12345678901234567890", rolled)], Two, redrawn: false);

    [Fact]
    public void Two_lotteries_before_a_witness_are_public_and_without_one_are_not()
    {
        EnteredValue[] values = [Ssq(Some.Start), Dlt(Some.Start)];
        Assert.Equal(Assurance.Public, AssuranceRule.Of(values, Two, redrawn: false));
        Assert.Equal(Assurance.SelfSealed, AssuranceRule.Of(values, new HashSet<SectorCode>(), redrawn: false));
        Assert.Equal(Assurance.SelfSealed, AssuranceRule.Of([Ssq(Some.Start), Ssq(Some.Start)], Two, redrawn: false));
    }

    [Fact]
    public void Two_witnesses_who_sealed_are_witnesses_and_one_is_not()
    {
        EnteredValue[] values = [Sealed("own:1"), Sealed("witness:notary"), Sealed("witness:audit")];
        Assert.Equal(Assurance.Witnessed, AssuranceRule.Of(values, Two, redrawn: false));
        Assert.Equal(Assurance.SelfSealed, AssuranceRule.Of(values[..2], Two, redrawn: false));
        Assert.Equal(Assurance.SelfSealed, AssuranceRule.Of(values, Two, redrawn: false, triedWithWitness: true));
    }

    [Fact]
    public void What_was_drawn_again_or_lacks_a_value_is_sealed_by_the_bureau_alone()
    {
        EnteredValue[] values = [Sealed("own:1"), Sealed("witness:notary"), Sealed("witness:audit")];
        Assert.Equal(Assurance.SelfSealed, AssuranceRule.Of(values, Two, redrawn: true));
        Assert.Equal(Assurance.SelfSealed, AssuranceRule.Of([.. values, values[1] with { Value = Source.Absent }], Two, redrawn: false));
    }
}
