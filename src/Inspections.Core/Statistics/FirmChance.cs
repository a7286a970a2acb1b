using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Policy;

namespace Inspections.Core.Statistics;

/// <summary>Why a firm's chance over the year may lie below its stratum's rate; several may hold.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<ShortfallReasons>))]
public enum ShortfallReasons
{
    /// <summary>None is stated.</summary>
    None = 0,

    /// <summary>It was left out of a round, at its yearly cap or in its cooldown.</summary>
    Excluded = 1,

    /// <summary>It does not stand in the frame of every round: it entered or left.</summary>
    NotInEveryFrame = 2,

    /// <summary>It changed stratum, or its stratum changed in size between rounds.</summary>
    StratumChanged = 4,

    /// <summary>Rounds of the year are still to come, or were not looked at.</summary>
    RoundsMissing = 8,
}

/// <summary>One firm's chance to be drawn at least once in the rounds looked at.</summary>
/// <param name="Firm">The firm or project.</param>
/// <param name="Stratum">Its stratum in the last frame it stands in.</param>
/// <param name="Rate">The policy's yearly rate of that stratum.</param>
/// <param name="Chance">The chance, exact.</param>
/// <param name="Drawn">Whether it was.</param>
/// <param name="Reasons">What may have lowered its chance.</param>
public sealed record FirmChance(Identifier Firm, Label Stratum, Ratio Rate, Fraction Chance, bool Drawn, ShortfallReasons Reasons)
{
    /// <summary>True when the chance lies below the stratum's rate.</summary>
    public bool IsBelowRate => Chance < new Fraction(Rate.Numerator, Rate.Denominator);
}
