using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Xunit;

namespace Inspections.Core.Tests.Rounds;

public sealed class RoundOrderTests
{
    private static readonly DrawId First = DrawId.Parse("brokers-2026-r1"), Second = First with { Round = 2 };

    [Theory]
    [InlineData(null, false, null, false)]
    [InlineData(12L, false, null, false)]
    [InlineData(11L, false, null, true)]
    [InlineData(9L, true, null, false)]
    [InlineData(9L, true, 12L, false)]
    [InlineData(9L, true, 10L, true)]
    public void The_next_one_waits_for_the_last_ones_end_and_disclosure(long? end, bool owes, long? disclosed, bool may) =>
        Assert.Equal(may, !RoundOrder.Await(new LastTry(First, end, owes, disclosed), before: 12).Any());

    [Fact]
    public void A_draw_is_the_first_try_of_another_round_or_the_next_try_of_a_void_one()
    {
        Assert.Empty(RoundOrder.Refuse(First, last: null, isVoid: false));
        Assert.Single(RoundOrder.Refuse(First.NextTry(), last: null, isVoid: false));
        Assert.Empty(RoundOrder.Refuse(Second, First, isVoid: false));
        Assert.Empty(RoundOrder.Refuse(First with { Year = 2027 }, Second, isVoid: true));
        Assert.Single(RoundOrder.Refuse(Second.NextTry(), First, isVoid: true));
        Assert.Empty(RoundOrder.Refuse(First.NextTry(), First, isVoid: true));
        Assert.Single(RoundOrder.Refuse(First.NextTry(), First, isVoid: false));
        Assert.Single(RoundOrder.Refuse(First.NextTry().NextTry(), First, isVoid: true));
    }

    [Fact]
    public void Every_round_before_it_is_there_and_none_after_it()
    {
        Assert.Empty(RoundOrder.Refuse(First, [], []));
        Assert.Empty(RoundOrder.Refuse(First with { Round = 3 }, [1, 1], [2]));
        Assert.Single(RoundOrder.Refuse(First with { Round = 3 }, [1], []));
        Assert.Single(RoundOrder.Refuse(First, [2], []));
        Assert.Single(RoundOrder.Refuse(Second, [1], [2]));
    }

    [Fact]
    public void A_sector_cannot_begin_with_a_second_try()
    {
        Bureau bureau = Some.Bureau();
        bureau.Round(First.NextTry());
        Verified.Fails(Check.History, bureau.Publish(), First.NextTry());
    }
}
