using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Results;

/// <summary>
/// When what is due, from nothing but days: a visit by the end of its window, and its result public within the term of publication.
/// </summary>
public sealed class DeadlineRules(PublicationTerm term, DateOnly today)
{
    private const int SoonDays = 5;
    private const int NextDays = 1;

    /// <summary>What a drawn firm waits for; null when its result is public and nothing else under way; one that was withdrawn is owed anew. A correction that was sent back is to be entered again or given up.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="firm">The firm.</param>
    /// <param name="window">The last day of the visits.</param>
    /// <param name="latest">What was submitted last, or null.</param>
    /// <param name="visitedOn">The day of its visit where another draw's result says so (joint visit), or null.</param>
    public Deadline? OfFirm(DrawId draw, Identifier firm, WorkingDay window, SubmittedResult? latest, DateOnly? visitedOn = null) => latest switch
    {
        null when visitedOn is DateOnly day => At(DeadlineKind.Result, draw, firm, term.LastDay(day)),
        null => At(DeadlineKind.Visit, draw, firm, window),
        { State: ResultState.UnderReview } => Of(DeadlineKind.Review, latest),
        { State: ResultState.Approved } => Of(DeadlineKind.Publication, latest),
        { State: ResultState.Returned } => Of(DeadlineKind.Result, latest),
        { IsTakenBack: true, PublishedAt: DateTimeOffset at } => At(DeadlineKind.Result, draw, firm, term.LastDay(BeijingTime.DateOf(at))),
        _ => null,
    };

    /// <summary>A measure that is not closed.</summary>
    public Deadline OfFollowUp(OpenFollowUp open) =>
        At(DeadlineKind.FollowUp, open.Draw, open.Firm, new WorkingDay(open.FollowUp.Due, Provisional: false)) with { Number = open.Number };

    /// <summary>A certificate that ends before the visits of a draw do; null when it lasts.</summary>
    public Deadline? OfCertificate(DrawId draw, Identifier inspector, EnforcementCertificate certificate, WorkingDay window) =>
        certificate.ValidUntil < window.Date ? At(DeadlineKind.Certificate, draw, inspector, window with { Date = certificate.ValidUntil }) : null;

    // What corrects a public record runs from the day it was entered: the first version was public in its own time.
    private Deadline Of(DeadlineKind kind, SubmittedResult latest) =>
        At(kind, latest.Draw, latest.Firm, term.LastDay(latest.Version == 1 ? latest.Content.InspectedOn : BeijingTime.DateOf(latest.EnteredAt))) with
        {
            Record = latest.Record,
        };

    private Deadline At(DeadlineKind kind, DrawId draw, Identifier subject, WorkingDay due)
    {
        int left = term.Calendar.Between(today.AddDays(1), due.Date, assumeWeekdays: true).Count;
        Urgency urgency = today > due.Date ? Urgency.Overdue : left <= NextDays ? Urgency.Next : left <= SoonDays ? Urgency.Soon : Urgency.Later;
        return new Deadline(kind, draw, subject, due.Date, due.Provisional, left, urgency);
    }
}
