using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>A submission with the steps it has to pass and what was decided so far; <see cref="ReviewChain"/> says what that comes to.</summary>
internal sealed class ReviewCase
{
    private readonly SubmittedResult _result;
    private readonly IReadOnlyList<ReviewStep> _steps;
    private readonly ReviewChain _chain;
    private readonly List<ReviewedBody> _decided;

    private ReviewCase(SubmittedResult result, IReadOnlyList<ReviewStep> steps, IEnumerable<ReviewDecision> decisions)
    {
        (_result, _steps) = (result, steps);
        _chain = new ReviewChain([.. steps.Select(s => s.Step)]);

        // Moments are whole seconds: decisions of one second stand in the order of the steps, in which they were made.
        _decided = [.. decisions.OrderBy(d => steps.TakeWhile(s => s.Step != d.Step).Count()).Select(d => new ReviewedBody(result.Record, d.Step, d.By, d.Approved))];
    }

    /// <summary>Reads what there is about a submission.</summary>
    public static ReviewCase Of(Session session, SubmittedResult result, ReviewOptions options) =>
        new(result, ReviewSteps.Of(session, result, options), ReviewStore.Of(session, result.Position));

    /// <summary>All that is under review, in the order it was entered: read together, however much it is.</summary>
    public static IReadOnlyList<(SubmittedResult Result, ReviewCase Case)> UnderReview(Session session, ReviewOptions options)
    {
        IReadOnlyList<SubmittedResult> results = ResultStore.In(session, ResultState.UnderReview);
        ILookup<long, ReviewStep> kept = ReviewStore.StepsUnderReview(session);
        ILookup<long, ReviewDecision> decisions = ReviewStore.UnderReview(session);
        Dictionary<DrawId, PolicyDocument> policies = results.Select(r => r.Draw).Distinct().ToDictionary(d => d, d => PolicyStore.Of(session, d));
        return [.. results.Select(r => (r, new ReviewCase(r, ReviewSteps.Of(policies[r.Draw], [.. kept[r.Position]], options), decisions[r.Position])))];
    }

    /// <summary>The step that waits; null when all are approved, and of a submission that is not under review.</summary>
    public ReviewStep? Waits => _result.State == ResultState.UnderReview && _chain.Next(_decided) is Label next ? _steps.First(s => s.Step == next) : null;

    /// <summary>Decides the step that waits.</summary>
    /// <param name="by">Who.</param>
    /// <param name="staff">The people whom the bureau knows.</param>
    /// <param name="approved">True to approve, false to return.</param>
    /// <returns>The ledger's entry of it.</returns>
    /// <exception cref="UserErrorException">Nothing waits, or this person may not decide it.</exception>
    public ReviewedBody Decide(string by, Staff staff, bool approved)
    {
        if (Waits is not { } step)
        {
            throw ReviewRefusals.NotUnderReview.Error(_result.Record, _result.State.InWords());
        }

        (Label id, Person person) = staff.Find(by);
        if (Objection(step, id, person) is { } objection)
        {
            throw objection;
        }

        var decision = new ReviewedBody(_result.Record, step.Step, id, approved);
        _decided.Add(decision);
        return decision;
    }

    /// <summary>True when a person may decide the step that waits.</summary>
    public bool MayDecide(Label by, Person person) => Waits is { } step && Objection(step, by, person) is null;

    // The role of the step, and another person than who entered it and who approved before.
    private UserErrorException? Objection(ReviewStep step, Label by, Person person) => !person.Roles.Contains($"{step.Step}", StringComparer.Ordinal)
        ? ReviewRefusals.NoRole.Error(by, step.Name, step.Step, _result.Record)
        : _chain.Refuse(by, _result.EnteredBy, _decided) switch
        {
            null => null,
            ReviewRefusal.EnteredIt => ReviewRefusals.EnteredIt.Error(_result.Record, by, step.Name),
            ReviewRefusal.ApprovedBefore => ReviewRefusals.ApprovedBefore.Error(by, _result.Record, step.Name),
            _ => throw new InvalidOperationException($"result {_result.Record}: a step waits and nothing does"),
        };
}
