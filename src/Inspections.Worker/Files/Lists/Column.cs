using System.Text.RegularExpressions;

namespace Inspections.Worker.Files.Lists;

/// <summary>A column of a kind of file, and the headers it goes by; earlier headers win over later ones.</summary>
internal sealed class Column
{
    // A header in all its words comes before one without its note, and that before one of several in a header.
    private const int Form = 1000;

    private readonly string[] _spellings;
    private readonly Regex?[] _patterns;

    private Column(bool isRequired, params IReadOnlyList<string> names)
    {
        (IsRequired, Names) = (isRequired, names);
        _spellings = [.. Names.Select(n => n.Contains('*', StringComparison.Ordinal) ? n : Spelling.Normalize(n))];
        _patterns = [.. _spellings.Select(s => s.Contains('*', StringComparison.Ordinal)
            ? new Regex($"\\A{Regex.Escape(s).Replace("\\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
            : null)];
    }

    /// <summary>True when a file without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>Accepted headers; the first is the usual one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A column that the file must have.</summary>
    /// <param name="key">Its key in the table of aliases.</param>
    public static Column Required(string key) => new(isRequired: true, Aliases.Headers(key));

    /// <summary>A column that the file may have.</summary>
    /// <inheritdoc cref="Required" path="/param"/>
    public static Column Optional(string key) => new(isRequired: false, Aliases.Headers(key));

    /// <summary>A column that a file has of its own, under one header.</summary>
    public static Column Called(string name) => new(isRequired: false, name);

    /// <summary>How well a header names the column: the less the better; negative when it does not.</summary>
    public int RankOf(HeaderText header)
    {
        for (int form = 0; form < header.Forms.Count; form++)
        {
            for (int i = 0; i < _spellings.Length; i++)
            {
                if (_patterns[i] is { } pattern ? !header.IsJoined && pattern.IsMatch(header.Forms[form]) : _spellings[i] == header.Forms[form])
                {
                    return (_patterns[i] is null ? 0 : 10 * Form) + (form * Form) + i;
                }
            }
        }

        return -1;
    }
}
