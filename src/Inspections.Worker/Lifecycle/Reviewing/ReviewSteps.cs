using Inspections.Core.Directories;
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

    /// <summary>The steps of a submission: those of the day it was entered.</summary>
    public static IReadOnlyList<ReviewStep> Of(Session session, SubmittedResult result, ReviewOptions options) =>
        ReviewStore.StepsOf(session, result.Position) is { Count: > 0 } kept ? kept : Of(session, result.Draw, options);
}
