namespace Inspections.Worker.Files.Lists;

/// <summary>What was recognised in a sheet, for who may correct it.</summary>
/// <param name="Name">Name of the sheet; empty for a text file.</param>
/// <param name="Why">Why it is not read, or null where it is.</param>
/// <param name="HeaderRow">The row of its header, or null where none was recognised.</param>
/// <param name="Columns">The columns that are looked for, each with the header that stands for it, or null.</param>
/// <param name="Unused">Headers that stand for nothing.</param>
internal sealed record SheetLook(string Name, Text? Why, int? HeaderRow, IReadOnlyList<(Column Column, string? Header)> Columns, IReadOnlyList<string> Unused)
{
    /// <summary>All headers.</summary>
    public IEnumerable<string> Headers => Columns.Select(c => c.Header).OfType<string>().Concat(Unused);

    /// <summary>True when a header stands in it.</summary>
    public bool HasHeader(string header) => Headers.Any(h => Spelling.Normalize(h) == Spelling.Normalize(header));
}
