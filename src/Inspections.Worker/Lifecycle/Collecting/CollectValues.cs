using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>(time, sources) → values: at the draw's time, closes the door to sealed values; when all values are in, the draw may begin.</summary>
internal sealed partial class CollectValues(BureauContext bureau, ILogger<CollectValues> log)
{
    /// <summary>Enters ABSENT for every witness whose value did not come, and takes the step when nothing is missing.</summary>
    public void Execute(Round round) => bureau.Write(session =>
    {
        Label[] absent = [.. round.Missing.Where(SourceSlot.IsWitness).Where(s => SourceStore.TryEnter(session, round.Draw, s, Source.Absent))];
        if (absent.Length > 0)
        {
            LedgerStore.Open(session).Append(
                bureau.Now, bureau.Authority, bureau.Keys.Signer, [.. absent.Select(s => new ValueBody(round.Draw, s, Source.Absent))]);
            session.AfterCommit(() => LogAbsent(log, round.Draw, string.Join(", ", absent)));
        }

        if (RoundStore.Find(session, round.Draw) is { State: RoundState.Committed, Missing.Count: 0 } complete)
        {
            RoundStore.TryStep(session, complete, RoundState.Collected, bureau.Now);
        }
    });

    [LoggerMessage(LogLevel.Warning, "{Draw}: entered as ABSENT, because nothing came before the draw's time: {Sources}")]
    private static partial void LogAbsent(ILogger log, DrawId draw, string sources);
}
