using System.Globalization;

namespace Inspections.Core.Verification.Notices;

/// <summary>Words of notices that three verifiers write alike.</summary>
internal static class NoticeText
{
    private const int MostItems = 12;

    /// <summary>A list in ASCII order without repeats.</summary>
    public static string Sorted<T>(IEnumerable<T> items) =>
        InOrder(items.Select(i => $"{i}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>A list in its own order; what is over twelve items is counted.</summary>
    public static string InOrder(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length == 0 ? "none"
            : string.Join(", ", all.Take(MostItems)) + (all.Length > MostItems ? string.Create(CultureInfo.InvariantCulture, $", ... ({all.Length} in all)") : "");
    }

    /// <summary>All items in their own order.</summary>
    public static string Joined<T>(IReadOnlyCollection<T> items, char separator) => items.Count == 0 ? "none" : string.Join(separator, items);
}
