using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>How an entered result was taken.</summary>
internal enum EntryOutcome
{
    /// <summary>It waits for its review.</summary>
    Submitted,

    /// <summary>The same was entered before; nothing changed.</summary>
    Unchanged,

    /// <summary>It replaces one whose review was not over.</summary>
    Replaced,

    /// <summary>It corrects what is public, once it has passed its own review.</summary>
    Correction,
}

/// <summary>Who enters results, and whether they may correct what is public.</summary>
/// <param name="By">Staff id of who enters: who does so reviews nothing of it.</param>
/// <param name="Correction">Why what is public may be corrected; null when it may not.</param>
internal sealed record EntryTerms(Label By, string? Correction = null);

/// <summary>
/// visit → result, in one transaction: takes what a team found into the review; the ledger gets its salted digest and nothing else.
/// </summary>
internal sealed class EnterResult(BureauContext bureau, ReviewOptions review, Session session)
{
    private readonly LedgerStore _ledger = LedgerStore.Open(session);
    private readonly Dictionary<DrawId, TeamStore> _teams = [];
    private readonly Dictionary<DrawId, HashSet<Identifier>> _entered = [];
    private readonly Dictionary<DrawId, IReadOnlyList<ReviewStep>> _steps = [];
    private Dictionary<(DrawId Draw, Identifier Firm), DateOnly> _together = [];
    private readonly IReadOnlyDictionary<DrawId, InspectionTask> _tasks = TaskStore.All(session);
    private readonly Dictionary<Identifier, DateOnly> _ended =
        ItemStore.Ever(session).Values.Where(i => i.EndedOn is not null).ToDictionary(i => i.Item.Code, i => i.EndedOn!.Value);
    private readonly IReadOnlyDictionary<Identifier, EnforcementCertificate> _certificates = KeptInspectors.Of(session, LedgerStore.Open(session)).Certificates;

    /// <summary>Says which results are entered in this transaction: those of a joint visit are of one day, whichever of them comes first.</summary>
    public void Together(IEnumerable<InspectionResult> results) =>
        _together = results.GroupBy(r => (r.Draw, r.Firm)).ToDictionary(g => g.Key, g => g.Last().InspectedOn);

    /// <summary>Everything that speaks against a result; nothing is entered.</summary>
    public IReadOnlyList<ResultFault> Faults(InspectionResult result, EntryTerms terms)
    {
        if (RoundStore.Find(session, result.Draw) is not { } round || !RoundSteps.IsDrawn(round.State))
        {
            return [new(ResultField.Draw, $"{result.Draw}", EntryRefusals.NotDrawn.Of())];
        }

        FirmSubmissions submissions = ResultStore.OfFirm(session, result.Draw, result.Firm);
        SubmittedResult? inEffect = submissions.InEffect;
        YearEntry kind = inEffect is { State: ResultState.Published } ? YearEntry.Correction : YearEntry.Result;
        YearState year = YearRule.StateOf(_ledger.Of<ClosedBody>(), result.Draw.Year, bureau.Today);
        if (!year.Takes(kind))
        {
            Refusal closed = YearGate.Refuse(result.Draw.Year, year, kind);
            return [new(ResultField.Draw, $"{result.Draw}", closed)];
        }

        TeamStore teams = TeamsOf(result.Draw);
        if (teams.Of(result.Firm) is null)
        {
            return [new(ResultField.Firm, $"{result.Firm}", EntryRefusals.FirmNotDrawn.Of(result.Draw))];
        }

        InspectionTask task = _tasks[result.Draw];

        SubmittedResult? first = FirstOf(submissions);
        var days = new InspectionDays(ReceiptDay(result.Draw), teams.ChangedOn(result.Firm, first?.Position ?? long.MaxValue), bureau.Today);
        var at = new ResultCase(SignersOf(teams, result.Firm, first), task.Visits, days, task.Items, _ended, _certificates)
        {
            Joint = first is null ? JointDayOf(teams, result.Firm) : null,
        };
        return [.. ResultRules.Check(result, at), .. FaultsBeside(inEffect, result, terms)];
    }

    /// <summary>What speaks against a result of somebody who was not shown what stands: what another one has entered is written over by nobody who has not seen it.</summary>
    public ResultFault? FaultUnseen(InspectionResult result, EntryTerms terms) =>
        ResultStore.OfFirm(session, result.Draw, result.Firm).InEffect is { State: ResultState.UnderReview, IsWithdrawal: false, EnteredBy: { } by } other && by != terms.By && !other.Content.Says(result)
            ? new ResultFault(ResultField.Firm, $"{result.Firm}", EntryRefusals.EnteredByOther.Of(by))
            : null;

    /// <summary>Who signs the next result of a drawn firm: all versions of a record are by those who went, the team as it stood when the first was sealed.</summary>
    public IReadOnlyList<Identifier> SignersOf(DrawId draw, Identifier firm) => SignersOf(TeamsOf(draw), firm, FirstOf(ResultStore.OfFirm(session, draw, firm)));

    /// <summary>Enters a result without faults.</summary>
    public EntryOutcome Submit(InspectionResult result, EntryTerms terms)
    {
        FirmSubmissions submissions = ResultStore.OfFirm(session, result.Draw, result.Firm);
        SubmittedResult? inEffect = submissions.InEffect;
        if (inEffect is { IsWithdrawal: false } && inEffect.Content.Says(result))
        {
            return EntryOutcome.Unchanged;
        }

        SubmittedResult added = Add(result, submissions, isWithdrawal: false, terms);
        if (added.Version == 1)
        {
            // Measures run from the visit on; a correction changes them when it is public.
            FollowUpStore.Replace(session, added);
        }

        RoundProgress.Advance(session, result.Draw, RoundState.Inspecting, bureau.Now);
        if (HasAllResults(result.Draw, result.Firm))
        {
            RoundProgress.Advance(session, result.Draw, RoundState.ResultsIn, bureau.Now);
        }

        return inEffect switch
        {
            { State: ResultState.UnderReview } => EntryOutcome.Replaced,
            { State: ResultState.Published } => EntryOutcome.Correction,
            _ => EntryOutcome.Submitted,
        };
    }

    /// <summary>Takes a public record back, once that has passed its own review (撤回).</summary>
    /// <exception cref="UserErrorException">Nothing of the firm is public, a review is under way, or the year does not take it.</exception>
    public void Withdraw(DrawId draw, Identifier firm, EntryTerms terms)
    {
        YearGate.Require(_ledger, draw.Year, bureau.Today, YearEntry.Withdrawal);
        FirmSubmissions submissions = ResultStore.OfFirm(session, draw, firm);
        SubmittedResult inEffect = submissions.InEffect is { State: ResultState.Published, IsWithdrawal: false } published
            ? published
            : throw EntryRefusals.NothingToWithdraw.Error(draw, firm);
        Add(inEffect.Content, submissions, isWithdrawal: true, terms);
    }

    /// <summary>Gives up a correction or withdrawal that is not public: what it was to change stays as it is.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public void GiveUp(DrawId draw, Identifier firm, Label by, string reason)
    {
        if (ResultStore.Latest(session, draw, firm) is not { IsCorrection: true, State: ResultState.Returned or ResultState.UnderReview } last
            || !ResultStore.TryMove(session, last, ResultState.GivenUp, bureau.Now))
        {
            throw EntryRefusals.NothingToGiveUp.Error(draw, firm);
        }

        ResultStore.GiveUp(session, last, by, reason, bureau.Now);
    }

    private static SubmittedResult? FirstOf(FirmSubmissions submissions) => submissions.Next.Version > 1 ? submissions.FirstVersion : null;

    private static IReadOnlyList<Identifier> SignersOf(TeamStore teams, Identifier firm, SubmittedResult? first) => first?.Content.Inspectors ?? teams.VisitorsOf(firm);

    private DateOnly ReceiptDay(DrawId draw) => BeijingTime.DateOf(_ledger.About(draw).First(e => e.Body is ReceiptBody).At);

    // What the other draw's result says, or will say when it is entered together with this one.
    private (DrawId Draw, JointDay Day)? JointDayOf(TeamStore teams, Identifier firm)
    {
        if (teams.JoinedWith(firm) is not { } other)
        {
            return null;
        }

        TeamStore there = TeamsOf(other);
        Identifier drawn = there.JoinedId(teams.JoinedFirm(firm)!.Value)!.Value;
        FirmSubmissions submissions = ResultStore.OfFirm(session, other, drawn);
        DateOnly? day = submissions.Next.Version == 1 && _together.TryGetValue((other, drawn), out DateOnly together) ? together : submissions.FirstVersion?.Content.InspectedOn;
        return (other, JointDay.Of(teams.Drawn.Commitment.DrawAt, there.Drawn.Commitment.DrawAt, day));
    }

    private TeamStore TeamsOf(DrawId draw)
    {
        if (!_teams.TryGetValue(draw, out TeamStore? teams))
        {
            _teams.Add(draw, teams = TeamStore.Open(_ledger, draw));
        }

        return teams;
    }

    private IReadOnlyList<ReviewStep> StepsOf(DrawId draw)
    {
        if (!_steps.TryGetValue(draw, out IReadOnlyList<ReviewStep>? steps))
        {
            _steps.Add(draw, steps = ReviewSteps.Of(session, draw, review));
        }

        return steps;
    }

    private bool HasAllResults(DrawId draw, Identifier added)
    {
        if (!_entered.TryGetValue(draw, out HashSet<Identifier>? firms))
        {
            _entered.Add(draw, firms = [.. ResultStore.StatesOf(session, draw).Keys]);
        }

        firms.Add(added);
        return firms.Count == TeamsOf(draw).Firms.Count;
    }

    private SubmittedResult Add(InspectionResult content, FirmSubmissions submissions, bool isWithdrawal, EntryTerms terms)
    {
        if (submissions.InEffect is { State: ResultState.UnderReview } inEffect && !ResultStore.TryMove(session, inEffect, ResultState.Replaced, bureau.Now))
        {
            throw new InvalidOperationException($"{content.Draw}: the result of {content.Firm} was decided on meanwhile");
        }

        ResultBody body = submissions.ToEntry(content, () => ResultStore.NextRecord(session, content.Draw.Year), isWithdrawal);
        long position = SealedEntries.Seal(session, bureau, _ledger, content.Draw, body);
        var added = new SubmittedResult(
            position, body.Record, body.Version, content, isWithdrawal, ResultState.UnderReview, terms.Correction, terms.By, bureau.Now, PublishedAt: null);
        ResultStore.Add(session, added);
        ReviewStore.KeepSteps(session, position, StepsOf(content.Draw));
        return added;
    }

    // What is public changes only by a correction that says why, also by one that replaces another under review; what is approved waits for its publication first.
    private static IEnumerable<ResultFault> FaultsBeside(SubmittedResult? inEffect, InspectionResult result, EntryTerms terms)
    {
        if (inEffect is null || (!inEffect.IsWithdrawal && inEffect.Content.Says(result)))
        {
            yield break;
        }

        if (inEffect.State == ResultState.Approved)
        {
            yield return new(ResultField.Firm, $"{result.Firm}", EntryRefusals.Approved.Of());
        }
        else if (inEffect is { State: ResultState.UnderReview, IsWithdrawal: true })
        {
            yield return new(ResultField.Firm, $"{result.Firm}", EntryRefusals.WithdrawalUnderReview.Of());
        }
        else if ((inEffect.State == ResultState.Published || inEffect.IsCorrection) && string.IsNullOrWhiteSpace(terms.Correction))
        {
            yield return new(
                ResultField.Firm, $"{result.Firm}", EntryRefusals.Public.Of());
        }
    }
}
