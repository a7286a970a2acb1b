using Inspections.Core.Rounds;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

public sealed class RoundStepsTests
{
    private static readonly RoundState[] All = Enum.GetValues<RoundState>();

    [Fact]
    public void A_round_that_goes_well_takes_every_step_in_order() => Assert.Equal(
        "Planned Committed Collected Drawn Staffed Inspecting ResultsIn Reviewed Published Closed",
        string.Join(' ', Walk(RoundState.Planned)));

    [Fact]
    public void Nothing_else_may_follow_but_the_four_ways_out_and_what_the_clock_alone_had_ended()
    {
        string[] others = [.. from f in All from t in All where RoundSteps.MayFollow(f, t) && RoundSteps.Next(f) != t select $"{f} {t}"];
        Assert.Equal(["Committed Void", "Missed Planned", "Planned Infeasible", "Planned Missed", "Planned NotOwed"], others.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_end_of_the_draw_is_not_the_end_of_the_round()
    {
        Each.Of([RoundState.Drawn, RoundState.Staffed, RoundState.Inspecting, RoundState.Published], s =>
        {
            Assert.True(RoundSteps.HasEnd(s));
            Assert.False(RoundSteps.IsOver(s));
        });
        Each.Of([RoundState.Planned, RoundState.Committed, RoundState.Collected], s => Assert.False(RoundSteps.HasEnd(s)));
        Each.Of([RoundState.Closed, RoundState.Void, RoundState.Infeasible, RoundState.NotOwed, RoundState.Missed], s => Assert.True(RoundSteps.IsOver(s)));
    }

    [Fact]
    public void A_drawn_round_is_taken_forward_step_by_step_and_twice_changes_nothing()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        Assert.Equal(RoundState.Staffed, desk.Round(Desk.First).State);
        Assert.True(Advance(desk, RoundState.ResultsIn));
        Assert.False(Advance(desk, RoundState.ResultsIn));
        Assert.False(Advance(desk, RoundState.Inspecting));
        Assert.Equal(RoundState.ResultsIn, desk.Round(Desk.First).State);
        Assert.Equal(desk.Bureau.Now, desk.Round(Desk.First).Since);
        Assert.Throws<InvalidOperationException>(() => Advance(desk, RoundState.Void));
        Assert.Throws<InvalidOperationException>(() => desk.Bureau.Database.Write(s =>
            RoundProgress.Advance(s, Desk.First with { Round = 2 }, RoundState.Inspecting, desk.Bureau.Now)));
    }

    private static bool Advance(Desk desk, RoundState to) =>
        desk.Bureau.Database.Write(s => RoundProgress.Advance(s, Desk.First, to, desk.Bureau.Now));

    private static IEnumerable<RoundState> Walk(RoundState start)
    {
        for (RoundState? state = start; state is not null; state = RoundSteps.Next(state.Value))
        {
            yield return state.Value;
        }
    }
}
