using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>The sources a commitment gets.</summary>
/// <param name="Sources">In the order of the settings.</param>
/// <param name="LeftOut">Those of the settings that nothing usable was promised for.</param>
internal sealed record PlannedSources(IReadOnlyList<Source> Sources, IReadOnlyList<string> LeftOut);

/// <summary>Makes a draw's sources from the settings and from what was promised before the commitment.</summary>
internal static class SourcePlan
{
    private static readonly Label OwnName = Label.Parse(SealedSource.OwnPrefix + "bureau");
    private static readonly Label DiceName = Label.Parse(SourceSlot.Dice);

    /// <summary>The sources of the settings that a planned round would go without, as things stand; whatever the bureau's own value will be.</summary>
    public static IReadOnlyList<string> Unpromised(Round round, CommitmentOptions options, IReadOnlyDictionary<string, SourcePromise> promises) =>
        round.State == RoundState.Planned ? Of(round.Draw, round.DrawAt, options, promises, ownValue: default(Digest).ToString(), keptBack: false).LeftOut : [];

    /// <summary>
    /// The sources, as far as they were promised. A round is not held up by a promise that did not come: it does without,
    /// and if nothing is left, or if its list is kept back, it has the bureau's own value, so that a draw there is.
    /// </summary>
    /// <param name="draw">The draw.</param>
    /// <param name="drawAt">Its time; no public value may be older.</param>
    /// <param name="options">Which sources the bureau wants.</param>
    /// <param name="promises">What was promised.</param>
    /// <param name="ownValue">The bureau's own value.</param>
    /// <param name="keptBack">True when the list is kept back, which takes a value only the bureau knows.</param>
    /// <param name="issues">The issues that commitments name: one that contradicts them is of no use; null where that is not asked.</param>
    public static PlannedSources Of(
        DrawId draw, DateTimeOffset drawAt, CommitmentOptions options, IReadOnlyDictionary<string, SourcePromise> promises, string ownValue, bool keptBack, NamedIssues? issues = null)
    {
        var sources = new List<Source>();
        var leftOut = new List<string>();
        foreach (string slot in options.Sources)
        {
            if (Make(slot) is Source source)
            {
                sources.Add(source);
            }
            else
            {
                leftOut.Add(slot);
            }
        }

        if (sources.Count == 0 || (keptBack && !options.Sources.Contains(SourceSlot.Own, StringComparer.Ordinal)))
        {
            sources.Add(Own());
        }

        return new PlannedSources(sources, leftOut);

        Source Own() => SealedSource.Of(draw, OwnName, ownValue);

        Source? Make(string slot) => slot switch
        {
            SourceSlot.Own => Own(),
            SourceSlot.Dice => new DiceSource(DiceName, options.DiceDigits),
            SourceSlot.Drand => DrandSource.FirstAt(options.Sources.Contains(SourceSlot.Dice, StringComparer.Ordinal) ? drawAt.AddMinutes(options.DiceMinutes) : drawAt),
            _ => promises.GetValueOrDefault(slot) switch
            {
                { Digest: { } digest, Name: var name } => new SealedSource(name, digest),
                { KnownAt: DateTimeOffset at, Name: var name } => Usable(new LotterySource(name, Lottery.OfKind(slot), at)),
                _ => null,
            },
        };

        // Promised for a time that the draw was moved from, or beside an issue that another draw was committed to meanwhile.
        LotterySource? Usable(LotterySource issue) => SourceTimes.RefusePromise(issue, drawAt) is null && issues?.Against(issue) is null ? issue : null;
    }
}
