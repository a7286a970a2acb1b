
namespace Inspections.Worker.Files.Tables;

/// <summary>How much of a sheet is looked at, and how much it may claim to hold.</summary>
internal static class SheetSize
{
    /// <summary>Columns looked at; a list has a dozen.</summary>
    public const int Columns = 256;

    /// <summary>Most characters in a cell, as workbooks allow.</summary>
    public const int Text = 32_767;

    // What the format allows. A file can claim more.
    private const int MaxColumns = 16_384;
    private const int MaxRows = 1_048_576;

    /// <summary>Requires that a place is inside a sheet.</summary>
    /// <exception cref="ImportFileException">It is not.</exception>
    public static void Require(FileContent file, long row, long column)
    {
        if (row > MaxRows || column > MaxColumns)
        {
            throw file.Refuse(TableRefusals.SheetTooLarge, MaxRows, MaxColumns);
        }
    }
}
