using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Publication;

/// <summary>What one state of the database says that a folder holds besides the documents.</summary>
internal sealed record FolderContents(
    LedgerStore Ledger, IReadOnlyList<byte[]> Leaves, IReadOnlyList<(long Size, string Note)> Checkpoints, Digest Inputs, PublicRecord Record, long Records)
{
    public byte[]? Checkpoint => Checkpoints.Count == 0 ? null : Encoding.UTF8.GetBytes(Checkpoints[^1].Note);

    public static FolderContents Read(Session session, PublicationOptions naming)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        return new FolderContents(
            ledger, LedgerStore.Leaves(session), LedgerStore.Checkpoints(session), PageInputs.Mark(session), PublicRecord.Read(session, ledger, naming), CreditStore.Count(session));
    }

    /// <summary>The ledger's files; of one that never changes, the size of the ledger since which it is there.</summary>
    public IEnumerable<(string Path, byte[] Content, long? Since)> OfLedger()
    {
        Dictionary<string, long> since = Checkpoints.ToDictionary(c => PublicLayout.CheckpointAt(c.Size), c => c.Size, StringComparer.Ordinal);
        foreach (BureauFile file in BureauFiles.OfLedger(Ledger.Of<KeyBody>(), Leaves.Select(l => new ReadOnlyMemory<byte>(l)), 0, Checkpoints))
        {
            yield return (file.Path, file.Content.ToArray(), since.TryGetValue(file.Path, out long size) ? size : null);
        }
    }
}
