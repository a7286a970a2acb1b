using System.Text.Json.Serialization;

namespace Inspections.Core.Refusals;

/// <summary>A language that the bureau speaks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    /// <summary>Chinese, as written on the mainland.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
