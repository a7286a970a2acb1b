using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Releasing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>result → review → publication: every step by another person, and nothing public before the last.</summary>
internal sealed class ReviewResults(BureauContext bureau, ReviewOptions options, Staff staff)
{
    /// <summary>The submissions under review, with the step each one waits for.</summary>
    public IReadOnlyList<(SubmittedResult Result, ReviewStep Step)> Waiting(Session session) =>
    [
        .. ReviewCase.UnderReview(session, options)
            .Select(r => (r.Result, Step: r.Case.Waits))
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
            YearGate.Require(ledger, result.Draw.Year, bureau.Today, YearEntry.Review);
            var review = ReviewCase.Of(session, result, options);
            decided.Add(Decide(session, result, review, by, reason: null));
            if (review.Waits is null)
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
        ReviewedBody decided = Decide(session, result, ReviewCase.Of(session, result, options), by, reason);
        if (!ResultStore.TryMove(session, result, ResultState.Returned, bureau.Now))
        {
            throw new InvalidOperationException($"result {result.Record} was moved by another process");
        }

        ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, decided);
    }

    // What is returned has a reason, what is approved has none.
    private ReviewedBody Decide(Session session, SubmittedResult result, ReviewCase review, string by, string? reason)
    {
        ReviewedBody decided = review.Decide(by, staff, approved: reason is null);
        ReviewStore.Add(session, new ReviewDecision(result.Position, decided.Step, decided.By, decided.Approved, reason, options.Wording, bureau.Now));
        return decided;
    }
}
