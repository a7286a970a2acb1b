namespace Inspections.Core.Refusals;

/// <summary>A language that the bureau speaks.</summary>
public enum Language
{
    /// <summary>Chinese, as written on the mainland.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
