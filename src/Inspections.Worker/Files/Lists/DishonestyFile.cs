using Inspections.Core.Directories;
using Inspections.Core.Privacy;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>A row of a list of dishonest firms.</summary>
/// <param name="Entry">What it says; null for one that cannot be a firm of the bureau: a natural person, a masked number.</param>
/// <param name="List">The list that it names.</param>
/// <param name="Code">The code of a firm; null for anybody else, whose number and name are not kept.</param>
/// <param name="Name">The name that it gives the firm.</param>
internal sealed record DishonestyRow(DishonestyEntry? Entry, string List, string? Code, string? Name);

/// <summary>Lists of dishonest firms (失信企业、黑名单、经营异常名录).</summary>
internal static class DishonestyFile
{
    public static readonly Column Firm = Column.Required("dishonest.firm");
    public static readonly Column Name = Column.Optional("dishonest.name");
    public static readonly Column On = Column.Required("dishonest.on");
    public static readonly Column List = Column.Required("dishonest.list");
    public static readonly Column Basis = Column.Required("dishonest.basis");
    public static readonly Column Authority = Column.Required("dishonest.authority");
    public static readonly Column Until = Column.Optional("dishonest.until");

    public static readonly FileShape Shape = new([Firm, Name, List, Basis, Authority, On, Until], null);

    /// <summary>Reads a list; which of its firms are the bureau's is for the directory to say.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<DishonestyRow> Read(string path, ImportOptions options) => Read(FileContent.Read(path, options.MaxBytes), options);

    /// <summary>Reads a list that is in memory.</summary>
    /// <exception cref="ImportFileException">It cannot be read at all.</exception>
    public static ImportedRows<DishonestyRow> Read(FileContent file, ImportOptions options) => ImportRun.Read(file, options, Shape, ReadRow);

    /// <summary>Reads one that did not come from a file, its cells in the order of the columns.</summary>
    public static ImportedRows<DishonestyRow> ReadOne(IReadOnlyList<string> cells, ImportOptions options) => ImportRun.ReadOne("dishonest", cells, Shape.Columns, ReadRow, options);

    // The directory knows which codes it has, also those that fail their check; the rest of a list is other bureaus', and people.
    private static DishonestyRow ReadRow(RowReader row)
    {
        string code = UnifiedSocialCreditCode.Clean(row.CellOf(Firm).Text) ?? row.CellOf(Firm).Text;
        if (!IsFirm(code) || row.Options.Firms?.Contains(code) == false)
        {
            return new DishonestyRow(null, row.Line(List), IsFirm(code) ? code : null, IsFirm(code) ? row.CellOf(Name).Text : null);
        }

        var entry = new DishonestyEntry(
            Identifier.Parse(code), row.Line(List), row.Text(Basis), row.Line(Authority), row.Date(On), row.OptionalDate(Until));
        row.RequireUnique(Firm, $"{code.ToUpperInvariant()} {entry.On} {entry.List}");
        row.RefusePersonalData(List, Basis, Authority);
        if (entry.List.Length > DishonestyEntry.LongestList)
        {
            row.Problem(List, RowRefusals.TooLong.Of(DishonestyEntry.LongestList));
        }

        if (entry.Until < entry.On)
        {
            row.Problem(Until, RowRefusals.BeforeListed.Of());
        }

        return new DishonestyRow(entry, entry.List, code, row.OptionalLine(Name));
    }

    // The number of an identity card, whole or masked, is nobody's code.
    private static bool IsFirm(string code) => Identifier.IsValid(code) && !PersonalNumbers.IsIdNumber(code);
}
