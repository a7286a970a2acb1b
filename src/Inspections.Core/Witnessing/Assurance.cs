using System.Text.Json.Serialization;

namespace Inspections.Core.Witnessing;

/// <summary>How far a draw can be trusted: a verifier's finding, never a claim of the bureau (protocol section 12).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Assurance>))]
public enum Assurance
{
    /// <summary>Nothing changed after the commitment; who chose the values is not shown.</summary>
    [JsonStringEnumMemberName("self-sealed")]
    SelfSealed,

    /// <summary>At least two witnesses each sealed a value: all of them and the bureau would have to collude.</summary>
    [JsonStringEnumMemberName("witnessed")]
    Witnessed,

    /// <summary>Values nobody can choose, seen by witnesses.</summary>
    [JsonStringEnumMemberName("public")]
    Public,
}
