using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
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
internal sealed record NoteReview(NoteState State, string Expected = "", string Found = "", DateTimeOffset? At = null);

/// <summary>One witness of a draw and its two notes (protocol section 12).</summary>
internal sealed record WitnessReview(Witness Witness, NoteReview Commitment, NoteReview Values, bool InTime)
{
    /// <summary>True when the witness is in W.</summary>
    public bool Counts => Commitment.State == NoteState.Holds && Values.State == NoteState.Holds && InTime;

    public static IReadOnlyList<WitnessReview> Of(DrawCase draw)
    {
        Commitment commitment = draw.Commitment.Value;
        return [.. commitment.Witnesses.Select(w =>
        {
            NoteReview first = Read(draw, w, PublicLayout.WitnessCommitment(draw.Id, w.Name), t => OnCommitment(draw, WitnessCommitmentNote.Parse(t)));
            NoteReview second = Read(draw, w, PublicLayout.WitnessValues(draw.Id, w.Name), t => OnValues(draw, WitnessValuesNote.Parse(t)));
            return new WitnessReview(w, first, second, first.At <= commitment.DrawAt - AssuranceRule.NoteBeforeDraw);
        })];
    }

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
        return AssuranceRule.Of(values, counting, redrawn);
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

    private static NoteReview OnCommitment(DrawCase draw, WitnessCommitmentNote note)
    {
        if (note.Draw != draw.Id)
        {
            return new NoteReview(NoteState.DoesNotHold, $"a note on {draw.Id}", $"one on {note.Draw}");
        }

        MerkleTree log = draw.Folder.Ledger.Tree;
        return note.Commitment != draw.Entered ? new NoteReview(NoteState.Contradicts, $"commitment {note.Commitment}", $"commitment {draw.Entered}", note.At)
            : note.Ledger.Size > log.Size ? new NoteReview(NoteState.Contradicts, $"a ledger of {note.Ledger.Size} entries or more", $"{log.Size} entries", note.At)
            : note.Ledger != log.HeadAt(note.Ledger.Size) ? new NoteReview(NoteState.Contradicts, $"ledger head {note.Ledger}", $"{log.HeadAt(note.Ledger.Size)}", note.At)
            : note.Ledger.Size <= draw.Index ? new NoteReview(NoteState.DoesNotHold, "a ledger that holds the commitment", $"one of {note.Ledger.Size} entries")
            : new NoteReview(NoteState.Holds, At: note.At);
    }

    private static NoteReview OnValues(DrawCase draw, WitnessValuesNote note)
    {
        IReadOnlyList<Source> sources = draw.Commitment.Value.Sources;
        if (note.Draw != draw.Id || !note.Values.Select(v => v.Name).SequenceEqual(sources.Select(s => s.Name)))
        {
            return new NoteReview(NoteState.DoesNotHold, $"a note on every value of {draw.Id}, in order", $"one on {note.Draw}: {Wording.List(note.Values.Select(v => v.Name))}");
        }

        if (note.Commitment != draw.Entered)
        {
            return new NoteReview(NoteState.Contradicts, $"commitment {note.Commitment}", $"commitment {draw.Entered}", note.At);
        }

        foreach (SourceValue value in note.Values)
        {
            string? entered = draw.ValueOf(value.Name)?.Body.Value;
            if (entered != value.Value)
            {
                return entered is null
                    ? new NoteReview(NoteState.DoesNotHold, $"a value of '{value.Name}' in the ledger", "none yet")
                    : new NoteReview(NoteState.Contradicts, $"'{value.Name}' is {value.Value}", entered, note.At);
            }
        }

        return new NoteReview(NoteState.Holds, At: note.At);
    }
}
