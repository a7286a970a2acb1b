using Inspections.Core.Directories;
using Inspections.Core.Statistics;

namespace Inspections.Worker.Publication.Fairness;

/// <summary>A fairness report with what its readers must know of how it came about.</summary>
/// <param name="Report">The figures.</param>
/// <param name="Options">What was supposed.</param>
/// <param name="Others">Draws that could not be looked at, with the reason.</param>
internal sealed record FairnessStudy(FairnessReport Report, FairnessOptions Options, IReadOnlyList<(DrawId Draw, NotObserved Reason)> Others)
{
    /// <summary>Every draw looked at.</summary>
    public IEnumerable<ObservedDraw> Draws => Report.Years.SelectMany(y => y.Rounds);

    /// <summary>True when nothing asks for an explanation.</summary>
    public bool IsClean => !Report.Conspicuous.Any() && Report.Years.All(y => y.Unexplained.Count == 0);
}
