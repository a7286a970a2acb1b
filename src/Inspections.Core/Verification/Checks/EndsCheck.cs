using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Checks;

/// <summary>The commitment ends once; a void says what it may say at its time (protocol section 8).</summary>
internal static class EndsCheck
{
    public static void Run(DrawCase draw, Examination e)
    {
        Commitment commitment = draw.Commitment.Value;
        _ = draw.Entry;
        LedgerEntry[] ends = [.. draw.Ends];
        if (ends.Length == 0)
        {
            e.Wait("one receipt or void", "none yet");
            return;
        }

        e.Require(ends.Length == 1, "one receipt or void", $"{ends.Length}: entries {Wording.List(ends.Select(x => x.Index))}");
        foreach (LedgerEntry end in ends)
        {
            e.Require(end.Index > draw.Index, $"an end after the commitment's entry {draw.Index}", $"entry {end.Index}");
            if (end.Body is VoidBody voided)
            {
                Void(draw, commitment, end, voided, e);
            }
            else
            {
                e.Require(
                    end.At >= commitment.DrawAt,
                    $"a receipt at or after {BeijingTime.Format(commitment.DrawAt)}", BeijingTime.Format(end.At));
            }
        }

        e.Conclude("one receipt or void", $"{ends[0].Body.Kind}, entry {ends[0].Index}, {BeijingTime.Format(ends[0].At)}");
    }

    private static void Void(DrawCase draw, Commitment commitment, LedgerEntry end, VoidBody voided, Examination e)
    {
        e.Require(
            voided.DecidedBy != voided.ApprovedBy,
            "a void decided and approved by two different people", $"both by {voided.DecidedBy}");
        e.Require(
            (voided.Source is null) == (voided.Reason != VoidReason.SourceUnavailable),
            "a source named where it is unavailable, and only there", voided.Source is null ? "none named" : $"'{voided.Source}' for {VoidBody.NameOf(voided.Reason)}");
        LedgerEntry? value = draw.EntriesOf<ValueBody>().Select(v => v.Entry).FirstOrDefault(v => v.Index < end.Index);
        if (end.At < commitment.DrawAt && value is null)
        {
            e.Require(
                voided.Reason != VoidReason.SourceUnavailable,
                "frame-error, roster-error or force-majeure, before the draw", $"{voided.Reason}");
            return;
        }

        string since = value is null ? "the draw's time" : $"value entry {value.Index}";
        e.Require(voided.Reason == VoidReason.SourceUnavailable, $"source-unavailable after {since}", $"{voided.Reason}");

        // A sealed value cannot be unavailable: a witness's becomes ABSENT, and the bureau has its own.
        Source? named = commitment.Sources.FirstOrDefault(s => s.Name == voided.Source);
        e.Require(
            named is not (null or SealedSource),
            "the source that is unavailable, of dice, lottery or pulse", voided.Source is null ? "none named" : $"'{voided.Source}'");
        e.Require(
            named is null || draw.ValueOf(named.Name) is null,
            $"no value of '{voided.Source}', which is said to be unavailable", "there is one");
    }
}
