using Inspections.Core.Policy;

namespace Inspections.Core.Rounds;

/// <summary>A policy document and the entry by which the ledger took it.</summary>
/// <param name="Index">The entry.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Document">The document.</param>
public sealed record AdoptedPolicy(long Index, DateTimeOffset At, PolicyDocument Document);

/// <summary>Which of a bureau's policies holds (protocol section 11).</summary>
internal static class PolicyInForce
{
    /// <summary>
    /// The policy of a commitment: of those before it the one with the latest <c>effective</c> not after the draw's date, of equal
    /// ones the later entry; the first where there is none. Null without any.
    /// </summary>
    /// <param name="before">The policies entered before the commitment, in order.</param>
    /// <param name="drawDate">The draw's date.</param>
    /// <exception cref="ArgumentNullException"><paramref name="before"/> is null.</exception>
    public static AdoptedPolicy? For(IReadOnlyList<AdoptedPolicy> before, DateOnly drawDate)
    {
        ArgumentNullException.ThrowIfNull(before);
        return On(before, drawDate) ?? (before.Count == 0 ? null : before[0]);
    }

    /// <summary>The policy that holds on a day, or null where none is effective yet.</summary>
    /// <param name="before">The policies entered by then, in order.</param>
    /// <param name="day">The day.</param>
    /// <exception cref="ArgumentNullException"><paramref name="before"/> is null.</exception>
    public static AdoptedPolicy? On(IReadOnlyList<AdoptedPolicy> before, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before.Where(p => p.Document.Effective <= day).OrderBy(p => p.Document.Effective).ThenBy(p => p.Index).LastOrDefault();
    }
}
