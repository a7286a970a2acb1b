using Xunit;

namespace Inspections.Package.Tests;

/// <summary>One mistake of somebody who uses the package, and the refusal in the place where it is made.</summary>
internal static class Misuse
{
    /// <summary>A form that the protocol does not have: whoever reads it would refuse it.</summary>
    public static void HasNoForm(params ReadOnlySpan<Func<object?>> mistakes) => Each.Of(mistakes.ToArray(), m => Assert.IsType<FormatException>(Record.Exception(() => m()), exactMatch: false));

    /// <summary>Things that are right each by itself and do not belong together.</summary>
    public static void IsMisfit(params ReadOnlySpan<Func<object?>> mistakes) => Each.Of(mistakes.ToArray(), m => Assert.IsType<ArgumentException>(Record.Exception(() => m()), exactMatch: false));

    /// <summary>A place that is not there.</summary>
    public static void IsOutOfRange(params ReadOnlySpan<Func<object?>> mistakes) => Each.Of(mistakes.ToArray(), m => Assert.IsType<ArgumentOutOfRangeException>(Record.Exception(() => m())));
}
