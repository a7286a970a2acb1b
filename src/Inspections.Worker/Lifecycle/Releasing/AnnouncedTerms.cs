using Inspections.Core.Calendar;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Releasing;

/// <summary>
/// Terms that the bureau has announced: the windows of visits, counted anew when a year's holidays become known, and for every year
/// with draws the term by which its results are judged, so that everybody's report says what the bureau's deadlines said. With the
/// year's closing that is fixed.
/// </summary>
internal sealed class AnnouncedTerms(BureauContext bureau, PublicationTerm term, WorkingDayCalendar calendar)
{
    /// <summary>Settles windows that were provisional, and publishes the terms in force.</summary>
    public void BringUpToDate() => bureau.Write(session =>
    {
        TaskStore.SettleWindows(session, calendar);
        Publish(session, term);
    });

    /// <summary>Asks for the files of the years that are not closed, where they are missing or say something else.</summary>
    public static void Publish(Session session, PublicationTerm term)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        var closed = ledger.Of<ClosedBody>().Select(c => c.Year).ToHashSet();
        foreach (int year in ledger.Of<CommitmentBody>().Select(c => c.Draw.Year).Distinct().Where(y => !closed.Contains(y)))
        {
            byte[] content = CanonicalJson.Write(term.Of(year).ToJson());
            if (PublicFileStore.Find(session, PublicLayout.Term(year)) is not { } before || !before.AsSpan().SequenceEqual(content))
            {
                PublicFileStore.Put(session, PublicLayout.Term(year), content);
            }
        }
    }
}
