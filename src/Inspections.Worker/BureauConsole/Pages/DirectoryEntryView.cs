namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>Everything about one firm or one inspector.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Facts">What the directory says; some lead to another page.</param>
/// <param name="Tables">What else there is.</param>
public sealed record DirectoryEntryView(ConsoleFrame Frame, string Name, IReadOnlyList<(Text Name, string Says, string? Path)> Facts, IReadOnlyList<DirectoryTable> Tables);

/// <summary>One kind of what there is.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record DirectoryTable(Text Title, IReadOnlyList<Text> Columns, IReadOnlyList<DirectoryCell[]> Rows);

/// <summary>A cell, which may lead to another page.</summary>
/// <param name="Says">What it says.</param>
/// <param name="Path">The page, or null.</param>
public sealed record DirectoryCell(string Says, string? Path);
