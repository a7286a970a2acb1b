using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using static Inspections.Core.Verification.Notices.NoticeText;

namespace Inspections.Core.Verification.Notices;

/// <summary>Notices on whom a reader trusts: witnesses, their notes and heads, the bureau's key.</summary>
internal static class TrustNotices
{
    public static IEnumerable<Notice> WitnessesChanged(DrawCase draw)
    {
        if (draw.Folder.Earlier(draw) is not DrawCase earlier)
        {
            return [];
        }

        IReadOnlyList<Witness> then = earlier.Commitment.Value.Witnesses, now = draw.Commitment.Value.Witnesses;
        return then.ToHashSet().SetEquals(now) ? [] : [new Notice(NoticeKind.WitnessesChanged, $"{Named(now)}; {earlier.Id} had {Named(then)}", draw.Id)];
    }

    public static IEnumerable<Notice> Notes(DrawCase draw)
    {
        foreach (WitnessReview review in WitnessReview.Of(draw))
        {
            Notice Fault(string what) => new(NoticeKind.WitnessNote, $"{review.Witness.Name}: {what}", draw.Id);
            if (!review.OwnKey)
            {
                yield return Fault("its key is not its own");
                continue;
            }

            if (review.Commitment.State != NoteState.Holds)
            {
                yield return Fault(review.Commitment.State == NoteState.Missing ? "commitment note missing" : "commitment note does not hold");
            }
            else if (!review.InTime)
            {
                yield return Fault($"commitment note late, {BeijingTime.Format(review.Commitment.At!.Value)}");
            }

            // The values cannot be signed before they are known.
            if (review.Values.State == NoteState.Missing ? draw.IsDisclosed : review.Values.State != NoteState.Holds)
            {
                yield return Fault(review.Values.State == NoteState.Missing ? "values note missing" : "values note does not hold");
            }
        }
    }

    public static IEnumerable<Notice> OfLedger(PublishedFolder folder, VerifierKey? trusted, DateTimeOffset? clock)
    {
        if (folder.Ledger.Entries.Count == 0)
        {
            yield break;
        }

        LedgerEntry last = folder.Ledger.Entries[^1];
        if (clock < last.At)
        {
            yield return new Notice(NoticeKind.FutureTime, $"last entry {BeijingTime.Format(last.At)}");
        }

        HashSet<long> opened = [.. folder.Ledger.Entries.Where(e => e.Body.Opens is not null).Select(e => e.Body.Opens!.Index)];
        long closed = folder.Ledger.Of<ClosedBody>().Select(c => c.Entry.Index).DefaultIfEmpty(-1).Max();
        foreach ((LedgerEntry entry, SealedBody body) in folder.Ledger.Of<SealedBody>().Where(s => s.Entry.Index < closed && !opened.Contains(s.Entry.Index)))
        {
            yield return new Notice(NoticeKind.SealedNeverOpened, FormattableString.Invariant($"entry {entry.Index}, {body.Of}, sealed {BeijingTime.Format(entry.At)}"));
        }

        WitnessHead[] heads = [.. WitnessHeads.Of(folder)];
        foreach (WitnessHead head in heads.Where(h => h.Note is null))
        {
            yield return new Notice(NoticeKind.WitnessNote, $"{head.Name}: head does not hold");
        }

        yield return Watched(folder, heads);
        if (trusted is null && folder.Ledger.Of<KeyBody>().LastOrDefault().Body is KeyBody keys)
        {
            yield return new Notice(NoticeKind.NoTrustedKey, $"{keys.Key}");
        }
    }

    private static Notice Watched(PublishedFolder folder, IEnumerable<WitnessHead> heads)
    {
        WitnessHead? newest = heads.Where(h => h is { Note: not null, OwnKey: true })
            .OrderByDescending(h => h.Note!.Ledger.Size).ThenByDescending(h => h.Note!.At).ThenBy(h => h.Name).FirstOrDefault();
        return new Notice(NoticeKind.HeadWatched, newest is null ? "none" : FormattableString.Invariant(
            $"{newest.Name} signed {newest.Note!.Ledger.Size} entries, {BeijingTime.Format(newest.Note.At)}; {folder.Ledger.Entries.Count - newest.Note.Ledger.Size} came after"));
    }

    private static string Named(IEnumerable<Witness> witnesses) => Sorted(witnesses.Select(w => $"{w.Name} ({w.Key.KeyId})"));
}
