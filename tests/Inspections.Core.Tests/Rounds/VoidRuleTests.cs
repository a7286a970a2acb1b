using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class VoidRuleTests
{
    private static readonly DrawId Draw = Some.Draw(1);
    private static readonly Label Dice = Label.Parse("dice"), Own = Label.Parse("own:1");
    private static readonly Commitment Commitment = Make();

    [Theory]
    [InlineData(VoidReason.FrameError, null, true)]
    [InlineData(VoidReason.RosterError, null, true)]
    [InlineData(VoidReason.ForceMajeure, null, true)]
    [InlineData(VoidReason.ForceMajeure, "dice", false)]
    [InlineData(VoidReason.SourceUnavailable, "dice", false)]
    public void Before_the_draw_and_any_value_a_mistake_or_force_majeure_is_a_reason(VoidReason reason, string? source, bool may) =>
        Assert.Equal(may, !VoidRule.Refuse(Body(reason, source), Commitment, Commitment.DrawAt.AddSeconds(-1), []).Any());

    [Theory]
    [InlineData(VoidReason.ForceMajeure, null, false)]
    [InlineData(VoidReason.SourceUnavailable, null, false)]
    [InlineData(VoidReason.SourceUnavailable, "own:1", false)]
    [InlineData(VoidReason.SourceUnavailable, "ssq:2026001", false)]
    [InlineData(VoidReason.SourceUnavailable, "dice", true)]
    public void Afterwards_only_a_public_source_without_its_value_is(VoidReason reason, string? source, bool may)
    {
        Assert.Equal(may, !VoidRule.Refuse(Body(reason, source), Commitment, Commitment.DrawAt, []).Any());
        Assert.Equal(may, !VoidRule.Refuse(Body(reason, source), Commitment, Commitment.DrawAt.AddSeconds(-1), [Own]).Any());
        Assert.NotEmpty(VoidRule.Refuse(Body(reason, source), Commitment, Commitment.DrawAt, [Dice]));
    }

    [Fact]
    public void Two_different_people_decide_and_approve() =>
        Assert.Single(VoidRule.Refuse(Body(VoidReason.FrameError, null) with { ApprovedBy = Label.Parse("Z1") }, Commitment, Commitment.DrawAt.AddSeconds(-1), []));

    private static VoidBody Body(VoidReason reason, string? source) =>
        new(Draw, reason, Label.Parse("Z1"), Label.Parse("Z2"), source is null ? null : Label.Parse(source));

    private static Commitment Make() => Some.Bureau().Commit(Draw, new Tests.Verification.Bureaus.RoundScript
    {
        Sources = (draw, _) => [Tests.Verification.Bureaus.Bureau.Sealed(draw, "own:1"), new DiceSource(Dice, 20)],
    });
}
