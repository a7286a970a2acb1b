using Inspections.Core.Directories;
using Inspections.Core.Privacy;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of firms and projects (检查对象名录).</summary>
internal static class FirmFile
{
    public static readonly Column Code = Column.Required("firm.code");
    public static readonly Column Name = Column.Required("firm.name");
    public static readonly Column Sectors = Column.Required("firm.sectors");
    public static readonly Column District = Column.Optional("firm.district");
    public static readonly Column Founded = Column.Optional("firm.founded");
    public static readonly Column RiskClass = Column.Optional("firm.riskClass");
    public static readonly Column Owner = Column.Optional("firm.owner");

    /// <summary>Its columns, the usual order.</summary>
    public static readonly FileShape Shape = new([Code, Name, Sectors, District, Founded, RiskClass, Owner], Sectors) { FillsDown = true, MarksSectors = true };

    private static readonly IReadOnlyDictionary<string, CreditRiskClass> RiskWords = Aliases.Values("riskClass", Enum.Parse<CreditRiskClass>);

    /// <summary>Reads a list.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<Firm> Read(string path, ImportOptions options) => ImportRun.Read(path, options, Shape, ReadRow, FirmRows.Unite);

    /// <summary>Reads a list that is in memory.</summary>
    /// <exception cref="ImportFileException">It cannot be read at all.</exception>
    public static ImportedRows<Firm> Read(FileContent file, ImportOptions options) => ImportRun.Read(file, options, Shape, ReadRow, FirmRows.Unite);

    /// <summary>Reads one that did not come from a file, its cells in the order of the columns.</summary>
    public static ImportedRows<Firm> ReadOne(IReadOnlyList<string> cells, ImportOptions options) => ImportRun.ReadOne("firm", cells, Shape.Columns, ReadRow, options);

    private static Firm ReadRow(RowReader row)
    {
        bool isProject = !row.IsEmpty(Owner);
        Identifier id = isProject ? row.Id(Code) : row.FirmCode(Code);
        Identifier? owner = isProject ? row.FirmCode(Owner) : null;
        if (owner is not null && owner == id)
        {
            row.Problem(Owner, RowRefusals.OwnOwner.Of());
        }

        row.RefuseIdNumber(Code);
        row.RefusePhone(Code);
        row.RefuseIdNumber(Owner);
        string name = row.Line(Name);
        IReadOnlyList<SectorCode> sectors = row.Sectors(Sectors);
        string? district = row.OptionalLine(District);
        DateOnly? founded = row.OptionalDate(Founded);
        CreditRiskClass? risk = row.OptionalWord(RiskClass, RiskWords);
        WarnOfName(row, id, name, isProject);
        row.Missed(name);

        // Last: cells that cannot be read make no firm, and what is said of the row is said by then.
        return new Firm(id, name, sectors, district, founded, risk, owner);
    }

    private static void WarnOfName(RowReader row, Identifier id, string name, bool isProject)
    {
        if (row.HasProblem)
        {
            return;
        }

        if (!FirmNames.IsWithheld(id, name, isProject, row.IsConfirmed(name)))
        {
            row.WarnOfPersonalData(Name);
        }
        else if (!FirmNames.IsIndividual(id))
        {
            row.Warning(Name, new Text($"像自然人姓名，对外显示为“{FirmNames.Individual}”；确实不是的，请先确认", $"looks like a person's name: it is published as “{FirmNames.Individual}”; if it is none, confirm that first"));
        }
    }
}
