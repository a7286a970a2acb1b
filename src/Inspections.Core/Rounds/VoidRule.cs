using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>When and why a commitment may be voided (protocol section 8): the bureau asks before it enters one, whoever verifies afterwards.</summary>
public static class VoidRule
{
    /// <summary>True while nothing of the draw can be known: before its time and before any value. A mistake may be put right then, and nobody can have chosen.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="at">The time of the void's entry.</param>
    /// <param name="hasValue">True when a value was entered before it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="commitment"/> is null.</exception>
    public static bool IsEarly(Commitment commitment, DateTimeOffset at, bool hasValue)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return at < commitment.DrawAt && !hasValue;
    }

    /// <summary>The sources by which a draw may be voided once something may be known: dice, lotteries and pulses whose value is not in. A sealed value cannot be unavailable: a witness's becomes ABSENT, and the bureau has its own.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="commitment"/> is null.</exception>
    public static IEnumerable<Label> Unavailable(Commitment commitment, IEnumerable<Label> entered)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.Sources.Where(s => s is not SealedSource).Select(s => s.Name).Except(entered);
    }

    /// <summary>Everything that speaks against a void, as expected and found.</summary>
    /// <param name="body">The void.</param>
    /// <param name="commitment">The commitment that it ends.</param>
    /// <param name="at">The time of its entry.</param>
    /// <param name="entered">The sources whose value was entered before it.</param>
    internal static IEnumerable<(string Expected, string Found)> Refuse(VoidBody body, Commitment commitment, DateTimeOffset at, IReadOnlyCollection<Label> entered)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(entered);
        if (body.DecidedBy == body.ApprovedBy)
        {
            yield return ("a void decided and approved by two different people", $"both by {body.DecidedBy}");
        }

        bool unavailable = body.Reason == VoidReason.SourceUnavailable;
        if (body.Source is null == unavailable)
        {
            yield return ("a source named where it is unavailable, and only there", body.Source is null ? "none named" : $"'{body.Source}' for {VoidBody.NameOf(body.Reason)}");
        }

        if (IsEarly(commitment, at, entered.Count > 0))
        {
            if (unavailable)
            {
                yield return ("frame-error, roster-error or force-majeure, before the draw", $"{body.Reason}");
            }

            yield break;
        }

        if (!unavailable)
        {
            yield return ($"source-unavailable after {(entered.Count > 0 ? "the first value" : "the draw's time")}", $"{body.Reason}");
        }

        if (body.Source is not Label named || !commitment.Sources.Any(s => s.Name == named && s is not SealedSource))
        {
            yield return ("the source that is unavailable, of dice, lottery or pulse", body.Source is null ? "none named" : $"'{body.Source}'");
        }
        else if (entered.Contains(named))
        {
            yield return ($"no value of '{named}', which is said to be unavailable", "there is one");
        }
    }
}
