using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Publication.Credit;

namespace Inspections.Worker.Publication.Archives;

/// <summary>
/// What belongs into the archive of a year: all that was published up to its end and that somebody needs to verify it, with
/// nothing but the archive. Pages are left out: they say nothing that is not in the files, and look different next year.
/// </summary>
internal static class ArchiveContents
{
    /// <summary>The files by path, ordered by their paths' bytes; each is read when it is asked for.</summary>
    public static SortedDictionary<string, Func<byte[]>> Of(IPublishedFiles files, ArchivedLedger ledger)
    {
        var contents = new SortedDictionary<string, Func<byte[]>>(StringComparer.Ordinal);
        PutLedger(contents, files, ledger);
        foreach (DocumentBody policy in ledger.Bodies<DocumentBody>().Where(d => d.Document == DocumentKind.Policy))
        {
            Put(contents, files, PublicLayout.Policy(policy.Digest));
        }

        // Draws of earlier years too: what may be drawn follows from all before it.
        foreach (DrawId draw in ledger.Bodies<CommitmentBody>().Select(c => c.Draw).Distinct())
        {
            PutDraw(contents, files, ledger, draw);
        }

        foreach (int year in ledger.Bodies<CommitmentBody>().Select(c => c.Draw.Year).Distinct())
        {
            Put(contents, files, PublicLayout.Term(year), isOptional: true);
        }

        foreach ((string path, byte[] page) in CreditPages.UpTo(files, ledger.Checkpoint.Head.Size))
        {
            contents[path] = () => page;
        }

        return contents;
    }

    private static void PutLedger(SortedDictionary<string, Func<byte[]>> contents, IPublishedFiles files, ArchivedLedger ledger)
    {
        int size = ledger.Entries.Count;
        foreach (BureauFile file in BureauFiles.OfLedger(ledger.Bodies<KeyBody>(), ledger.Leaves.Select(l => new ReadOnlyMemory<byte>(l)), 0, []))
        {
            contents[file.Path] = file.Content.ToArray;
        }

        contents[PublicLayout.Checkpoint] = () => files.TryRead(PublicLayout.CheckpointAt(size)) ?? throw Missing(PublicLayout.CheckpointAt(size));
        string[] checkpoints = [.. Enumerable.Range(1, size).Select(s => PublicLayout.CheckpointAt(s))];
        files.Expect(checkpoints);
        foreach (string path in checkpoints)
        {
            Put(contents, files, path, isOptional: true);
        }
    }

    private static void PutDraw(SortedDictionary<string, Func<byte[]>> contents, IPublishedFiles files, ArchivedLedger ledger, DrawId draw)
    {
        Put(contents, files, PublicLayout.Commitment(draw));
        Put(contents, files, PublicLayout.Frame(draw));
        Put(contents, files, PublicLayout.Roster(draw));
        var commitment = Commitment.FromJson(CanonicalJson.Parse(contents[PublicLayout.Commitment(draw)]()));
        bool isDisclosed = ledger.IsDisclosed(commitment);
        if (isDisclosed)
        {
            Put(contents, files, PublicLayout.Receipt(draw));
            Put(contents, files, PublicLayout.Recusals(draw), isOptional: true);
        }

        foreach (Witness witness in commitment.Witnesses)
        {
            Put(contents, files, PublicLayout.WitnessCommitment(draw, witness.Name), isOptional: true);
            if (isDisclosed)
            {
                Put(contents, files, PublicLayout.WitnessValues(draw, witness.Name), isOptional: true);
            }
        }
    }

    private static void Put(SortedDictionary<string, Func<byte[]>> contents, IPublishedFiles files, string path, bool isOptional = false)
    {
        if (!isOptional || files.TryRead(path) is not null)
        {
            contents[path] = () => files.TryRead(path) ?? throw Missing(path);
        }
    }

    private static UserErrorException Missing(string path) => ArchiveRefusals.Missing.Error(path);
}
