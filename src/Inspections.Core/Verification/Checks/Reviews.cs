using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;

namespace Inspections.Core.Verification.Checks;

/// <summary>Every result was reviewed between its seal and its opening, in the steps of its draw's policy (protocol section 10).</summary>
internal static class Reviews
{
    public static void Check(PublishedFolder folder, Expectations e)
    {
        var reviews = new Dictionary<Label, List<(long Index, ReviewedBody Body)>>();
        var last = new Dictionary<Label, long>();
        foreach (LedgerEntry entry in folder.Ledger.Entries)
        {
            if (entry.Body is ReviewedBody review)
            {
                if (!reviews.TryGetValue(review.Record, out var own))
                {
                    reviews.Add(review.Record, own = []);
                }

                own.Add((entry.Index, review));
            }
            else if (entry.Body is ResultBody { Opens: Opening opening } result)
            {
                long from = long.Max(opening.Index, last.GetValueOrDefault(result.Record, -1));
                ReviewedBody[] between = [.. reviews.GetValueOrDefault(result.Record, []).Where(r => r.Index > from).Select(r => r.Body)];
                last[result.Record] = entry.Index;
                e.Part(() => Judge(folder, entry, result, between, e));
            }
        }
    }

    private static void Judge(PublishedFolder folder, LedgerEntry entry, ResultBody result, ReviewedBody[] between, Expectations e)
    {
        if (folder.Find(result.Draw) is not DrawCase draw)
        {
            return; // a result of no commitment is said elsewhere
        }

        // One approval is owed by every policy: said even where the document is missing.
        string? refusal = new ReviewChain([]).Missing(between) ?? ReviewChain.Of(draw.Policy.Value).Missing(between);
        e.Require(refusal is null, $"before result {result.Record} version {result.Version} (entry {entry.Index}): {refusal}", Wording.List(between.Select(r => $"{r.Step} {(r.Approved ? "approved" : "returned")} by {r.By}")));
    }
}
