using System.Text.Json.Serialization;
using Inspections.Core.Directories;

namespace Inspections.Core.Verification;

/// <summary>How a check came out, from the best to the worst. The default is none of them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>It holds.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok = 1,

    /// <summary>Something that it needs is not published (yet); nothing speaks against it.</summary>
    [JsonStringEnumMemberName("incomplete")]
    Incomplete,

    /// <summary>It does not hold.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One sector's year, the subject of the yearly checks.</summary>
public readonly record struct SectorYear(SectorCode Sector, int Year)
{
    /// <summary>Sector and year, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sector} {Year}");
}

/// <summary>What one check found, with what it expected: never a bare yes or no.</summary>
/// <param name="Check">The check.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Expected">What should be published.</param>
/// <param name="Found">What is published.</param>
/// <param name="Draw">The draw it is about, or null.</param>
/// <param name="Year">The sector's year it is about, or null.</param>
public sealed record Finding(Check Check, Outcome Outcome, string Expected, string Found, DrawId? Draw = null, SectorYear? Year = null);
