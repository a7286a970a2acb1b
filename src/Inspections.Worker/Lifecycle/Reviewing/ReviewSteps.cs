using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>The steps of a review: the policy's by which the draw was drawn, kept with every submission when it is entered.</summary>
internal static class ReviewSteps
{
    /// <summary>The steps of what is entered today about a draw.</summary>
    public static IReadOnlyList<ReviewStep> Of(Session session, DrawId draw, ReviewOptions options) =>
        [.. ReviewChain.Of(PolicyStore.Of(session, draw)).Steps.Select(options.Named)];

    /// <summary>
    /// The steps of a submission: those that the policy of its draw names, by which every verifier judges it; where it names none, those of
    /// the day it was entered. They are called as they were that day.
    /// </summary>
    public static IReadOnlyList<ReviewStep> Of(Session session, SubmittedResult result, ReviewOptions options) =>
        Of(PolicyStore.Of(session, result.Draw), ReviewStore.StepsOf(session, result.Position), options);

    /// <inheritdoc cref="Of(Session, SubmittedResult, ReviewOptions)"/>
    /// <param name="policy">By which the draw was drawn.</param>
    /// <param name="kept">The steps that were kept with the submission.</param>
    /// <param name="options">What the bureau calls its steps.</param>
    public static IReadOnlyList<ReviewStep> Of(PolicyDocument policy, IReadOnlyList<ReviewStep> kept, ReviewOptions options) => kept.Count > 0 && policy.Review.Count == 0
        ? kept
        : [.. ReviewChain.Of(policy).Steps.Select(options.Named).Select(step => kept.FirstOrDefault(k => k.Step == step.Step) ?? step)];
}
