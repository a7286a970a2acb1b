using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification;

/// <summary>The policy whose rules a year owes (protocol section 9).</summary>
internal static class YearPolicy
{
    /// <summary>The policy whose rules a year owes; null without any.</summary>
    public static PolicyDocument? Of(PublishedFolder folder, int year) =>
        OwedRules.Of(folder.Draws.LastOrDefault(d => d.Id.Year == year && d.Void is null)?.Policy.Value, () => folder.PoliciesBefore(long.MaxValue), year);

    /// <summary>The policy in force on the year's last day, of those entered by then; null without any.</summary>
    public static PolicyDocument? OnLastDayOf(PublishedFolder folder, int year) => OwedRules.OnLastDay(folder.PoliciesBefore(long.MaxValue), year);

    /// <summary>Years with a policy in force on their last day that nothing closes although it is 1 April of the next or later.</summary>
    public static IEnumerable<int> Overdue(PublishedFolder folder, DateTimeOffset now)
    {
        AdoptedPolicy[] policies = [.. folder.PoliciesBefore(long.MaxValue)];
        if (policies.Length == 0)
        {
            yield break;
        }

        HashSet<int> closed = [.. folder.Ledger.Of<Ledger.Entries.ClosedBody>().Select(c => c.Body.Year)];
        int last = now.Month >= 4 ? now.Year - 1 : now.Year - 2;
        for (int year = policies[0].At.Year; year <= last; year++)
        {
            if (!closed.Contains(year) && OwedRules.OnLastDay(policies, year) is not null)
            {
                yield return year;
            }
        }
    }
}
