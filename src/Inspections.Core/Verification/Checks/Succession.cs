using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Which id may follow which, and what the next try of a voided round keeps (protocol section 8): a void is no way
/// to draw again from a better list.
/// </summary>
internal static class Succession
{
    public static void Check(DrawCase draw, DrawCase last, Examination e)
    {
        if (draw.Id.RoundKey != last.Id.RoundKey)
        {
            e.Require(draw.Id.Try == 1, $"{draw.Id with { Try = 1 }}, the first try of a new round", draw.Id.ToString());
            return;
        }

        e.Require(last.Void is not null, $"a new round after {last.Id}, which is not void", draw.Id.ToString());
        e.Equal($"the next try after {last.Id}", last.Id.NextTry(), draw.Id);
        if (last.Void?.Body.Reason is VoidReason reason)
        {
            Kept(draw.Commitment.Value, last.Commitment.Value, reason, last.Id, e);
        }
    }

    /// <summary>True when a next try has to keep the recusals of <paramref name="last"/> and cannot add to them.</summary>
    public static bool MustKeepRecusals(DrawCase draw, DrawCase last) =>
        draw.Id.RoundKey == last.Id.RoundKey && (last.Void?.Body.Reason is VoidReason.ForceMajeure or VoidReason.SourceUnavailable);

    // A wrong frame takes its recusals and quotas with it; a wrong roster the recusals that name its inspectors.
    private static void Kept(Commitment now, Commitment then, VoidReason reason, DrawId last, Examination e)
    {
        bool frameWrong = reason == VoidReason.FrameError, rosterWrong = reason == VoidReason.RosterError;
        e.Require(frameWrong || now.Frame == then.Frame, $"the frame of {last}: {then.Frame}", $"{now.Frame}");
        e.Require(frameWrong || now.Policy == then.Policy, $"the policy of {last}: {then.Policy}", $"{now.Policy}");
        e.Require(rosterWrong || now.Roster == then.Roster, $"the roster of {last}: {then.Roster}", $"{now.Roster}");
        e.Require(frameWrong || rosterWrong || now.Recusals == then.Recusals, $"the recusals of {last}: {then.Recusals}", $"{now.Recusals}");
        e.Require(frameWrong || now.Quotas.SequenceEqual(then.Quotas), $"the quotas of {last}: {Takes(then)}", Takes(now));
    }

    private static string Takes(Commitment commitment) => Wording.List(commitment.Quotas.Select(q => $"{q.Take} of {q.Stratum}"));
}
