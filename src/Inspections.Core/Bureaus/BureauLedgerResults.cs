using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;
using Inspections.Core.Results;

namespace Inspections.Core.Bureaus;

/// <summary>What became public at once, and what could not.</summary>
/// <param name="Results">The versions that were opened.</param>
/// <param name="Refused">The records that stay approved, each with the reason.</param>
public sealed record ReleasedResults(IReadOnlyList<ResultBody> Results, IReadOnlyList<(Label Record, Refusal Why)> Refused)
{
    /// <summary>What was opened.</summary>
    public IReadOnlyList<ResultBody> Results { get; init => field = Given.List(value); } = Given.List(Results);

    /// <summary>What stays approved, each with the reason.</summary>
    public IReadOnlyList<(Label Record, Refusal Why)> Refused { get; init => field = Given.List(value); } = Given.List(Refused);
}

/// <summary>The review of results and their publication, over all draws of a ledger (保密审查, protocol section 10).</summary>
public static class BureauLedgerResults
{
    /// <summary>The results under review, each with the step that it waits for.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static IEnumerable<(SubmittedResult Result, Label Step)> UnderReview(this BureauLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return Pending(ledger).Where(r => r.State == ResultState.UnderReview)
            .Select(r => (r, ChainOf(ledger, r.Draw).Next(ReviewsOf(ledger, r))!.Value));
    }

    /// <summary>Decides the step that a record waits for. Every step is another person's, and nobody's who entered the result.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="now">The moment.</param>
    /// <param name="record">The record.</param>
    /// <param name="by">Staff id of who decides.</param>
    /// <param name="isApproved">False to send it back: it is submitted anew then.</param>
    /// <returns>True when that was the last step, and the record may be published.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    /// <exception cref="RefusedException">Nothing of the record is under review, or this person may not decide.</exception>
    public static bool Review(this BureauLedger ledger, DateTimeOffset now, Label record, Label by, bool isApproved = true)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        SubmittedResult? result = Pending(ledger).LastOrDefault(r => r.Record == record && r.State == ResultState.UnderReview);
        BureauLedger.Require(result is null ? BureauRefusals.Review.Of(by, record, "a result under review") : null);
        ReviewChain chain = ChainOf(ledger, result!.Draw);
        IReadOnlyCollection<ReviewedBody> reviews = ReviewsOf(ledger, result);
        BureauLedger.Require(chain.Refuse(by, result.EnteredBy, reviews) switch
        {
            null => null,
            ReviewRefusal.EnteredIt => BureauRefusals.Review.Of(by, record, $"another than {result.EnteredBy}, who entered it"),
            _ => BureauRefusals.Review.Of(by, record, "another for every step"),
        });
        var decided = new ReviewedBody(record, chain.Next(reviews)!.Value, by, isApproved);
        ledger.Append(now, decided);
        return isApproved && chain.Next(reviews.Append(decided)) is null;
    }

    /// <summary>Publishes every result that has passed its review and whose draw is public.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> is null.</exception>
    public static ReleasedResults Publish(this BureauLedger ledger, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var opened = new List<ResultBody>();
        var refused = new List<(Label, Refusal)>();
        foreach (SubmittedResult result in Pending(ledger).Where(r => r.State == ResultState.Approved && ledger.Reading.IsDisclosed(r.Draw)).ToArray())
        {
            var body = (ResultBody)ledger.Documents.SealedAt(result.Position)!.Opened();
            if (ledger.Refuse(now, body) is { } why)
            {
                refused.Add((result.Record, why));
                continue;
            }

            ledger.Append(now, body);
            opened.Add(body);
        }

        return new ReleasedResults(opened, refused);
    }

    /// <summary>What was submitted about a drawn firm.</summary>
    internal static FirmSubmissions Of(BureauLedger ledger, DrawId draw, Identifier firm) => new([.. All(ledger, draw).Where(r => r.Firm == firm)]);

    /// <summary>A name that no record has: the year and the place of its first seal.</summary>
    internal static Label NewRecord(BureauLedger ledger, DrawId draw) => Label.Parse(FormattableString.Invariant($"{draw.Year}-{ledger.Size:D6}"));

    private static ReviewChain ChainOf(BureauLedger ledger, DrawId draw) => ReviewChain.Of(ledger.Reading.Records.PolicyOf(ledger.Reading.Records.CommitmentOf(draw).Policy));

    private static IEnumerable<SubmittedResult> Pending(BureauLedger ledger) => ledger.Documents.DrawsWithSeals
        .SelectMany(d => All(ledger, d).GroupBy(r => r.Firm).Select(g => new FirmSubmissions([.. g]).Current)).OfType<SubmittedResult>()
        .Where(r => r.State is ResultState.UnderReview or ResultState.Approved).OrderBy(r => r.Position);

    // Everything that was submitted about a draw, in the order of the seals.
    private static IEnumerable<SubmittedResult> All(BureauLedger ledger, DrawId draw)
    {
        IEnumerable<(long Seal, ResultBody Body, DateTimeOffset? PublishedAt)> open = ledger.Log.About(draw)
            .Where(e => e.Body is ResultBody).Select(e => (e.Body.Opens!.Index, (ResultBody)e.Body, (DateTimeOffset?)e.At));
        (long Seal, ResultBody Body, DateTimeOffset? PublishedAt)[] all =
        [
            .. open.Concat(ledger.Documents.SealedOf(draw).Where(s => s.Body is ResultBody).Select(s => (s.Index, (ResultBody)s.Body, (DateTimeOffset?)null))).OrderBy(r => r.Item1),
        ];
        Dictionary<Identifier, long> last = all.GroupBy(r => r.Body.Firm).ToDictionary(g => g.Key, g => g.Max(r => r.Seal));
        foreach ((long seal, ResultBody body, DateTimeOffset? publishedAt) in all)
        {
            ResultState state = publishedAt is not null ? ResultState.Published : last[body.Firm] != seal ? ResultState.Replaced : StateOf(ledger, body, seal);
            yield return new SubmittedResult(
                seal, body.Record, body.Version, ContentOf(body), body.IsWithdrawn, state, Reason: null, ledger.Documents.EnteredBy(seal), ledger.EntryAt(seal).At, publishedAt);
        }
    }

    private static ResultState StateOf(BureauLedger ledger, ResultBody body, long seal)
    {
        IReadOnlyCollection<ReviewedBody> reviews = ResultEntries.ReviewsOf(ledger.Reading, body, seal);
        return reviews.Any(r => !r.Approved) ? ResultState.Returned
            : ChainOf(ledger, body.Draw).Next(reviews) is null ? ResultState.Approved
            : ResultState.UnderReview;
    }

    private static IReadOnlyCollection<ReviewedBody> ReviewsOf(BureauLedger ledger, SubmittedResult result) =>
        ResultEntries.ReviewsOf(ledger.Reading, (ResultBody)ledger.Documents.SealedAt(result.Position)!.Body, result.Position);

    private static InspectionResult ContentOf(ResultBody body) => new()
    {
        Draw = body.Draw,
        Firm = body.Firm,
        InspectedOn = body.InspectedOn,
        Inspectors = body.Inspectors,
        Items = body.Items,
        Categories = body.Categories,
    };
}
