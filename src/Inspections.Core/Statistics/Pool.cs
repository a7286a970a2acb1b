using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Statistics;

/// <summary>
/// The firms of one stratum that could be drawn in one round, and how many of them were: an urn from which
/// <paramref name="Take"/> are taken without replacement, each set of that size as likely as any other.
/// </summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Take">Firms to draw, at most as many as there are.</param>
/// <param name="Firms">Those that may be drawn, in the frame's order.</param>
public sealed record Pool(Label Stratum, int Take, IReadOnlyList<Identifier> Firms)
{
    /// <summary>Who could be drawn.</summary>
    public IReadOnlyList<Identifier> Firms { get; init => field = Given.List(value); } = Given.List(Firms);

    /// <summary>The chance of each firm in this round: take / firms, 0 when nobody may be drawn.</summary>
    public Fraction Chance => Firms.Count == 0 ? default : new Fraction(Take, Firms.Count);
}
