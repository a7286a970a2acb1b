using static Inspections.Core.Rounds.RoundState;

namespace Inspections.Core.Rounds;

/// <summary>The one place that says which step may follow which.</summary>
public static class RoundSteps
{
    // The way of a round that goes well: every step follows the one before it.
    private static readonly RoundState[] Way =
        [Planned, Committed, Collected, Drawn, Staffed, Inspecting, ResultsIn, Reviewed, Published, Closed];

    // Where it may end otherwise. After its values are in, nothing can stop a draw.
    private static readonly (RoundState From, RoundState To)[] Aside =
        [(Planned, Infeasible), (Planned, NotOwed), (Planned, Missed), (Committed, RoundState.Void)];

    // What only the clock had ended begins again when the clock was wrong.
    private static readonly (RoundState From, RoundState To) Back = (Missed, Planned);

    /// <summary>True when a round may go from one state straight to another.</summary>
    public static bool MayFollow(RoundState from, RoundState to) => Aside.Contains((from, to)) || Next(from) == to || Back == (from, to);

    /// <summary>True once firms and teams are drawn.</summary>
    public static bool IsDrawn(RoundState state) => Place(state) >= Place(Drawn);

    /// <summary>True when the draw has its end: its receipt, its void, or it will never be committed to.</summary>
    public static bool HasEnd(RoundState state) => IsDrawn(state) || IsAside(state);

    /// <summary>True when nothing more will happen to the round, its results included.</summary>
    public static bool IsOver(RoundState state) => state == Closed || IsAside(state);

    /// <summary>True when a round on its way has come to <paramref name="step"/> or beyond.</summary>
    public static bool HasReached(RoundState state, RoundState step) => Place(state) >= 0 && Place(state) >= Place(step);

    /// <summary>The step after <paramref name="state"/> on the way of a round that goes well, or null.</summary>
    public static RoundState? Next(RoundState state) =>
        Place(state) is >= 0 and int place && place + 1 < Way.Length ? Way[place + 1] : null;

    private static bool IsAside(RoundState state) => Aside.Any(a => a.To == state);

    private static int Place(RoundState state) => Array.IndexOf(Way, state);
}
