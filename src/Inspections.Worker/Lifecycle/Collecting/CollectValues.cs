using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>(time, sources) → values: at the draw's time, closes the door to sealed values; when all values are in, the draw may begin.</summary>
internal sealed partial class CollectValues(BureauContext bureau, ILogger<CollectValues> log)
{
    /// <summary>Enters ABSENT for every witness whose value did not come, and takes the step when nothing is missing.</summary>
    /// <returns>The round as it may be drawn at once; null while values are missing, and where ABSENT is to be published first.</returns>
    public Round? Execute(Round round) => bureau.Write(session => Collect(session, round), RoundExpectation.Of(nameof(CollectValues), round.Draw));

    private Round? Collect(Session session, Round round)
    {
        // Most rounds miss nothing: the ledger is not opened for them.
        IReadOnlyList<ValueBody> absent = round.Missing.Any(SourceSlot.IsWitness) ? LedgerStore.Open(session).Reading.AbsentOf(round.Draw) : [];
        if (absent.Count > 0)
        {
            foreach (ValueBody value in absent)
            {
                SourceStore.TryEnter(session, value.Draw, value.Name, value.Value);
            }

            LedgerStore.Open(session).Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, absent);
            session.AfterCommit(() => LogAbsent(log, round.Draw, string.Join(", ", absent.Select(v => v.Name))));
        }

        if (RoundStore.Find(session, round.Draw) is { State: RoundState.Committed, Missing.Count: 0 } complete)
        {
            return RoundStore.TryStep(session, complete, RoundState.Collected, bureau.Now) && absent.Count == 0 ? complete with { State = RoundState.Collected } : null;
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "{Draw}: entered as ABSENT, because nothing came before the draw's time: {Sources}")]
    private static partial void LogAbsent(ILogger log, DrawId draw, string sources);
}
