namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Everything about one firm or one inspector.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Facts">What the directory says; some lead to another page.</param>
/// <param name="Tables">What else there is.</param>
/// <param name="Form">The form by which it is changed, or null for who may not.</param>
public sealed record DirectoryEntryView(ConsoleFrame Frame, string Name, IReadOnlyList<(Text Name, string Says, string? Path)> Facts, IReadOnlyList<DirectoryTable> Tables, DirectoryEntryForm? Form);

/// <summary>The form by which an entry is changed.</summary>
/// <param name="Kind">Which list.</param>
/// <param name="Id">Its id, which stays.</param>
/// <param name="Seen">What tells the entry as it is shown from any other.</param>
/// <param name="Fields">Its cells.</param>
public sealed record DirectoryEntryForm(string Kind, string Id, string Seen, IReadOnlyList<DirectoryEntryField> Fields);

/// <summary>A cell of an entry.</summary>
/// <param name="Field">Name of its field.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="IsDay">True for a day.</param>
public sealed record DirectoryEntryField(string Field, string Name, string Value, bool IsDay);

/// <summary>One kind of what there is.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record DirectoryTable(Text Title, IReadOnlyList<Text> Columns, IReadOnlyList<DirectoryCell[]> Rows);

/// <summary>A cell, which may lead to another page.</summary>
/// <param name="Says">What it says.</param>
/// <param name="Path">The page, or null.</param>
public sealed record DirectoryCell(string Says, string? Path);
