using Inspections.Core.Directories;
using Inspections.Core.Publication;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification.Reports;

/// <summary>How far the draws of a public folder can be trusted, without repeating them.</summary>
public static class PublishedAssurances
{
    /// <summary>The assurance of every draw that has all its values, by the rule of protocol section 12.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="files"/> is null.</exception>
    public static IReadOnlyDictionary<DrawId, Assurance> Read(IPublishedFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new PublishedFolder(files).Draws
            .Select(d => (d.Id, Assurance: WitnessReview.AssuranceOf(d)))
            .Where(d => d.Assurance is not null)
            .ToDictionary(d => d.Id, d => d.Assurance!.Value);
    }
}
