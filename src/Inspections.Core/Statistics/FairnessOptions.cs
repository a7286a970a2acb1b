using Inspections.Core.Directories;
using Inspections.Core.Policy;

namespace Inspections.Core.Statistics;

/// <summary>What a fairness report supposes, and what it knows besides the published files.</summary>
public sealed class FairnessOptions
{
    /// <summary>The share of firms that are supposed to violate the rules.</summary>
    public Ratio Violating { get; init; } = new(5, 100);

    /// <summary>The wanted chance to find at least one of them.</summary>
    public Ratio Wanted { get; init; } = new(95, 100);

    /// <summary>The firm directory, for districts and founding decades, which no frame publishes; null when there is none.</summary>
    public IReadOnlyDictionary<Identifier, Firm>? Directory { get; init; }
}
