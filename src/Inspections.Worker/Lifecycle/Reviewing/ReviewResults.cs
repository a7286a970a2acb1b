using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Releasing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>result → review → publication: every step by another person, and nothing public before the last.</summary>
internal sealed class ReviewResults(BureauContext bureau, ReviewChain chain)
{
    /// <summary>The submissions under review, with the step each one waits for.</summary>
    public IReadOnlyList<(SubmittedResult Result, ReviewStep Step)> Waiting(Session session) =>
    [
        .. ResultStore.In(session, ResultState.UnderReview)
            .Select(r => (Result: r, Step: chain.Next(session, r, ReviewStore.Of(session, r.Position))))
            .Where(w => w.Step is not null)
            .Select(w => (w.Result, w.Step!)),
    ];

    /// <summary>Approves submissions, each at the step it waits for; the last approval publishes.</summary>
    /// <exception cref="UserErrorException">One may not be approved by this person, or is not under review; nothing is approved then.</exception>
    public void Approve(Session session, IReadOnlyList<SubmittedResult> results, string by)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        var decided = new List<EntryBody>();
        var last = new List<SubmittedResult>();
        foreach (SubmittedResult result in results)
        {
            IReadOnlyList<ReviewDecision> before = ReviewStore.Of(session, result.Position);
            YearGate.Require(ledger, result.Draw.Year, bureau.Today, YearEntry.Review);
            ReviewStep step = StepOf(session, result, before);
            ReviewDecision decision = new(
                result.Position, step.Label, chain.Reviewer(by, step, result, before), Approved: true, Reason: null, chain.Wording, bureau.Now);
            ReviewStore.Add(session, decision);
            decided.Add(new ReviewedBody(result.Record, step.Label, decision.By, Approved: true));
            if (chain.Next(session, result, [.. before, decision]) is null)
            {
                last.Add(result);
            }
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, decided);
        PublishResults.Release(session, bureau, ledger, last);
    }

    /// <summary>Sends a submission back to whoever entered it.</summary>
    /// <exception cref="UserErrorException">It may not be returned by this person, or is not under review.</exception>
    public void Return(Session session, SubmittedResult result, string by, string reason)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, result.Draw.Year, bureau.Today, YearEntry.Review);
        IReadOnlyList<ReviewDecision> before = ReviewStore.Of(session, result.Position);
        ReviewStep step = StepOf(session, result, before);
        Label reviewer = chain.Reviewer(by, step, result, before);
        ReviewStore.Add(session, new ReviewDecision(result.Position, step.Label, reviewer, Approved: false, reason, chain.Wording, bureau.Now));
        if (!ResultStore.TryMove(session, result, ResultState.Returned, bureau.Now))
        {
            throw NotUnderReview(result);
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new ReviewedBody(result.Record, step.Label, reviewer, Approved: false));
    }

    private ReviewStep StepOf(Session session, SubmittedResult result, IReadOnlyList<ReviewDecision> before) =>
        result.State == ResultState.UnderReview && chain.Next(session, result, before) is { } step ? step : throw NotUnderReview(result);

    private static UserErrorException NotUnderReview(SubmittedResult result)
    {
        (string chinese, string english) = result.State.InWords();
        return new($"结果 {result.Record} 不在审查中（{chinese}）", $"result {result.Record} is not under review ({english})");
    }
}
