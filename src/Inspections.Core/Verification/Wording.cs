namespace Inspections.Core.Verification;

/// <summary>Short texts for findings, whatever the size of what they tell of.</summary>
internal static class Wording
{
    private const int LongestText = 600;
    private const int MostItems = 12;

    /// <summary>The text, cut when it is very long: published bytes may hold anything.</summary>
    public static string Brief(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    /// <summary>The first items, and how many there are beyond them.</summary>
    public static string List<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        string text = string.Join(", ", all.Take(MostItems));
        return all.Length == 0 ? "none"
            : all.Length <= MostItems ? text
            : FormattableString.Invariant($"{text}, … ({all.Length} in all)");
    }
}
