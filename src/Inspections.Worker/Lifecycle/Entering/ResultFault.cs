
namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>The part of a result that a fault is about; the sheet's columns and the command's options are named after it.</summary>
internal enum ResultField
{
    Draw,
    Firm,
    InspectedOn,
    Inspectors,
    Items,
    Categories,
    Problems,
    FollowUps,
    WindowReason,
}

/// <summary>Why a result is refused.</summary>
/// <param name="Field">What is wrong.</param>
/// <param name="Value">The value, for people.</param>
/// <param name="Chinese">Why, and what to do.</param>
/// <param name="English">The same.</param>
internal sealed record ResultFault(ResultField Field, string Value, string Chinese, string English);
