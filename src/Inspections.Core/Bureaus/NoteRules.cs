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

/// <summary>A witness's note that holds.</summary>
/// <param name="Path">Where it is published.</param>
/// <param name="IsNew">False when the same is published already, or a newer head: nothing is to be done.</param>
/// <param name="InTime">False of a note on a commitment signed later than 24 hours before the draw: it is published and does not count.</param>
public sealed record WitnessNote(string Path, bool IsNew, bool InTime);

/// <summary>Which notes of witnesses are kept for the public folder: those that hold, a draw's as they first came, of heads the newest (protocol section 12).</summary>
public static class NoteRules
{
    /// <summary>Judges a note as verifiers will, and says where it is published. The note itself says what it is about, and its signature whose it is.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="note">The note's bytes.</param>
    /// <param name="published">What is published at a path; null where nothing is.</param>
    /// <exception cref="RefusedException">It is no note, does not hold, or another one of this witness is published.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> or <paramref name="published"/> is null.</exception>
    public static WitnessNote Judge(LedgerReading ledger, ReadOnlySpan<byte> note, Func<string, byte[]?> published)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(published);
        byte[] bytes = note.ToArray();
        SignedNote signed = Parse(() => SignedNote.Parse(bytes));
        return WitnessHeadNote.IsOne(signed.Text) ? Head(ledger, signed, Parse(() => WitnessHeadNote.Parse(signed.Text)), published)
            : WitnessValuesNote.IsOne(signed.Text) ? Values(ledger, signed, bytes, Parse(() => WitnessValuesNote.Parse(signed.Text)), published)
            : Commitment(ledger, signed, bytes, Parse(() => WitnessCommitmentNote.Parse(signed.Text)), published);
    }

    private static WitnessNote Commitment(LedgerReading ledger, SignedNote signed, byte[] bytes, WitnessCommitmentNote note, Func<string, byte[]?> published)
    {
        (Commitment commitment, Witness witness) = Of(ledger, signed, note.Draw);
        LedgerEntry entry = ledger.Entries.EntriesOf<CommitmentBody>(note.Draw).First();
        Require(WitnessReview.OnCommitment(note, note.Draw, commitment.Digest, (entry.Index, ledger.Entries.Size, ledger.Entries.HeadAt)));
        return Once(PublicLayout.WitnessCommitment(note.Draw, witness.Name), bytes, published, AssuranceRule.IsInTime(note.At, commitment.DrawAt));
    }

    private static WitnessNote Values(LedgerReading ledger, SignedNote signed, byte[] bytes, WitnessValuesNote note, Func<string, byte[]?> published)
    {
        (Commitment commitment, Witness witness) = Of(ledger, signed, note.Draw);
        IReadOnlyDictionary<Label, string> entered = ledger.ValuesOf(note.Draw);
        Require(WitnessReview.OnValues(note, commitment, commitment.Digest, name => entered.GetValueOrDefault(name)));
        return Once(PublicLayout.WitnessValues(note.Draw, witness.Name), bytes, published, isInTime: true);
    }

    // A head is by any key that a commitment gives its witness.
    private static WitnessNote Head(LedgerReading ledger, SignedNote signed, WitnessHeadNote note, Func<string, byte[]?> published)
    {
        Witness witness = ledger.Of<CommitmentBody>().Reverse().SelectMany(c => ledger.Records.CommitmentOf(c.Draw).Witnesses).FirstOrDefault(w => signed.IsSignedBy(w.Key))
            ?? throw DoesNotHold("没有承诺以签署的密钥列出见证机构", "no commitment names a witness with the key that signed it");
        Require(WitnessReview.OnHead(note, ledger.Entries.Size, ledger.Entries.HeadAt));
        string path = PublicLayout.WitnessHead(witness.Name);
        bool isNew = published(path) is not { } before || WitnessHeadNote.Parse(SignedNote.Parse(before).Text).Ledger.Size < note.Ledger.Size;
        return new WitnessNote(path, isNew, InTime: true);
    }

    private static (Commitment Commitment, Witness Witness) Of(LedgerReading ledger, SignedNote signed, DrawId draw)
    {
        if (!ledger.IsCommitted(draw))
        {
            throw DoesNotHold($"{draw} 尚未承诺", $"there is no commitment to {draw}");
        }

        Commitment commitment = ledger.Records.CommitmentOf(draw);
        string witnesses = commitment.Witnesses.Count == 0 ? "—" : string.Join(", ", commitment.Witnesses.Select(w => w.Name));
        return (commitment, commitment.Witnesses.FirstOrDefault(w => signed.IsSignedBy(w.Key))
            ?? throw DoesNotHold($"不是 {draw} 的见证机构（{witnesses}）以其密钥签署的", $"it is not signed by the key of a witness of {draw} ({witnesses})"));
    }

    private static WitnessNote Once(string path, byte[] note, Func<string, byte[]?> published, bool isInTime) => published(path) is not { } before ? new WitnessNote(path, IsNew: true, isInTime)
        : before.AsSpan().SequenceEqual(note) ? new WitnessNote(path, IsNew: false, isInTime)
        : throw new RefusedException(BureauRefusals.OtherNote.Of(path));

    private static void Require(NoteReview review)
    {
        if (review.Why is { } why)
        {
            throw new RefusedException(BureauRefusals.Note.Of(why));
        }
    }

    private static RefusedException DoesNotHold(string zh, string en) => new(BureauRefusals.Note.Of(new Text(zh, en)));

    private static T Parse<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ProtocolFormatException e)
        {
            throw new RefusedException(BureauRefusals.NoNote.Of(e.Message));
        }
    }
}
