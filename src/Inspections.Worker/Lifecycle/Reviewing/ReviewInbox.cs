using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>A result under review, as one person sees it.</summary>
/// <param name="Result">The submission.</param>
/// <param name="Step">The step that it waits for.</param>
/// <param name="MayDecide">True when that is the person's to decide.</param>
/// <param name="IsOpened">True once the person has looked at it.</param>
internal sealed record InboxItem(SubmittedResult Result, ReviewStep Step, bool MayDecide, bool IsOpened);

/// <summary>The review as people do it under their own names: nobody approves what he has not looked at, nor what has changed since.</summary>
internal sealed class ReviewInbox(BureauContext bureau, ReviewOptions options)
{
    /// <summary>The name of looking at a result in the log.</summary>
    public const string OpenAction = "review.open";

    /// <summary>What is under review in the sectors that a person sees.</summary>
    public IReadOnlyList<InboxItem> Waiting(Session session, SignedIn who)
    {
        IReadOnlySet<string> opened = Opened(session, who);
        Person person = StaffList.ToPerson(who.Account);
        return [.. ReviewCase.UnderReview(session, options).Where(r => who.Account.Sees(r.Result.Draw.Sector)).Select(r => Item(who, person, r.Result, r.Case, opened)).OfType<InboxItem>()];
    }

    /// <summary>A submission as a person sees it; null when it is not under review, or in a sector that the person does not see.</summary>
    public InboxItem? Find(Session session, SignedIn who, SubmittedResult result) => result.State == ResultState.UnderReview && who.Account.Sees(result.Draw.Sector)
        ? Item(who, StaffList.ToPerson(who.Account), result, ReviewCase.Of(session, result, options), Opened(session, who))
        : null;

    /// <summary>Notes that a person looks at a submission.</summary>
    public void Open(Session session, SignedIn who, SubmittedResult result)
    {
        if (!Opened(session, who).Contains(Subject(result)))
        {
            ActionLog.Add(session, who.Did(bureau.Now, OpenAction, Subject(result)));
        }
    }

    /// <summary>Approves submissions, each at the step it waits for, all or none; the last approval publishes.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="who">Who approves.</param>
    /// <param name="positions">The submissions, by the places of their entries.</param>
    /// <exception cref="UserErrorException">One has changed, was not opened, or may not be approved by this person: nothing is approved then.</exception>
    public void Approve(Session session, SignedIn who, IReadOnlyCollection<long> positions)
    {
        who.Require(Duty.Review);
        InboxItem[] chosen = Chosen(session, who, positions);
        foreach (InboxItem item in chosen.Where(i => !i.IsOpened))
        {
            throw ReviewRefusals.NotOpened.Error(who.Account.Staff, item.Result.Record);
        }

        Results(session).Approve(session, [.. chosen.Select(i => i.Result)], $"{who.Account.Staff}");
        foreach (InboxItem item in chosen)
        {
            ActionLog.Add(session, who.Did(bureau.Now, "review.approve", $"{Subject(item.Result)} {item.Step.Step}"));
        }
    }

    /// <summary>Sends a submission back to whoever entered it.</summary>
    /// <inheritdoc cref="Approve" path="/exception"/>
    public void Return(Session session, SignedIn who, long position, string reason)
    {
        who.Require(Duty.Review);
        InboxItem item = Chosen(session, who, [position])[0];
        if (reason.Trim().Length == 0)
        {
            throw ReviewRefusals.NoReason.Error(item.Result.Record);
        }

        Results(session).Return(session, item.Result, $"{who.Account.Staff}", reason.Trim());
        ActionLog.Add(session, who.Did(bureau.Now, "review.return", Subject(item.Result)));
    }

    private static IReadOnlySet<string> Opened(Session session, SignedIn who) => ActionLog.Subjects(session, $"{who.Account.Staff}", OpenAction);

    private static InboxItem? Item(SignedIn who, Person person, SubmittedResult result, ReviewCase its, IReadOnlySet<string> opened) =>
        its.Waits is { } step ? new InboxItem(result, step, its.MayDecide(who.Account.Staff, person), opened.Contains(Subject(result))) : null;

    private static string Subject(SubmittedResult result) => FormattableString.Invariant($"{result.Record} v{result.Version} #{result.Position}");

    // What is not there any more was decided by somebody else, or entered again.
    private InboxItem[] Chosen(Session session, SignedIn who, IReadOnlyCollection<long> positions)
    {
        Dictionary<long, InboxItem> waiting = Waiting(session, who).ToDictionary(w => w.Result.Position);
        return [.. positions.Distinct().Select(p => waiting.TryGetValue(p, out InboxItem? item) ? item : throw ReviewRefusals.Changed.Error(p))];
    }

    private ReviewResults Results(Session session) => new(bureau, options, StaffList.On(session, new StaffOptions(), bureau.Today));
}
