using System.Text.Json.Serialization;

namespace Inspections.Core.Drawing;

/// <summary>Why a firm may not be drawn in a round; several may hold (protocol section 2).</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<Exclusions>))]
public enum Exclusions
{
    /// <summary>It may be drawn.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>It has had the year's most inspections (年度频次上限).</summary>
    [JsonStringEnumMemberName("cap")]
    Cap = 1,

    /// <summary>Its last inspection is too fresh (避免重复检查).</summary>
    [JsonStringEnumMemberName("cooldown")]
    Cooldown = 2,

    /// <summary>It was drawn for this sector this year and still counts.</summary>
    [JsonStringEnumMemberName("drawn")]
    Drawn = 4,
}
