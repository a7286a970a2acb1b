using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Worker.Publication.Pages;

/// <summary>The last version of a published result.</summary>
/// <param name="Body">What it says.</param>
/// <param name="PublishedOn">The day on which this version was published.</param>
internal sealed record PublicResult(ResultBody Body, DateOnly PublishedOn)
{
    /// <summary>True when something was found that is the firm's to answer for.</summary>
    public bool HasProblem => Body.Categories.Any(c => c.IsProblem);
}

/// <summary>One visit to a firm: what two draws joined is one visit with two results.</summary>
/// <param name="Firm">The firm.</param>
/// <param name="On">The day.</param>
/// <param name="Results">What came of it; none for a visit that no draw asked for.</param>
/// <param name="Type">What kind of visit that was.</param>
internal sealed record PublicVisit(Identifier Firm, DateOnly On, IReadOnlyList<PublicResult> Results, Label? Type = null);
