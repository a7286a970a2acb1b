using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Releasing;

/// <summary>review → publication: opens in the ledger what every reviewer has approved, once its draw is public.</summary>
internal static class PublishResults
{
    /// <summary>Publishes approved submissions; those of a draw that is kept back wait for its disclosure.</summary>
    public static void Release(Session session, BureauContext bureau, LedgerStore ledger, IReadOnlyList<SubmittedResult> approved)
    {
        foreach (IGrouping<DrawId, SubmittedResult> draw in approved.GroupBy(r => r.Draw))
        {
            foreach (SubmittedResult result in draw)
            {
                Move(session, result, ResultState.Approved, bureau);
            }

            if (!RoundStore.Find(session, draw.Key)!.IsKeptBack)
            {
                Open(session, bureau, ledger, [.. draw.Select(r => r with { State = ResultState.Approved })]);
            }

            Advance(session, bureau, ledger, draw.Key);
        }
    }

    /// <summary>Publishes what waited for a draw's disclosure.</summary>
    public static void ReleaseDisclosed(Session session, BureauContext bureau, LedgerStore ledger, DrawId draw)
    {
        Open(session, bureau, ledger, [.. ResultStore.OfDraw(session, draw).Where(r => r.State == ResultState.Approved)]);
        Advance(session, bureau, ledger, draw);
    }

    private static void Open(Session session, BureauContext bureau, LedgerStore ledger, IReadOnlyList<SubmittedResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        SealedEntries.Open(session, bureau, ledger, [.. results.Select(r => ledger.Reading.Records.SealedAt(r.Position)
            ?? throw new InvalidOperationException($"result {r.Record} is not sealed any more"))]);
        foreach (SubmittedResult result in results)
        {
            Move(session, result, ResultState.Published, bureau);
            FollowUpStore.Replace(session, result);
        }
    }

    private static void Advance(Session session, BureauContext bureau, LedgerStore ledger, DrawId draw)
    {
        ILookup<ResultState, ResultState> states = ResultStore.StatesOf(session, draw).Values.ToLookup(s => s);
        int firms = KnownDraw.Of(session, draw).Receipt.Selection.DrawOrder.Count;
        int published = states[ResultState.Published].Count();
        if (published + states[ResultState.Approved].Count() == firms)
        {
            RoundProgress.Advance(session, draw, published == firms ? RoundState.Published : RoundState.Reviewed, bureau.Now);
        }
    }

    private static void Move(Session session, SubmittedResult result, ResultState to, BureauContext bureau)
    {
        if (!ResultStore.TryMove(session, result, to, bureau.Now))
        {
            throw new InvalidOperationException($"result {result.Record} was moved by another process");
        }
    }
}
