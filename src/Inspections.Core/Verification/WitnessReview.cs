using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;
using Inspections.Core.Refusals;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification;

/// <summary>What one published note is worth.</summary>
internal enum NoteState
{
    /// <summary>Signed, and what it says is what is published.</summary>
    Holds,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>Malformed, not signed by the witness, or about something else.</summary>
    DoesNotHold,

    /// <summary>Signed by the witness about this draw, and not what is published.</summary>
    Contradicts,
}

/// <summary>One note and why it is worth that.</summary>
internal sealed record NoteReview(NoteState State, string Expected = "", string Found = "", DateTimeOffset? At = null)
{
    /// <summary>What is wrong, for who handed it over; nothing of a note that holds.</summary>
    public Text? Why { get; init; }
}

/// <summary>One witness of a draw and its two notes (protocol section 12).</summary>
internal sealed record WitnessReview(Witness Witness, NoteReview Commitment, NoteReview Values, bool InTime, bool OwnKey)
{
    /// <summary>True when the witness is in W.</summary>
    public bool Counts => OwnKey && Commitment.State == NoteState.Holds && Values.State == NoteState.Holds && InTime;

    public static IReadOnlyList<WitnessReview> Of(DrawCase draw)
    {
        Commitment commitment = draw.Commitment.Value;
        return [.. commitment.Witnesses.Select(w =>
        {
            NoteReview first = Read(draw, w, PublicLayout.WitnessCommitment(draw.Id, w.Name), t => OnCommitment(draw, WitnessCommitmentNote.Parse(t)));
            NoteReview second = Read(draw, w, PublicLayout.WitnessValues(draw.Id, w.Name), t => OnValues(draw, WitnessValuesNote.Parse(t)));
            return new WitnessReview(w, first, second, first.At is { } at && AssuranceRule.IsInTime(at, commitment.DrawAt), IsOwn(draw, w));
        })];
    }

    /// <summary>True when the key is no key of the ledger, ever, nor of a witness of another name in the same or an earlier commitment.</summary>
    public static bool IsOwn(DrawCase draw, Witness witness) =>
        !draw.Folder.Ledger.Of<KeyBody>().Any(k => k.Body.Key.IsSameKeyAs(witness.Key) || k.Body.Recovery.IsSameKeyAs(witness.Key))
        && !draw.Folder.Draws.TakeWhile(d => draw.IsEntered && d.Index <= draw.Index).Append(draw)
            .SelectMany(d => d.Commitment.ValueOrNull?.Witnesses ?? [])
            .Any(w => w.Name != witness.Name && w.Key.IsSameKeyAs(witness.Key));

    /// <summary>How far the draw can be trusted; null while it has no receipt or not all of its values.</summary>
    public static Assurance? AssuranceOf(DrawCase draw)
    {
        if (!draw.IsDisclosed)
        {
            return null;
        }

        IReadOnlyList<EnteredValue> values = [.. draw.Commitment.Value.Sources.Select(s =>
        {
            (LedgerEntry entry, ValueBody body) = draw.ValueOf(s.Name)!.Value;
            return new EnteredValue(s, body.Value, entry.At);
        })];
        HashSet<SectorCode> counting = [.. Of(draw).Where(r => r.Counts).Select(r => r.Witness.Name)];
        bool redrawn = draw.Folder.Draws.Any(d => d.Id.RoundKey == draw.Id.RoundKey && d.Index < draw.Index && MayHaveBeenKnown(d));
        bool tried = draw.Folder.Draws.Any(d => d.Id.RoundKey == draw.Id.RoundKey && d.Index < draw.Index
            && d.Commitment.Value.Sources.OfType<SealedSource>().Any(s => s.Witness is not null));
        return AssuranceRule.Of(values, counting, redrawn, tried);
    }

    // Section 8: clean only when the void came before the draw's time, before any value and before any witness's note.
    private static bool MayHaveBeenKnown(DrawCase voided) =>
        voided.Void is not (LedgerEntry Entry, VoidBody) end
        || end.Entry.At >= voided.Commitment.Value.DrawAt
        || voided.EntriesOf<ValueBody>().Any(v => v.Entry.Index < end.Entry.Index)
        || Of(voided).Any(r => r.Commitment.At <= end.Entry.At);

    private static NoteReview Read(DrawCase draw, Witness witness, string path, Func<string, NoteReview> review)
    {
        if (draw.Folder.Files.TryRead(path) is not byte[] bytes)
        {
            return new NoteReview(NoteState.Missing, $"{path} is published", "it is missing");
        }

        try
        {
            SignedNote note = SignedNote.Parse(bytes);
            return note.IsSignedBy(witness.Key)
                ? review(note.Text)
                : new NoteReview(NoteState.DoesNotHold, $"{path} signed by {witness.Key.Name}+{witness.Key.KeyId}", "it is not");
        }
        catch (ProtocolFormatException e)
        {
            return new NoteReview(NoteState.DoesNotHold, $"{path} in the protocol's form", e.Message);
        }
    }

    private static NoteReview OnCommitment(DrawCase draw, WitnessCommitmentNote note) => draw.IsEntered
        ? OnCommitment(note, draw.Id, draw.Entered, (draw.Index, draw.Folder.Ledger.Tree.Size, draw.Folder.Ledger.Tree.HeadAt))
        : OnCommitment(note, draw.Id, draw.Commitment.Value.Digest, entered: null);

    private static NoteReview OnValues(DrawCase draw, WitnessValuesNote note) => OnValues(
        note, draw.Commitment.Value, draw.IsEntered ? draw.Entered : draw.Commitment.Value.Digest,
        name => draw.IsEntered ? draw.ValueOf(name)?.Body.Value : draw.Redraw.Values.First(v => v.Name == name).Value);

    /// <summary>What a signed note on a commitment is worth.</summary>
    /// <param name="note">The note.</param>
    /// <param name="id">The draw whose note it should be.</param>
    /// <param name="commitment">Its commitment.</param>
    /// <param name="entered">The commitment's entry, the size of the log and its heads; null where there is no ledger.</param>
    public static NoteReview OnCommitment(WitnessCommitmentNote note, DrawId id, Digest commitment, (long Index, long Size, Func<long, TreeHead> HeadAt)? entered)
    {
        NoteReview Contradicts(string expected, string found, string zh, string en) => new(NoteState.Contradicts, expected, found, note.At) { Why = new Text(zh, en) };
        if (note.Draw != id || note.Commitment != commitment)
        {
            return Contradicts(
                $"commitment {note.Commitment} of {note.Draw}", $"commitment {commitment} of {id}",
                $"{id} 的承诺是 {commitment}，而签署的是 {note.Draw} 的 {note.Commitment}", $"the commitment to {id} is {commitment}, and it says {note.Commitment} of {note.Draw}");
        }

        if (entered is not (long index, long size, { } headAt))
        {
            return new NoteReview(NoteState.Holds, At: note.At);
        }

        string otherZh = $"签署的台账 {note.Ledger} 与本机关的台账不一致", otherEn = $"it speaks of the ledger {note.Ledger}, which is not this one";
        return note.Ledger.Size > size ? Contradicts($"a ledger of {note.Ledger.Size} entries or more", $"{size} entries", otherZh, otherEn)
            : note.Ledger != headAt(note.Ledger.Size) ? Contradicts($"ledger head {note.Ledger}", $"{headAt(note.Ledger.Size)}", otherZh, otherEn)
            : note.Ledger.Size <= index ? Contradicts(
                $"a ledger of {index + 1} entries or more, which holds the commitment", $"one of {note.Ledger.Size} entries",
                $"签署的台账只有 {note.Ledger.Size} 条，还不含该承诺（第 {index} 条）", $"its ledger of {note.Ledger.Size} entries does not hold the commitment, entry {index}")
            : new NoteReview(NoteState.Holds, At: note.At);
    }

    /// <summary>What a signed note on values is worth.</summary>
    /// <param name="note">The note.</param>
    /// <param name="promised">The commitment.</param>
    /// <param name="commitment">Its digest, as entered.</param>
    /// <param name="valueOf">The value of a source; null while there is none.</param>
    public static NoteReview OnValues(WitnessValuesNote note, Commitment promised, Digest commitment, Func<Label, string?> valueOf)
    {
        NoteReview Contradicts(string expected, string found, string zh, string en) => new(NoteState.Contradicts, expected, found, note.At) { Why = new Text(zh, en) };
        if (!note.Values.Select(v => v.Name).SequenceEqual(promised.Sources.Select(s => s.Name)))
        {
            string sources = Wording.List(promised.Sources.Select(s => s.Name));
            return new NoteReview(NoteState.DoesNotHold, $"a note on every value of {promised.Draw}, in order", Wording.List(note.Values.Select(v => v.Name)))
            {
                Why = new Text($"应依次列出 {sources}", $"it must list {sources}, in this order"),
            };
        }

        if (note.Draw != promised.Draw || note.Commitment != commitment)
        {
            return Contradicts(
                $"commitment {note.Commitment} of {note.Draw}", $"commitment {commitment} of {promised.Draw}",
                $"{promised.Draw} 的承诺是 {commitment}，而签署的是 {note.Draw} 的 {note.Commitment}", $"the commitment to {promised.Draw} is {commitment}, and it says {note.Commitment} of {note.Draw}");
        }

        if (note.At < promised.DrawAt)
        {
            string at = BeijingTime.Format(note.At), drawAt = BeijingTime.Format(promised.DrawAt);
            return Contradicts($"values seen at or after {drawAt}", $"signed {at}", $"签署于 {at}，早于抽取时间 {drawAt}", $"it was signed {at}, before the draw at {drawAt}");
        }

        NoteReview? missing = null;
        foreach (SourceValue value in note.Values)
        {
            string? entered = valueOf(value.Name);
            if (entered is null)
            {
                missing ??= new NoteReview(NoteState.DoesNotHold, $"a value of '{value.Name}' in the ledger", "none yet")
                {
                    Why = new Text($"{value.Name} 尚未公开，请在全部随机数公开后再签署", $"'{value.Name}' is not public yet; sign when all values are"),
                };
            }
            else if (entered != value.Value)
            {
                return Contradicts($"'{value.Name}' is {value.Value}", entered, $"{value.Name} 为 {entered}，而签署的是 {value.Value}", $"'{value.Name}' is {entered}, and it says {value.Value}");
            }
        }

        return missing ?? new NoteReview(NoteState.Holds, At: note.At);
    }

    /// <summary>What a signed head is worth (protocol section 12).</summary>
    /// <param name="note">The note.</param>
    /// <param name="size">The size of the log.</param>
    /// <param name="headAt">Its heads.</param>
    public static NoteReview OnHead(WitnessHeadNote note, long size, Func<long, TreeHead> headAt) => note.Ledger.Size <= size && note.Ledger == headAt(note.Ledger.Size)
        ? new NoteReview(NoteState.Holds, At: note.At)
        : new NoteReview(NoteState.Contradicts, "a head of this ledger", $"{note.Ledger}", note.At)
        {
            Why = new Text($"签署的台账 {note.Ledger} 与本机关的台账不一致", $"it speaks of the ledger {note.Ledger}, which is not this one"),
        };
}
