using System.Text.Json.Serialization;
using Inspections.Core.Refusals;

namespace Inspections.Core.Results;

/// <summary>The part of a result that a fault is about; the sheet's columns and the command's options are named after it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResultField>))]
public enum ResultField
{
    /// <summary>The draw.</summary>
    Draw,

    /// <summary>The firm.</summary>
    Firm,

    /// <summary>The day.</summary>
    InspectedOn,

    /// <summary>Who was there.</summary>
    Inspectors,

    /// <summary>The items inspected.</summary>
    Items,

    /// <summary>What was found.</summary>
    Categories,

    /// <summary>What was wrong.</summary>
    Problems,

    /// <summary>What follows.</summary>
    FollowUps,

    /// <summary>Why it was outside the window.</summary>
    WindowReason,
}

/// <summary>Why a result is refused.</summary>
/// <param name="Field">What is wrong.</param>
/// <param name="Value">The value, for people.</param>
/// <param name="Refusal">Why, and what to do.</param>
public sealed record ResultFault(ResultField Field, string Value, Refusal Refusal)
{
    /// <summary>Why, and what to do.</summary>
    public Text Says => Refusal.Whole;
}
