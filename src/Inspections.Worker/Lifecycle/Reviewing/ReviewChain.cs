using Inspections.Core.Directory;
using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>The steps that a result entered today has to pass, in their order, and who may decide them.</summary>
internal sealed class ReviewChain(ReviewOptions options, Staff staff)
{
    /// <summary>The steps of what is entered today.</summary>
    public IReadOnlyList<ReviewStep> Steps => options.Steps;

    /// <summary>What is signed today.</summary>
    public string Wording => options.Wording;

    /// <summary>The steps of a submission: those of the day it was entered.</summary>
    public IReadOnlyList<ReviewStep> StepsOf(Session session, SubmittedResult result) =>
        ReviewStore.StepsOf(session, result.Position) is { Count: > 0 } kept ? kept : Steps;

    /// <summary>The step that a submission waits for, or null when all have approved.</summary>
    public ReviewStep? Next(Session session, SubmittedResult result, IReadOnlyList<ReviewDecision> decisions) =>
        StepsOf(session, result).FirstOrDefault(s => !decisions.Any(d => d.Step == s.Label && d.Approved));

    /// <summary>The person who decides a step now.</summary>
    /// <exception cref="UserErrorException">Unknown, without the step's role, one who decided before, or who entered the result.</exception>
    public Label Reviewer(string by, ReviewStep step, SubmittedResult result, IReadOnlyList<ReviewDecision> decisions)
    {
        (Label id, Person person) = staff.Find(by);
        if (!person.Roles.Contains(step.Step, StringComparer.Ordinal))
        {
            throw new UserErrorException(
                $"{id} 没有“{step.Name}”（{step.Step}）的角色，结果 {result.Record} 现在等待这一步",
                $"{id} has not the role {step.Step}, the step that result {result.Record} waits for");
        }

        if (decisions.Any(d => d.By == id) || result.EnteredBy == id)
        {
            throw new UserErrorException(
                $"结果 {result.Record} 的录入和各步审查须由不同的人办理，{id} 已办理过",
                $"entry and every step of the review of {result.Record} are by different people; {id} took part already");
        }

        return id;
    }
}
