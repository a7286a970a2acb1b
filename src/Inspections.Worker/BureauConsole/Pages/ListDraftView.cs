namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>A list that was given: what was recognised, what it would change.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Kind">Which list.</param>
/// <param name="File">Its file.</param>
/// <param name="Rows">How many rows can be read.</param>
/// <param name="Sheets">The sheets, each with what became of it.</param>
/// <param name="Columns">The columns that are looked for.</param>
/// <param name="Headers">The headers that the file has.</param>
/// <param name="Sectors">The sectors there are.</param>
/// <param name="Sector">The sector that was given for all rows.</param>
/// <param name="Only">What the list speaks for.</param>
/// <param name="Accepts">True when codes that fail their check digit are taken.</param>
/// <param name="Skips">True when rows with problems are left out.</param>
/// <param name="Refusals">Why it cannot be taken.</param>
/// <param name="Problems">What is wrong in its rows.</param>
/// <param name="Warnings">What is worth a look.</param>
/// <param name="Corrections">What was put right.</param>
/// <param name="LeftOut">What is no part of the list.</param>
/// <param name="Change">What would change, or null.</param>
/// <param name="Lost">How many entries would end or leave a sector.</param>
/// <param name="IsMuchLost">True when that is agreed to by itself.</param>
/// <param name="IsPublished">True for a list that is public as soon as it is taken.</param>
/// <param name="Seen">What was given and how it was read, as the forms send it back.</param>
public sealed record ListDraftView(
    ConsoleFrame Frame,
    Text Kind,
    string File,
    int Rows,
    IReadOnlyList<(string Name, Text Says)> Sheets,
    IReadOnlyList<ListColumnRow> Columns,
    IReadOnlyList<string> Headers,
    IReadOnlyList<string> Sectors,
    string Sector,
    string Only,
    bool Accepts,
    bool Skips,
    IReadOnlyList<Text> Refusals,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Corrections,
    IReadOnlyList<string> LeftOut,
    ListChangeView? Change,
    int Lost,
    bool IsMuchLost,
    bool IsPublished,
    string Seen)
{
    /// <summary>True for a list that two people decide.</summary>
    public bool IsAskedFor { get; init; }
}

/// <summary>A column that is looked for.</summary>
/// <param name="Field">Name of its field.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="IsRequired">True for one that a list must have.</param>
/// <param name="Header">The header that stands for it, or null.</param>
public sealed record ListColumnRow(string Field, string Name, bool IsRequired, string? Header);

/// <summary>What would change: of each the first lines, and how many there are.</summary>
/// <param name="Added">New entries.</param>
/// <param name="Changed">Entries with other content.</param>
/// <param name="Spelt">Entries whose name is only written otherwise.</param>
/// <param name="Ended">Entries that end.</param>
public sealed record ListChangeView(
    (IReadOnlyList<string> Lines, int Count) Added, (IReadOnlyList<string> Lines, int Count) Changed, (IReadOnlyList<string> Lines, int Count) Spelt, (IReadOnlyList<string> Lines, int Count) Ended)
{
    /// <summary>True when nothing would.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Spelt.Count + Ended.Count == 0;
}
