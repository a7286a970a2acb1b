using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification;

/// <summary>The policy whose rules a year owes (protocol section 9).</summary>
internal static class YearPolicy
{
    /// <summary>The policy of the year's last commitment that is not void; without any the one in force on its last day; null without either.</summary>
    public static PolicyDocument? Of(PublishedFolder folder, int year) =>
        folder.Draws.LastOrDefault(d => d.Id.Year == year && d.Void is null)?.Policy.Value ?? OnLastDayOf(folder, year);

    /// <summary>The policy in force on the year's last day, of those entered by then; null without any.</summary>
    public static PolicyDocument? OnLastDayOf(PublishedFolder folder, int year)
    {
        AdoptedPolicy[] entered = [.. folder.PoliciesBefore(long.MaxValue).Where(p => p.At.Year <= year)];
        return PolicyInForce.On(entered, new DateOnly(year, 12, 31))?.Document;
    }

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
            if (!closed.Contains(year) && PolicyInForce.On([.. policies.Where(p => p.At.Year <= year)], new DateOnly(year, 12, 31)) is not null)
            {
                yield return year;
            }
        }
    }
}
