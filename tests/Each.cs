using Xunit;

namespace Inspections.Tests;

/// <summary>What holds of every one of several, of which there must be one at least.</summary>
internal static class Each
{
    /// <summary>Fails unless there is one at least and the check passes for all of them.</summary>
    public static void Of<T>(IEnumerable<T> items, Action<T> check) => Of(items, (item, _) => check(item));

    /// <inheritdoc cref="Of{T}(IEnumerable{T}, Action{T})"/>
    public static void Of<T>(IEnumerable<T> items, Action<T, int> check)
    {
#pragma warning disable RS0030 // The one place where it is asked, and asked to refuse an empty list.
        Assert.All(items, check, throwIfEmpty: true);
#pragma warning restore RS0030
    }
}
