using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Every entry is canonical and in its place, times never go back, policy documents are there, openings open what
/// was sealed, and signed checkpoints cover it all (protocol section 10).
/// </summary>
internal static class LedgerCheck
{
    public static void Run(PublishedFolder folder, VerifierKey? trusted, Expectations e)
    {
        PublishedLedger ledger = folder.Ledger;
        if (!ledger.Exists)
        {
            e.Wait($"{PublicLayout.Entries} is published", "it is missing");
            return;
        }

        e.Require(ledger.Refusal is null, "every line a canonical entry, numbered from 0", ledger.Refusal ?? "");
        if (ledger.Entries.Count == 0 || ledger.Entries[0].Body is not KeyBody)
        {
            e.Require(holds: false, "entry 0 of kind key", ledger.Entries.Count == 0 ? "no entries" : $"kind {ledger.Entries[0].Body.Kind}");
            return;
        }

        Times(ledger, e);
        Policies(folder, e);
        Subjects(ledger, e);
        Openings.Check(ledger, e);
        Rotations(ledger, e);
        Closings.Check(folder, e);
        Reviews.Check(folder, e);
        WitnessHeads.Check(folder, e);
        CheckpointChain.Check(folder, trusted, e);
        e.Conclude($"{ledger.Entries.Count} entries under a signed checkpoint", $"root {ledger.Tree.Head.Root}");
    }

    private static void Times(PublishedLedger ledger, Expectations e)
    {
        foreach ((LedgerEntry before, LedgerEntry after) in ledger.Entries.Zip(ledger.Entries.Skip(1)).Where(p => p.Second.At < p.First.At))
        {
            e.Require(holds: false, $"entry {after.Index} not before {BeijingTime.Format(before.At)}", BeijingTime.Format(after.At));
        }

        foreach ((LedgerEntry entry, VisitBody visit) in ledger.Of<VisitBody>().Where(v => v.Body.InspectedOn > BeijingTime.DateOf(v.Entry.At)))
        {
            e.Require(holds: false, $"a visit (entry {entry.Index}) not after {BeijingTime.Format(BeijingTime.DateOf(entry.At))}, its entry", BeijingTime.Format(visit.InspectedOn));
        }
    }

    private static void Rotations(PublishedLedger ledger, Expectations e)
    {
        (LedgerEntry Entry, KeyBody Body)[] keys = [.. ledger.Of<KeyBody>()];
        for (int i = 1; i < keys.Length; i++)
        {
            string? refusal = KeyRotation.Refuse(keys.Take(i).Select(k => k.Body), keys[i].Body);
            e.Require(refusal is null, $"{refusal} (entry {keys[i].Entry.Index})", $"{keys[i].Body.Key.KeyId}");
        }
    }

    private static void Policies(PublishedFolder folder, Expectations e)
    {
        foreach (Digest digest in folder.Ledger.Of<DocumentBody>().Where(d => d.Body.Document == DocumentKind.Policy).Select(d => d.Body.Digest).Distinct())
        {
            if (folder.Policy(digest).Exists)
            {
                e.Equal("digest of the policy document", digest, folder.Policy(digest).Read().Digest);
            }
            else
            {
                e.Wait($"{PublicLayout.Policy(digest)} is published", "it is missing");
            }
        }
    }

    // Nothing can be said of a draw before it is committed to.
    private static void Subjects(PublishedLedger ledger, Expectations e)
    {
        var committed = new HashSet<DrawId>();
        foreach (LedgerEntry entry in ledger.Entries)
        {
            if (entry.Body is CommitmentBody commitment)
            {
                committed.Add(commitment.Draw);
            }

            foreach (DrawId draw in EntrySubjects.DrawsOf(entry.Body).Where(d => !committed.Contains(d)))
            {
                e.Require(holds: false, $"a commitment to {draw} before entry {entry.Index}", $"none before this {entry.Body.Kind}");
            }
        }
    }
}
