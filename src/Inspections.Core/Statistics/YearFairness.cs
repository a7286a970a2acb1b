using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Verification;

namespace Inspections.Core.Statistics;

/// <summary>One stratum over the year.</summary>
/// <param name="Stratum">The stratum; a firm counts in the last one it stood in.</param>
/// <param name="Rate">The policy's yearly rate.</param>
/// <param name="Power">What its sample can show.</param>
public sealed record StratumFairness(Label Stratum, Ratio Rate, SamplePower Power);

/// <summary>One sector's year: every firm's chance, and what the year's sample can show.</summary>
/// <param name="Authority">The bureau.</param>
/// <param name="Subject">Sector and year.</param>
/// <param name="Rounds">The draws looked at, in order.</param>
/// <param name="Chances">Every firm's chance, by id.</param>
/// <param name="Power">What the year's sample can show; the violators are supposed to be spread over the strata by chance.</param>
/// <param name="Strata">The same within each stratum.</param>
public sealed record YearFairness(
    Authority Authority,
    SectorYear Subject,
    IReadOnlyList<ObservedDraw> Rounds,
    IReadOnlyList<FirmChance> Chances,
    SamplePower Power,
    IReadOnlyList<StratumFairness> Strata)
{
    /// <summary>The draws looked at, in order.</summary>
    public IReadOnlyList<ObservedDraw> Rounds { get; init => field = Given.List(value); } = Given.List(Rounds);

    /// <summary>Every firm's chance, by id.</summary>
    public IReadOnlyList<FirmChance> Chances { get; init => field = Given.List(value); } = Given.List(Chances);

    /// <summary>The same within each stratum.</summary>
    public IReadOnlyList<StratumFairness> Strata { get; init => field = Given.List(value); } = Given.List(Strata);

    /// <summary>The policy's least coverage of the sector.</summary>
    public Ratio Floor => Rounds[^1].Commitment.Floor;

    /// <summary>Firms whose chance lies below their stratum's rate although nothing states why; none, when all is well.</summary>
    public IReadOnlyList<FirmChance> Unexplained => [.. Chances.Where(c => c.IsBelowRate && c.Reasons == ShortfallReasons.None)];

    /// <summary>The year of these rounds.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rounds"/> or <paramref name="options"/> is null.</exception>
    public static YearFairness Of(IReadOnlyList<ObservedDraw> rounds, FairnessOptions options)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(options);
        ObservedDraw last = rounds[^1];
        IReadOnlyList<FirmChance> chances = InclusionChances.Of(rounds);
        FirmChance[] possible = [.. chances.Where(c => c.Chance > default(Fraction))];
        ILookup<Label, FirmChance> strata = possible.ToLookup(c => c.Stratum);
        return new YearFairness(
            last.Commitment.Authority,
            new SectorYear(last.Id.Sector, last.Id.Year),
            rounds,
            chances,
            PowerOf(possible, options),
            [.. last.Commitment.Quotas.Select(q => new StratumFairness(q.Stratum, q.Rate, PowerOf([.. strata[q.Stratum]], options)))]);
    }

    private static SamplePower PowerOf(FirmChance[] firms, FairnessOptions options) =>
        SamplePower.Of(firms.Length, firms.Count(f => f.Drawn), options.Violating, options.Wanted);
}
