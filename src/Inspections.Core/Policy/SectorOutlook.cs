using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Core.Policy;

/// <summary>What should be looked at before a year is drawn by a policy.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicyConcern>))]
public enum PolicyConcern
{
    /// <summary>The directory has firms of a sector that the policy has no rules for: none of them is ever drawn.</summary>
    NoRules = 1,

    /// <summary>The policy has rules for a sector of which the directory has no firm.</summary>
    NoFirms = 2,

    /// <summary>Floor or rounds are below the standard; every verifier points it out (protocol section 11).</summary>
    BelowStandard = 3,

    /// <summary>Firms stand in a stratum that the policy does not have: no round can be prepared with them.</summary>
    NoStratum = 4,

    /// <summary>There are fewer firms than rounds: somebody is drawn twice in the year.</summary>
    FewerFirmsThanRounds = 5,

    /// <summary>A team has one inspector; 行政处罚法 art. 42 asks for two.</summary>
    OneInspector = 6,
}

/// <summary>What a policy means for one sector's year, if the directory stays as it is.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Firms">Its firms.</param>
/// <param name="Needed">The least number of distinct firms that the year must draw.</param>
/// <param name="Rounds">What each round takes, in order; none where there are no firms or no rules.</param>
/// <param name="Concerns">What should be looked at before, in the order of <see cref="PolicyConcern"/>.</param>
public sealed record SectorOutlook(SectorCode Sector, long Firms, long Needed, IReadOnlyList<RoundOutlook> Rounds, IReadOnlyList<PolicyConcern> Concerns)
{
    /// <summary>What each round takes, in order.</summary>
    public IReadOnlyList<RoundOutlook> Rounds { get; init => field = Given.List(value); } = Given.List(Rounds);

    /// <summary>What should be looked at before.</summary>
    public IReadOnlyList<PolicyConcern> Concerns { get; init => field = Given.List(value); } = Given.List(Concerns);

    /// <summary>The firms that the rounds take together.</summary>
    public long Drawn => Rounds.Sum(r => r.Takes?.Sum() ?? 0);
}
