using System.Text;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Every published checkpoint is of this log and signed by the key in force at its size; a rotation is signed by the
/// new key and by the old or the recovery key (protocol section 10).
/// </summary>
internal static class CheckpointChain
{
    public static void Check(PublishedFolder folder, VerifierKey? trusted, Expectations e)
    {
        (LedgerEntry Entry, KeyBody Body)[] keys = [.. folder.Ledger.Of<KeyBody>()];
        string origin = keys[0].Body.Key.Name;
        e.Require(
            keys.All(k => k.Body.Key.Name == origin && k.Body.Recovery.Name == origin),
            $"all keys named {origin}", Wording.List(keys.SelectMany(k => new[] { k.Body.Key.Name, k.Body.Recovery.Name }).Distinct(StringComparer.Ordinal)));
        e.Require(
            trusted is null || keys.Any(k => k.Body.Key.IsSameKeyAs(trusted) && k.Body.Key.Name == trusted.Name),
            $"the trusted key {trusted} among the ledger's keys", Wording.List(keys.Select(k => k.Body.Key)));
        KeyFile(folder, keys, e);

        folder.Files.Expect(Enumerable.Range(1, folder.Ledger.Entries.Count).Select(size => PublicLayout.CheckpointAt(size)));
        var signed = new List<long>();
        for (long size = 1; size <= folder.Ledger.Tree.Size; size++)
        {
            if (Read(folder, PublicLayout.CheckpointAt(size)) is SignedNote note)
            {
                Judge(note, folder.Ledger.Tree.HeadAt(size), origin, keys.Last(k => k.Entry.Index < size).Body.Key, e);
                signed.Add(size);
            }
        }

        Latest(folder, signed, e);
        for (int i = 1; i < keys.Length; i++)
        {
            Rotation(folder, keys[i - 1], keys[i], signed, e);
        }
    }

    private static void KeyFile(PublishedFolder folder, (LedgerEntry Entry, KeyBody Body)[] keys, Expectations e)
    {
        byte[] expected = Encoding.UTF8.GetBytes(string.Concat(keys.Select(k => $"{k.Body.Key}\n")));
        if (folder.Files.TryRead(PublicLayout.Keys) is byte[] file)
        {
            e.Require(file.AsSpan().SequenceEqual(expected), $"{PublicLayout.Keys}: the key of every key entry, a line each", "others");
        }
        else
        {
            e.Wait($"{PublicLayout.Keys} is published", "it is missing");
        }
    }

    private static void Latest(PublishedFolder folder, List<long> signed, Expectations e)
    {
        long size = folder.Ledger.Tree.Size;
        if (Read(folder, PublicLayout.Checkpoint) is SignedNote note)
        {
            KeyBody inForce = folder.Ledger.Of<KeyBody>().Last().Body;
            Judge(note, folder.Ledger.Tree.Head, inForce.Key.Name, inForce.Key, e);
        }
        else
        {
            e.Wait($"{PublicLayout.Checkpoint} is published", "it is missing");
        }

        if (!signed.Contains(size))
        {
            e.Wait($"{PublicLayout.CheckpointAt(size)} is published", "it is missing");
        }

    }

    private static void Judge(SignedNote note, TreeHead head, string origin, VerifierKey key, Expectations e)
    {
        Checkpoint checkpoint = Checkpoint.Parse(note.Text);
        e.Require(checkpoint.Origin.ToString() == origin, $"a checkpoint of {origin}", $"of {checkpoint.Origin}");
        e.Equal($"head of the first {head.Size} entries", head, checkpoint.Head);
        e.Require(note.IsSignedBy(key), $"the checkpoint of {head.Size} entries signed by {key.Name}+{key.KeyId}", "its signature is missing or wrong");
    }

    // The entry ends its transaction: every checkpoint that ends with it carries both signatures, and one is owed.
    private static void Rotation(
        PublishedFolder folder, (LedgerEntry Entry, KeyBody Body) old, (LedgerEntry Entry, KeyBody Body) rotated, List<long> signed, Expectations e)
    {
        long size = rotated.Entry.Index + 1;
        if (!signed.Contains(size))
        {
            e.Wait($"{PublicLayout.CheckpointAt(size)} is published, with the rotation", "it is missing");
        }

        string[] paths = size == folder.Ledger.Tree.Size ? [PublicLayout.CheckpointAt(size), PublicLayout.Checkpoint] : [PublicLayout.CheckpointAt(size)];
        foreach (SignedNote note in paths.Select(p => Read(folder, p)).OfType<SignedNote>())
        {
            e.Require(
                note.IsSignedBy(old.Body.Key) || note.IsSignedBy(old.Body.Recovery),
                $"the checkpoint of {size} entries, after the keys change, signed also by {old.Body.Key.KeyId} or {old.Body.Recovery.KeyId}", "it is not");
        }
    }

    private static SignedNote? Read(PublishedFolder folder, string path)
    {
        var file = new Published<SignedNote>(folder.Files, path, b => SignedNote.Parse(b));
        return file.Exists ? file.Read() : null;
    }
}
