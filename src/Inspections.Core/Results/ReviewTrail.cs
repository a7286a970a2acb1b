using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Results;

/// <summary>Whether a result was reviewed as its policy asks before it was opened (保密审查, protocol section 10).</summary>
public static class ReviewTrail
{
    /// <summary>Null when every step was approved, else what is expected.</summary>
    /// <param name="steps">The policy's steps, in order; none where one approval is enough.</param>
    /// <param name="reviews">The record's reviews between its seal and its opening, in order, none before the version before.</param>
    /// <remarks>
    /// Reviews up to the last one that returned the record count for nothing. Of each step the first approval counts that
    /// comes after the step before and is by somebody who approved none before.
    /// </remarks>
    public static string? Refuse(IReadOnlyList<Label> steps, IEnumerable<ReviewedBody> reviews)
    {
        ArgumentNullException.ThrowIfNull(steps);
        List<ReviewedBody> all = [.. reviews];
        List<ReviewedBody> approvals = all[(all.FindLastIndex(r => !r.Approved) + 1)..];
        if (steps.Count == 0)
        {
            return approvals.Count > 0 ? null : "at least one step of its review approved";
        }

        var people = new HashSet<Label>();
        int next = 0;
        foreach (Label step in steps)
        {
            int found = approvals.FindIndex(next, r => r.Step == step && !people.Contains(r.By));
            if (found < 0)
            {
                return $"the steps {string.Join(", ", steps)} approved in this order by different people; '{step}' is not";
            }

            people.Add(approvals[found].By);
            next = found + 1;
        }

        return null;
    }
}
