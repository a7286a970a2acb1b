namespace Inspections.Worker.Files;

/// <summary>A number of things in English, where one is not several.</summary>
internal static class Counted
{
    /// <summary>The number with what is counted: <c>1 firm</c>, <c>2 firms</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">One of them.</param>
    /// <param name="many">Several; unless given, <paramref name="one"/> with an s.</param>
    public static string Of(long number, string one, string? many = null) => FormattableString.Invariant($"{number} {(number == 1 ? one : many ?? one + "s")}");
}
