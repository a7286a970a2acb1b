using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification.Checks;

/// <summary>The commitment ends once; a void says what it may say at its time (protocol section 8).</summary>
internal static class EndsCheck
{
    public static void Run(DrawCase draw, Expectations e)
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

    private static void Void(DrawCase draw, Commitment commitment, LedgerEntry end, VoidBody voided, Expectations e)
    {
        foreach ((string expected, string found) in VoidRule.Refuse(voided, commitment, end.At, [.. draw.EntriesOf<ValueBody>().Where(v => v.Entry.Index < end.Index).Select(v => v.Body.Name)]))
        {
            e.Require(holds: false, expected, found);
        }

        // What is said to be unavailable does not come afterwards either.
        e.Require(
            voided.Source is not Label named || draw.ValueOf(named) is not { } late || late.Entry.Index < end.Index,
            $"no value of '{voided.Source}', which is said to be unavailable", "there is one");
    }
}
