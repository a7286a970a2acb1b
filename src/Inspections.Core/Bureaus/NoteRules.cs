using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;
using Inspections.Core.Refusals;
using Inspections.Core.Verification;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Bureaus;

/// <summary>Which notes of witnesses are kept for the public folder: those that hold (protocol section 12).</summary>
internal static class NoteRules
{
    public static (string Path, byte[] Content) Commitment(LedgerReading ledger, EntryLog log, DrawId draw, SectorCode witness, byte[] note)
    {
        LedgerEntry entry = ledger.Entries.About(draw).First(e => e.Body is CommitmentBody);
        return Keep(Signed(ledger, draw, witness, note), witness, PublicLayout.WitnessCommitment(draw, witness), note, text => WitnessReview.OnCommitment(
            WitnessCommitmentNote.Parse(text), draw, ((CommitmentBody)entry.Body).Commitment, (entry.Index, log.Tree)));
    }

    public static (string Path, byte[] Content) Values(LedgerReading ledger, DrawId draw, SectorCode witness, byte[] note)
    {
        Commitment promised = ledger.Records.CommitmentOf(draw);
        IReadOnlyDictionary<Label, string> entered = ledger.ValuesOf(draw);
        return Keep(Signed(ledger, draw, witness, note), witness, PublicLayout.WitnessValues(draw, witness), note, text => WitnessReview.OnValues(
            WitnessValuesNote.Parse(text), promised, promised.Digest, name => entered.GetValueOrDefault(name)));
    }

    public static (string Path, byte[] Content) Head(LedgerReading ledger, EntryLog log, SectorCode witness, byte[] note)
    {
        Witness[] named = [.. ledger.Committed.SelectMany(d => ledger.Records.CommitmentOf(d).Witnesses).Where(w => w.Name == witness)];
        return Keep(named.Any(w => Read(witness, note).IsSignedBy(w.Key)), witness, PublicLayout.WitnessHead(witness), note, text =>
        {
            TreeHead head = WitnessHeadNote.Parse(text).Ledger;
            return head.Size <= log.Size && head == log.Tree.HeadAt(head.Size) ? new NoteReview(NoteState.Holds) : new NoteReview(NoteState.Contradicts, "a head of this ledger", $"{head}");
        });
    }

    private static bool Signed(LedgerReading ledger, DrawId draw, SectorCode witness, byte[] note) =>
        ledger.Records.CommitmentOf(draw).Witnesses.FirstOrDefault(w => w.Name == witness) is { } named && Read(witness, note).IsSignedBy(named.Key);

    private static (string Path, byte[] Content) Keep(bool isSigned, SectorCode witness, string path, byte[] note, Func<string, NoteReview> review)
    {
        if (!isSigned)
        {
            throw new RefusedException(BureauRefusals.Note.Of(witness, "a note signed by the key that the commitment gives it"));
        }

        NoteReview found;
        try
        {
            found = review(Read(witness, note).Text);
        }
        catch (ProtocolFormatException e)
        {
            throw new RefusedException(BureauRefusals.Note.Of(witness, e.Message));
        }

        return found.State == NoteState.Holds ? (path, note) : throw new RefusedException(BureauRefusals.Note.Of(witness, $"{found.Expected}; {found.Found}"));
    }

    private static SignedNote Read(SectorCode witness, byte[] note)
    {
        try
        {
            return SignedNote.Parse(note);
        }
        catch (ProtocolFormatException e)
        {
            throw new RefusedException(BureauRefusals.Note.Of(witness, e.Message));
        }
    }
}
