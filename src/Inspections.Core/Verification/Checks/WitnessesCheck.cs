namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Nothing that a witness signed contradicts what is published: no other commitment for this draw, no other ledger,
/// no other values. A note that is missing or not signed is a notice only (protocol section 12).
/// </summary>
internal static class WitnessesCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        IReadOnlyList<WitnessReview> reviews = WitnessReview.Of(draw);
        foreach (WitnessReview review in reviews)
        {
            foreach (NoteReview note in new[] { review.Commitment, review.Values }.Where(n => n.State == NoteState.Contradicts))
            {
                e.Require(holds: false, $"what witness '{review.Witness.Name}' signed: {note.Expected}", note.Found);
            }
        }

        if (!draw.IsEntered && reviews.Count > 0)
        {
            e.Wait("the ledger whose head the witnesses signed", "it is missing");
        }

        e.Conclude(
            $"nothing signed by {Wording.List(reviews.Select(r => r.Witness.Name))} that contradicts what is published",
            FormattableString.Invariant($"{reviews.Count(r => r.Counts)} of {reviews.Count} with both notes in time"));
    }
}
