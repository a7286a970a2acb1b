using Inspections.Core.Directories;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>A column of a list of other inspections.</summary>
internal enum VisitField
{
    Firm,
    On,
    Type,
}

/// <summary>Lists of inspections outside the draws.</summary>
internal static class VisitFile
{
    private static readonly Column Firm = Column.Required("visit.firm");
    private static readonly Column On = Column.Required("visit.on");
    private static readonly Column Type = Column.Required("visit.type");

    public static readonly FileShape Shape = new([Firm, On, Type], null);

    /// <summary>Reads a list; whether the firms exist is for the directory to say.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<OtherVisit> Read(string path, ImportOptions options) => ImportRun.Read(path, options, Shape, ReadRow);

    /// <summary>Reads one that did not come from a file: firm, day, type.</summary>
    public static ImportedRows<OtherVisit> ReadOne(IReadOnlyList<string> cells) => ImportRun.ReadOne("visit", cells, [Firm, On, Type], ReadRow);

    /// <summary>The usual header of a column.</summary>
    public static string NameOf(VisitField field) => (field switch { VisitField.Firm => Firm, VisitField.On => On, _ => Type }).Names[0];

    // A project has a number and no credit code: the directory knows both.
    private static OtherVisit ReadRow(RowReader row)
    {
        string word = row.Line(Type);
        if (VisitTypes.Find(word) is not Label type)
        {
            row.Problem(Type, RowRefusals.VisitType.Of(word, string.Join(" | ", VisitTypes.Words.Keys)));
            type = default;
        }

        row.RefusePersonalData(Type);

        return new OtherVisit(row.Id(Firm), row.Date(On), type);
    }
}
