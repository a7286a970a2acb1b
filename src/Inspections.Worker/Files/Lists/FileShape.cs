namespace Inspections.Worker.Files.Lists;

/// <summary>What a kind of list looks like.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Sector">The column of sectors, which may be missing where the sheet is named after a sector or one was given.</param>
/// <param name="OneOf">Sets of columns of which one must be there.</param>
internal sealed record FileShape(IReadOnlyList<Column> Columns, Column? Sector, params Column[][] OneOf)
{
    /// <summary>True where a blank sector is that of the row above.</summary>
    public bool FillsDown { get; init; }

    /// <summary>True where a column for each sector, with a mark in it, may stand in for the column of sectors.</summary>
    public bool MarksSectors { get; init; }

    /// <summary>The columns that a header lacks, each with the others that would do.</summary>
    public IEnumerable<Column[]> Missing(Header? header, bool hasSector)
    {
        IEnumerable<Column[]> wanted = Columns.Where(c => c.IsRequired).Select(c => new[] { c }).Concat(OneOf);
        return wanted.Where(set => set.All(c => header?.PositionOf(c) is null) && !(hasSector && set.Contains(Sector)));
    }
}
