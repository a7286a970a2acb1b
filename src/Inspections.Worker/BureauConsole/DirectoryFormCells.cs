using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Papers;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the forms of single entries have in common: their fields, what is wrong with them, whose they are.</summary>
internal static class DirectoryFormCells
{
    // A column that is so wide in a workbook holds a text of several lines.
    private const double LongWidth = 40;

    /// <summary>Name of the field of a column.</summary>
    public static string FieldOf(int column) => FormattableString.Invariant($"cell{column}");

    /// <summary>The field of a column.</summary>
    public static EntryFormField Field(int index, ListColumn column, string value, SectorNames sectors) =>
        new(FieldOf(index), column.Column.Names[0], value, column.IsDay ? "" : DirectorySheets.Hint(column, sectors), column.IsDay, column.Width >= LongWidth, column.Column.IsRequired);

    /// <summary>What is wrong with what was read, by the field.</summary>
    public static ILookup<string, Text> Faults<T>(ImportedRows<T> read, IReadOnlyList<ListColumn> columns) => read.Problems.Listed.ToLookup(
        p => columns.Index().Where(c => c.Item.Column.Names.Contains(p.Column, StringComparer.Ordinal)).Select(c => FieldOf(c.Index)).FirstOrDefault() ?? EntryForm.Whole,
        p => p.Value.Length == 0 ? ListPageRefusals.EmptyCell.Of(p.Column, p.Why).Whole : ListPageRefusals.BadCell.Of(p.Column, Printable.Shorten(p.Value), p.Why).Whole,
        StringComparer.Ordinal);

    /// <summary>The entry that a form is about.</summary>
    /// <exception cref="UserErrorException">It names none.</exception>
    public static Identifier IdOf(ConsoleRequest request) => Identifier.TryParse(request.Form["id"], out Identifier known) ? known : throw ListPageRefusals.NoEntry.Error(Printable.Shorten(request.Form["id"]));

    /// <summary>Refuses whoever does not see a sector of an entry.</summary>
    /// <exception cref="UserErrorException">The account is of other sectors.</exception>
    public static void RequireSees(SignedIn who, IEnumerable<SectorCode> sectors)
    {
        foreach (SectorCode sector in sectors.Where(s => !who.Account.Sees(s)))
        {
            throw AccountRefusals.OtherSector.Error(who.Account.Staff, sector);
        }
    }
}
