using Inspections.Core.Directories;

namespace Inspections.Worker.Publication.Pages;

/// <summary>What new entries say something new about: the pages that may say something else than before.</summary>
internal sealed class Touched
{
    /// <summary>Draws.</summary>
    public HashSet<DrawId> Draws { get; } = [];

    /// <summary>Firms that have pages.</summary>
    public HashSet<Identifier> Firms { get; } = [];

    /// <summary>Years and months of inspections at which a problem was found, or was before.</summary>
    public HashSet<(int Year, int Month)> Problems { get; } = [];

    /// <summary>The years of the draws.</summary>
    public IEnumerable<int> Years => Draws.Select(d => d.Year).Distinct();
}
