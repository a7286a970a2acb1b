using Inspections.Core.Encodings;

namespace Inspections.Core.Statistics;

/// <summary>One or more groups of firms, and what the draws took of them.</summary>
/// <param name="Groups">Their names; several when they were too small to stand alone.</param>
/// <param name="Entries">How often one of their firms could have been drawn: firms, once per round.</param>
/// <param name="Expected">Draws to expect: for each round and stratum take · own firms / all firms.</param>
/// <param name="Drawn">Draws that happened.</param>
public sealed record GroupCell(IReadOnlyList<string> Groups, long Entries, double Expected, long Drawn)
{
    /// <summary>The groups, one unless several were too small.</summary>
    public IReadOnlyList<string> Groups { get; init => field = Given.List(value); } = Given.List(Groups);

    /// <summary>The smaller of what to expect among those drawn and among those passed over.</summary>
    internal double Weight => double.Min(Expected, Entries - Expected);
}
