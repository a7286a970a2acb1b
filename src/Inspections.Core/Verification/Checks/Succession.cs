using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// What the next try of a voided round keeps (protocol section 8): a void is no way to draw again from a better list.
/// Which id may follow which is said by <see cref="RoundOrder"/>.
/// </summary>
internal static class Succession
{
    public static void Check(DrawCase draw, DrawCase last, Expectations e)
    {
        if (draw.Id.RoundKey == last.Id.RoundKey && last.Void?.Body.Reason is VoidReason reason)
        {
            Kept(draw.Commitment.Value, last.Commitment.Value, reason, last.Id, e);
        }
    }

    /// <summary>True when a next try has to keep the recusals of <paramref name="last"/> and cannot add to them.</summary>
    public static bool MustKeepRecusals(DrawCase draw, DrawCase last) =>
        draw.Id.RoundKey == last.Id.RoundKey && last.Void is { Body.Reason: var reason } && NextTry.KeepsRecusals(reason);

    // A wrong frame takes its recusals and quotas with it; a wrong roster the recusals that name its inspectors.
    private static void Kept(Commitment now, Commitment then, VoidReason reason, DrawId last, Expectations e)
    {
        bool frameWrong = !NextTry.KeepsFrame(reason), rosterWrong = reason == VoidReason.RosterError, kept = NextTry.KeepsRecusals(reason);
        e.Require(frameWrong || now.Frame == then.Frame, $"the frame of {last}: {then.Frame}", $"{now.Frame}");
        e.Require(frameWrong || now.Policy == then.Policy, $"the policy of {last}: {then.Policy}", $"{now.Policy}");
        e.Require(rosterWrong || now.Roster == then.Roster, $"the roster of {last}: {then.Roster}", $"{now.Roster}");
        e.Require(!kept || now.Recusals == then.Recusals, $"the recusals of {last}: {then.Recusals}", $"{now.Recusals}");
        e.Require(frameWrong || now.Quotas.SequenceEqual(then.Quotas), $"the quotas of {last}: {Takes(then)}", Takes(now));
    }

    private static string Takes(Commitment commitment) => Wording.List(commitment.Quotas.Select(q => $"{q.Take} of {q.Stratum}"));
}
