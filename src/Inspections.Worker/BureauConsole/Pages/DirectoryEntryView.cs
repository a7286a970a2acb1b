namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Everything about one firm, inspector or item.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Facts">What the directory says; some lead to another page.</param>
/// <param name="Tables">What else there is.</param>
/// <param name="Form">The form by which it is changed and ended, or null for who may not.</param>
/// <param name="Dishonest">The forms by which a firm is put on a list of dishonest firms and taken off, or null for who may not.</param>
public sealed record DirectoryEntryView(
    ConsoleFrame Frame, string Name, IReadOnlyList<(Text Name, string Says, string? Path)> Facts, IReadOnlyList<DirectoryTable> Tables, EntryForm? Form, DishonestForms? Dishonest = null)
{
    /// <summary>Which list the entry is of; by it an entry is ended.</summary>
    public string Kind { get; init; } = "";
}

/// <summary>How a firm comes onto a list of dishonest firms, and off it.</summary>
/// <param name="Listed">The entries that stand: what tells each from the others, and what it says.</param>
/// <param name="Add">The form of another one.</param>
public sealed record DishonestForms(IReadOnlyList<(string Key, string Says)> Listed, EntryForm Add);

/// <summary>One kind of what there is.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record DirectoryTable(Text Title, IReadOnlyList<Text> Columns, IReadOnlyList<DirectoryCell[]> Rows);

/// <summary>A cell, which may lead to another page.</summary>
/// <param name="Says">What it says.</param>
/// <param name="Path">The page, or null.</param>
public sealed record DirectoryCell(string Says, string? Path);
