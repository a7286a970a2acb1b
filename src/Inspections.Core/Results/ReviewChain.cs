using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;

namespace Inspections.Core.Results;

/// <summary>Why somebody may not decide the step that a result waits for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewRefusal>))]
public enum ReviewRefusal
{
    /// <summary>Every step is approved: there is nothing to decide.</summary>
    NothingWaits = 1,

    /// <summary>The person entered the result.</summary>
    EnteredIt,

    /// <summary>The person approved a step before this one.</summary>
    ApprovedBefore,
}

/// <summary>
/// The review of a result before it is opened (保密审查, protocol section 10): its steps in their order, which of them a result
/// waits for, who may decide that, and whether all are done. The bureau asks it with every decision, the verifier with every result.
/// </summary>
public sealed class ReviewChain
{
    private static readonly Label[] Any = [PolicyDocument.UsualReview[0]];

    private readonly Label[] _steps;

    /// <summary>A review in these steps.</summary>
    /// <param name="steps">The steps in order, distinct; none where one approval of any step is enough.</param>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> is null.</exception>
    public ReviewChain(IReadOnlyList<Label> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _steps = [.. steps];
    }

    /// <summary>The steps in order; where one approval of any step is enough, the first of the usual three, by which a bureau gives it.</summary>
    public IReadOnlyList<Label> Steps => _steps.Length > 0 ? _steps : Any;

    /// <summary>How the results of a draw are reviewed, for the bureau as for every verifier: by the steps of the policy that was drawn by, by one approval where it names none.</summary>
    /// <param name="policy">The policy of the draw's commitment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public static ReviewChain Of(PolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new ReviewChain(policy.Review);
    }

    /// <summary>The step that a result waits for; null when all are approved.</summary>
    /// <param name="reviews">Its reviews since its seal and the version before, in order.</param>
    public Label? Next(IEnumerable<ReviewedBody> reviews) => Approvals(reviews).Count is int done && done < Steps.Count ? Steps[done] : null;

    /// <summary>Why somebody may not decide the step that a result waits for; null when they may. Nobody reviews what they entered, and every step is another person's.</summary>
    /// <param name="by">Who wants to decide.</param>
    /// <param name="enteredBy">Who entered the result; null where that is not known.</param>
    /// <param name="reviews">Its reviews since its seal and the version before, in order.</param>
    public ReviewRefusal? Refuse(Label by, Label? enteredBy, IEnumerable<ReviewedBody> reviews)
    {
        List<Label> people = Approvals(reviews);
        return people.Count >= Steps.Count ? ReviewRefusal.NothingWaits
            : enteredBy == by ? ReviewRefusal.EnteredIt
            : people.Contains(by) ? ReviewRefusal.ApprovedBefore
            : null;
    }

    /// <summary>What is missing before a result may be opened, as a verifier expects it; null when nothing is.</summary>
    /// <param name="reviews">Its reviews since its seal and the version before, in order.</param>
    internal string? Missing(IReadOnlyCollection<ReviewedBody> reviews) => Next(reviews) is not Label step ? null
        : _steps.Length == 0 ? "at least one step of its review approved"
        : $"the steps {string.Join(", ", _steps)} approved in this order by different people; '{step}' is not";

    // Who approved the steps, as far as they are approved in their order: of each step the first approval that comes after the
    // step before and is by somebody who approved none before.
    private List<Label> Approvals(IEnumerable<ReviewedBody> reviews)
    {
        var people = new List<Label>();
        foreach (ReviewedBody approval in SinceReturned(reviews))
        {
            if (people.Count < Steps.Count && (_steps.Length == 0 || approval.Step == _steps[people.Count]) && !people.Contains(approval.By))
            {
                people.Add(approval.By);
            }
        }

        return people;
    }

    // Reviews up to the last one that returned the record count for nothing.
    private static IEnumerable<ReviewedBody> SinceReturned(IEnumerable<ReviewedBody> reviews)
    {
        ReviewedBody[] all = [.. reviews];
        return all.Skip(Array.FindLastIndex(all, r => !r.Approved) + 1);
    }
}
