using System.Text.Json.Serialization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification.Reports;

/// <summary>What all checks together say. The default is none of them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Everything holds.</summary>
    [JsonStringEnumMemberName("VALID")]
    Valid = 1,

    /// <summary>Nothing fails, and something is not published yet.</summary>
    [JsonStringEnumMemberName("INCOMPLETE")]
    Incomplete,

    /// <summary>At least one check fails.</summary>
    [JsonStringEnumMemberName("INVALID")]
    Invalid,
}

/// <summary>The outcome of a verification (protocol section 12).</summary>
/// <param name="Findings">One per check and draw, or check and sector's year.</param>
/// <param name="Notices">What a reader should know besides, most serious first; none when a check fails.</param>
/// <param name="Assurances">How far each draw that has all its values can be trusted: computed, never claimed; none when a check fails.</param>
public sealed record VerificationReport(
    IReadOnlyList<Finding> Findings, IReadOnlyList<Notice> Notices, IReadOnlyDictionary<DrawId, Assurance> Assurances)
{
    /// <summary>One per check and draw, or check and sector's year.</summary>
    public IReadOnlyList<Finding> Findings { get; init => field = Given.List(value); } = Given.List(Findings);

    /// <summary>What a reader should know besides, most serious first; none when a check fails.</summary>
    public IReadOnlyList<Notice> Notices { get; init => field = Given.List(value); } = Given.List(Notices);

    /// <summary>How far each draw that has all its values can be trusted: computed, never claimed; none when a check fails.</summary>
    public IReadOnlyDictionary<DrawId, Assurance> Assurances { get; init => field = ValueMap<DrawId, Assurance>.Of(value); } = ValueMap<DrawId, Assurance>.Of(Assurances);

    /// <summary>INVALID if any check fails, else INCOMPLETE if any is, else VALID.</summary>
    public Verdict Verdict => Findings.Select(f => f.Outcome).DefaultIfEmpty(Outcome.Incomplete).Max() switch
    {
        Outcome.Ok => Verdict.Valid,
        Outcome.Incomplete => Verdict.Incomplete,
        _ => Verdict.Invalid,
    };
}

/// <summary>Verdicts as the protocol writes them.</summary>
public static class VerdictNames
{
    /// <summary><c>VALID</c>, <c>INCOMPLETE</c> or <c>INVALID</c>.</summary>
    public static string Name(this Verdict verdict) => verdict.ToString().ToUpperInvariant();
}
