namespace Inspections.Worker.Files.Lists;

/// <summary>A column of a kind of file, and the headers it goes by; earlier headers win over later ones.</summary>
internal sealed class Column
{
    private readonly string[] _spellings;

    private Column(bool isRequired, string[] names)
    {
        IsRequired = isRequired;
        Names = names;
        _spellings = [.. names.Select(Spelling.Normalize)];
    }

    /// <summary>True when a file without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>Accepted headers; the first is the usual one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A column that the file must have.</summary>
    public static Column Required(params string[] names) => new(isRequired: true, names);

    /// <summary>A column that the file may have.</summary>
    public static Column Optional(params string[] names) => new(isRequired: false, names);

    /// <summary>How early a header (normalized) stands among the names; negative when it does not.</summary>
    public int RankOf(string header) => Array.IndexOf(_spellings, header);
}
