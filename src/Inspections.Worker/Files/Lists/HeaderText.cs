using System.Text.RegularExpressions;

namespace Inspections.Worker.Files.Lists;

/// <summary>A header as a file has it, and the forms in which it may be known: whole, without notes in brackets, and each of several names.</summary>
internal sealed partial class HeaderText
{
    // A sentence above a list is no header.
    private const int Longest = 60;

    /// <param name="text">As the file has it.</param>
    /// <param name="isJoined">True for two levels put together.</param>
    public HeaderText(string text, bool isJoined = false)
    {
        (Text, IsJoined) = (text, isJoined);
        Whole = Spelling.Normalize(text);
        Plain = Spelling.Normalize(Number().Replace(Notes().Replace(text, ""), ""));
        string[] parts = Plain.Split(['/', '、', '|', '或', '\\'], StringSplitOptions.RemoveEmptyEntries);
        Forms = Whole.Length is 0 or > Longest ? [] : [.. new[] { Whole, Plain }.Concat(parts.Length > 1 ? parts : []).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    public string Text { get; }

    /// <summary>True for two levels put together: only a whole name is looked for then.</summary>
    public bool IsJoined { get; }

    /// <summary>The whole header, normalized.</summary>
    public string Whole { get; }

    /// <summary>Without notes in brackets and a number before it, normalized.</summary>
    public string Plain { get; }

    /// <summary>What it may be known by, the fullest first, normalized.</summary>
    public IReadOnlyList<string> Forms { get; }

    [GeneratedRegex(@"[（(【\[〔][^（()）】\]〕]*[)）】\]〕]", RegexOptions.CultureInvariant)]
    private static partial Regex Notes();

    // 1. or 一、 before the name.
    [GeneratedRegex(@"\A\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[.．、]\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
