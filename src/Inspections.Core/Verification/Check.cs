using System.Text.Json.Serialization;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification;

/// <summary>The checks of protocol section 12, by their names there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Check>))]
public enum Check
{
    /// <summary>The commitment has the protocol's form and is the one in the ledger.</summary>
    [JsonStringEnumMemberName("commitment")]
    Commitment,

    /// <summary>Floor, rounds, rates and team come from a policy that was in the ledger before.</summary>
    [JsonStringEnumMemberName("policy")]
    Policy,

    /// <summary>The ledger head before the commitment, one commitment per id, the last round ended and disclosed.</summary>
    [JsonStringEnumMemberName("history")]
    History,

    /// <summary>The list of firms is the one committed to.</summary>
    [JsonStringEnumMemberName("frame")]
    Frame,

    /// <summary>The list of inspectors is the one committed to.</summary>
    [JsonStringEnumMemberName("roster")]
    Roster,

    /// <summary>The drawn firms' recusals stand in the tree committed to.</summary>
    [JsonStringEnumMemberName("recusals")]
    Recusals,

    /// <summary>The numbers to draw follow from frame, floor and rates.</summary>
    [JsonStringEnumMemberName("quotas")]
    Quotas,

    /// <summary>Every random value has its form, its time and opens its digest.</summary>
    [JsonStringEnumMemberName("sources")]
    Sources,

    /// <summary>The key follows from commitment and values.</summary>
    [JsonStringEnumMemberName("key")]
    Key,

    /// <summary>The firms drawn follow from the key.</summary>
    [JsonStringEnumMemberName("selection")]
    Selection,

    /// <summary>The teams follow from the key, the roster and the recusals.</summary>
    [JsonStringEnumMemberName("teams")]
    Teams,

    /// <summary>The receipt is the one in the ledger and the one that the draw gives.</summary>
    [JsonStringEnumMemberName("receipt")]
    Receipt,

    /// <summary>The commitment ends once, by a receipt or by a void that was allowed then.</summary>
    [JsonStringEnumMemberName("ends")]
    Ends,

    /// <summary>Entries, their order and the signed checkpoints.</summary>
    [JsonStringEnumMemberName("ledger")]
    Ledger,

    /// <summary>No witness signed anything that contradicts what is published.</summary>
    [JsonStringEnumMemberName("witnesses")]
    Witnesses,

    /// <summary>Over a year: exclusions, <c>lifted</c>, <c>largest</c> and <c>gone</c> follow from the ledger.</summary>
    [JsonStringEnumMemberName("flags")]
    Flags,

    /// <summary>Over a year: enough distinct firms were drawn.</summary>
    [JsonStringEnumMemberName("coverage")]
    Coverage,

    /// <summary>Over a year: enough rounds were drawn and disclosed.</summary>
    [JsonStringEnumMemberName("rounds")]
    Rounds,

    /// <summary>Over a year: one result per draw and drawn firm, by its team.</summary>
    [JsonStringEnumMemberName("outcomes")]
    Outcomes,
}

/// <summary>Names as the protocol writes them.</summary>
public static class VerificationNames
{
    /// <summary>The check's name in protocol section 12.</summary>
    public static string Name(this Check check) => check.ToString().ToLowerInvariant();

    /// <summary><c>ok</c>, <c>incomplete</c> or <c>failed</c>.</summary>
    public static string Name(this Outcome outcome) => outcome.ToString().ToLowerInvariant();

    /// <summary><c>public</c>, <c>witnessed</c> or <c>self-sealed</c>.</summary>
    public static string Name(this Assurance assurance) => assurance == Assurance.SelfSealed ? "self-sealed" : assurance.ToString().ToLowerInvariant();
}
