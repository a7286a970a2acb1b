using System.Text;

namespace Inspections.Core.Privacy;

/// <summary>Text as it may leave the bureau (去标识化): what names a person is taken out, and readers see that something was.</summary>
public static class DeIdentified
{
    /// <summary>What stands in the place of what was taken out.</summary>
    public const string Mark = "〔已去标识〕";

    /// <summary>The text without personal data.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        IReadOnlyList<PersonalDatum> found = PersonalData.Find(text);
        if (found.Count == 0)
        {
            return text;
        }

        var kept = new StringBuilder();
        int from = 0;
        foreach (PersonalDatum datum in found)
        {
            kept.Append(text, from, datum.Start - from).Append(Mark);
            from = datum.End;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The same for a text that may be missing.</summary>
    internal static string? Optional(string? text) => text is null ? null : Text(text);
}
