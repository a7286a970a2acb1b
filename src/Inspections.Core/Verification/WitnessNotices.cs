using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification;

/// <summary>Notices on witnesses: a change of them, and notes that are missing, late or do not hold.</summary>
internal static class WitnessNotices
{
    public static IEnumerable<Notice> Changed(DrawCase draw)
    {
        IReadOnlyList<Witness> now = draw.Commitment.Value.Witnesses;
        return draw.Folder.Before(draw) is DrawCase last && !last.Commitment.Value.Witnesses.ToHashSet().SetEquals(now)
            ? [new Notice(NoticeKind.WitnessesChanged, $"{Named(now)}; {last.Id} had {Named(last.Commitment.Value.Witnesses)}", draw.Id)]
            : [];
    }

    public static IEnumerable<Notice> Notes(DrawCase draw)
    {
        foreach (WitnessReview review in WitnessReview.Of(draw))
        {
            // The values cannot be signed before they are known.
            NoteReview[] due = draw.IsDisclosed || review.Values.State != NoteState.Missing ? [review.Commitment, review.Values] : [review.Commitment];
            foreach (NoteReview note in due.Where(n => n.State is NoteState.Missing or NoteState.DoesNotHold))
            {
                yield return new Notice(NoticeKind.WitnessNote, $"'{review.Witness.Name}' does not count: expected {note.Expected}, {Wording.Brief(note.Found)}", draw.Id);
            }

            if (review.Commitment is { State: NoteState.Holds, At: DateTimeOffset at } && !review.InTime)
            {
                string latest = BeijingTime.Format(draw.Commitment.Value.DrawAt - AssuranceRule.NoteBeforeDraw);
                yield return new Notice(NoticeKind.WitnessNote, $"'{review.Witness.Name}' does not count: signed {BeijingTime.Format(at)}, later than {latest}", draw.Id);
            }
        }
    }

    private static string Named(IEnumerable<Witness> witnesses) => Wording.List(witnesses.Select(w => $"{w.Name} ({w.Key.KeyId})"));
}
