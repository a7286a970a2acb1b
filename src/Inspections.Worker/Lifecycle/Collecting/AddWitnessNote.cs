using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>A note that was taken.</summary>
/// <param name="Path">Where it is published.</param>
/// <param name="Changed">False when the same note was there already.</param>
/// <param name="InTime">False for a note on a commitment signed later than 24 hours before the draw: it is published and does not count.</param>
internal sealed record AddedNote(string Path, bool Changed, bool InTime);

/// <summary>Takes a witness's signed note and publishes it, if it holds: what a verifier would refuse is refused here, with the reason.</summary>
internal static class AddWitnessNote
{
    private const string ValuesTitle = "inspections-witness/1 values\n", HeadTitle = "inspections-witness/1 head\n";

    /// <summary>Checks the note against the draw it speaks of, and publishes it.</summary>
    /// <param name="bureau">The bureau.</param>
    /// <param name="note">The note's bytes.</param>
    /// <param name="from">The name under which its witness offers it; a note that belongs under another is not taken. Null where somebody brings it.</param>
    /// <exception cref="UserErrorException">It does not hold, or another one of this witness is published.</exception>
    public static AddedNote Execute(BureauContext bureau, byte[] note, string? from = null) => bureau.Write(session =>
    {
        AddedNote added = Take(session, note);
        Require(from is null || added.Path == from, $"{from} 处是另一份签署 {added.Path}", $"what is offered as {from} is another note, {added.Path}");
        return added;
    });

    private static AddedNote Take(Session session, byte[] note)
    {
        SignedNote signed = Parse(() => SignedNote.Parse(note));
        return signed.Text.StartsWith(HeadTitle, StringComparison.Ordinal)
            ? OnHead(session, signed, note, Parse(() => WitnessHeadNote.Parse(signed.Text)))
            : signed.Text.StartsWith(ValuesTitle, StringComparison.Ordinal)
            ? OnValues(session, signed, note, Parse(() => WitnessValuesNote.Parse(signed.Text)))
            : OnCommitment(session, signed, note, Parse(() => WitnessCommitmentNote.Parse(signed.Text)));
    }

    /// <summary>True when a witness's note on the values of a draw is published.</summary>
    public static bool HasValuesOf(Session session, DrawId draw, SectorCode witness) =>
        PublicFileStore.Find(session, PublicLayout.WitnessValues(draw, witness)) is not null;

    private static AddedNote OnCommitment(Session session, SignedNote signed, byte[] bytes, WitnessCommitmentNote note)
    {
        (Commitment commitment, Witness witness) = Find(session, signed, note.Draw, note.Commitment);
        LedgerStore ledger = LedgerStore.Open(session);
        long place = ledger.About(note.Draw).Single(e => e.Body is CommitmentBody).Index;
        Require(
            note.Ledger.Size <= ledger.Head.Size && note.Ledger == ledger.HeadAt(note.Ledger.Size),
            $"签署的台账 {note.Ledger} 与本机关的台账不一致", $"it speaks of the ledger {note.Ledger}, which is not this one");
        Require(
            note.Ledger.Size > place,
            $"签署的台账只有 {note.Ledger.Size} 条，还不含该承诺（第 {place} 条）", $"its ledger of {note.Ledger.Size} entries does not hold the commitment, entry {place}");
        return Publish(session, PublicLayout.WitnessCommitment(note.Draw, witness.Name), bytes, note.At <= commitment.DrawAt - AssuranceRule.NoteBeforeDraw);
    }

    private static AddedNote OnValues(Session session, SignedNote signed, byte[] bytes, WitnessValuesNote note)
    {
        (Commitment commitment, Witness witness) = Find(session, signed, note.Draw, note.Commitment);
        Require(
            note.Values.Select(v => v.Name).SequenceEqual(commitment.Sources.Select(s => s.Name)),
            $"应依次列出 {Names(commitment.Sources.Select(s => s.Name))}", $"it must list {Names(commitment.Sources.Select(s => s.Name))}, in this order");
        var entered = SourceStore.Values(session, note.Draw);
        foreach (SourceValue value in note.Values)
        {
            string? known = entered.TryGetValue(value.Name, out (string Value, string? Signature) found) ? found.Value : null;
            Require(known is not null, $"{value.Name} 尚未公开，请在全部随机数公开后再签署", $"'{value.Name}' is not public yet; sign when all values are");
            Require(known == value.Value, $"{value.Name} 为 {known}，而签署的是 {value.Value}", $"'{value.Name}' is {known}, and it says {value.Value}");
        }

        Require(
            note.At >= commitment.DrawAt,
            $"签署于 {BeijingTime.Format(note.At)}，早于抽取时间 {BeijingTime.Format(commitment.DrawAt)}",
            $"it was signed {BeijingTime.Format(note.At)}, before the draw at {BeijingTime.Format(commitment.DrawAt)}");
        return Publish(session, PublicLayout.WitnessValues(note.Draw, witness.Name), bytes, inTime: true);
    }

    // A head is by any key that a commitment gives its witness; the newest one is published.
    private static AddedNote OnHead(Session session, SignedNote signed, byte[] bytes, WitnessHeadNote note)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        Witness? witness = ledger.Of<CommitmentBody>().Reverse()
            .SelectMany(c => DrawStore.Commitment(session, c.Draw).Witnesses).FirstOrDefault(w => signed.IsSignedBy(w.Key));
        Require(
            witness is not null, "没有承诺以签署的密钥列出见证机构", "no commitment names a witness with the key that signed it");
        Require(
            note.Ledger.Size <= ledger.Head.Size && note.Ledger == ledger.HeadAt(note.Ledger.Size),
            $"签署的台账 {note.Ledger} 与本机关的台账不一致", $"it speaks of the ledger {note.Ledger}, which is not this one");
        string path = PublicLayout.WitnessHead(witness!.Name);
        if (PublicFileStore.Find(session, path) is byte[] before && WitnessHeadNote.Parse(SignedNote.Parse(before).Text).Ledger.Size >= note.Ledger.Size)
        {
            return new AddedNote(path, Changed: false, InTime: true);
        }

        PublicFileStore.Put(session, path, bytes);
        return new AddedNote(path, Changed: true, InTime: true);
    }

    private static (Commitment Commitment, Witness Witness) Find(Session session, SignedNote signed, DrawId draw, Digest digest)
    {
        Require(DrawStore.IsCommitted(session, draw), $"{draw} 尚未承诺", $"there is no commitment to {draw}");
        Commitment commitment = DrawStore.Commitment(session, draw);
        Require(
            digest == commitment.Digest,
            $"{draw} 的承诺是 {commitment.Digest}，而签署的是 {digest}", $"the commitment to {draw} is {commitment.Digest}, and it says {digest}");
        Witness? witness = commitment.Witnesses.FirstOrDefault(w => signed.IsSignedBy(w.Key));
        Require(
            witness is not null,
            $"不是 {draw} 的见证机构（{Names(commitment.Witnesses.Select(w => w.Name))}）以其密钥签署的",
            $"it is not signed by the key of a witness of {draw} ({Names(commitment.Witnesses.Select(w => w.Name))})");
        return (commitment, witness!);
    }

    private static AddedNote Publish(Session session, string path, byte[] bytes, bool inTime)
    {
        if (PublicFileStore.Find(session, path) is byte[] before)
        {
            return before.AsSpan().SequenceEqual(bytes) ? new AddedNote(path, Changed: false, inTime) : throw ValueRefusals.OtherNote.Error(path);
        }

        PublicFileStore.Put(session, path, bytes);
        return new AddedNote(path, Changed: true, inTime);
    }

    private static T Parse<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ProtocolFormatException e)
        {
            throw ValueRefusals.NotNote.Error(e.Message);
        }
    }

    private static void Require(bool holds, string chinese, string english)
    {
        if (!holds)
        {
            throw ValueRefusals.NoteDoesNotHold.Error(new Text(chinese, english));
        }
    }

    private static string Names<T>(IEnumerable<T> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "—";
}
