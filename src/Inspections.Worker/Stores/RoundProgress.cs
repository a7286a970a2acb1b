using Inspections.Core.Directories;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What happens to a round after its draw: teams named, visits, results, reviews, publication, the year's end.</summary>
internal static class RoundProgress
{
    /// <summary>
    /// Takes a drawn round as far as <paramref name="to"/>, one allowed step after the other. A round that is there already
    /// or beyond stays where it is, so that saying the same twice changes nothing.
    /// </summary>
    /// <returns>True when the round moved.</returns>
    /// <exception cref="InvalidOperationException">The round is not drawn, or was moved by another at the same time.</exception>
    public static bool Advance(Session session, DrawId draw, RoundState to, DateTimeOffset now)
    {
        return Advance(session, RoundStore.Find(session, draw) ?? throw new InvalidOperationException($"there is no round {draw}"), to, now);
    }

    /// <summary>The same of a round as the transaction sees it.</summary>
    /// <inheritdoc cref="Advance(Session, DrawId, RoundState, DateTimeOffset)"/>
    public static bool Advance(Session session, Round round, RoundState to, DateTimeOffset now)
    {
        DrawId draw = round.Draw;
        if (!RoundSteps.IsDrawn(round.State) || !RoundSteps.IsDrawn(to))
        {
            throw new InvalidOperationException($"{draw}: {round.State} is taken to {to} by the draw alone");
        }

        bool moved = false;
        while (!RoundSteps.HasReached(round.State, to))
        {
            RoundState next = RoundSteps.Next(round.State)!.Value;
            if (!RoundStore.TryStep(session, round, next, now))
            {
                throw new InvalidOperationException($"{draw}: {next} was taken by another process");
            }

            (round, moved) = (round with { State = next }, true);
        }

        return moved;
    }
}
