using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification.Checks;

/// <summary>An entry that opens a <c>sealed</c> one is of its kind and gives its digest, no other opens it again, and every result opens one (protocol section 10).</summary>
internal static class Openings
{
    public static void Check(PublishedLedger ledger, Expectations e)
    {
        var opened = new Dictionary<long, long>();
        foreach (LedgerEntry entry in ledger.Entries)
        {
            if (entry.Body.Opens is not Opening opening)
            {
                e.Require(entry.Body is not ResultBody, $"a result (entry {entry.Index}) that was sealed before it was opened", "it opens nothing");
                continue;
            }

            e.Require(
                opened.TryAdd(opening.Index, entry.Index),
                $"entry {opening.Index} opened once", $"by entries {opened[opening.Index]} and {entry.Index}");
            if (opening.Index >= entry.Index || ledger.Entries[(int)opening.Index].Body is not SealedBody sealedBody)
            {
                e.Require(holds: false, $"a sealed entry {opening.Index} before entry {entry.Index}", "there is none");
                continue;
            }

            e.Equal($"kind that entry {opening.Index} keeps back", sealedBody.Of, entry.Body.Kind);
            Digest digest = entry.Body.SealedBy(opening.Salt);
            e.Equal($"digest that entry {opening.Index} keeps back", sealedBody.Digest, digest);
        }
    }
}
