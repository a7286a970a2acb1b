using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Publication;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification;

/// <summary>A head that a witness signed between draws.</summary>
/// <param name="Name">The witness.</param>
/// <param name="Note">What it says; null when it does not hold.</param>
/// <param name="OwnKey">True when it is signed by a key that is the witness's own.</param>
internal sealed record WitnessHead(SectorCode Name, WitnessHeadNote? Note, bool OwnKey);

/// <summary>The heads in <c>ledger/witness/</c>, by any key that a commitment gives the witness's name (protocol section 12).</summary>
internal static class WitnessHeads
{
    /// <summary>Those that are published.</summary>
    public static IEnumerable<WitnessHead> Of(PublishedFolder folder)
    {
        ILookup<SectorCode, (Witness Witness, bool Own)> named = folder.Draws
            .SelectMany(d => (d.Commitment.ValueOrNull?.Witnesses ?? []).Select(w => (w, WitnessReview.IsOwn(d, w))))
            .ToLookup(p => p.w.Name, p => (p.w, p.Item2));
        folder.Files.Expect(named.Select(n => PublicLayout.WitnessHead(n.Key)));
        foreach (IGrouping<SectorCode, (Witness Witness, bool Own)> witness in named.OrderBy(n => n.Key))
        {
            if (folder.Files.TryRead(PublicLayout.WitnessHead(witness.Key)) is byte[] bytes)
            {
                yield return Read(witness.Key, bytes, [.. witness]);
            }
        }
    }

    /// <summary>A head that holds is one of this ledger.</summary>
    public static void Check(PublishedFolder folder, Expectations e)
    {
        MerkleTree log = folder.Ledger.Tree;
        foreach (WitnessHead head in Of(folder))
        {
            if (head.Note is WitnessHeadNote note)
            {
                e.Require(note.Ledger.Size <= log.Size, $"what witness '{head.Name}' signed: a ledger of {note.Ledger.Size} entries or more", $"{log.Size} entries");
                e.Require(
                    note.Ledger.Size > log.Size || note.Ledger == log.HeadAt(note.Ledger.Size),
                    $"what witness '{head.Name}' signed: ledger head {note.Ledger}", note.Ledger.Size > log.Size ? "" : $"{log.HeadAt(note.Ledger.Size)}");
            }
        }
    }

    private static WitnessHead Read(SectorCode name, byte[] bytes, (Witness Witness, bool Own)[] keys)
    {
        try
        {
            SignedNote note = SignedNote.Parse(bytes);
            (Witness Witness, bool Own)[] signing = [.. keys.Where(k => note.IsSignedBy(k.Witness.Key))];
            return new WitnessHead(name, signing.Length == 0 ? null : WitnessHeadNote.Parse(note.Text), signing.Any(k => k.Own));
        }
        catch (ProtocolFormatException)
        {
            return new WitnessHead(name, null, OwnKey: false);
        }
    }
}
