using Inspections.Core.Directories;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of inspectors (执法检查人员名录).</summary>
internal static class InspectorFile
{
    public static readonly Column StaffId = Column.Optional("inspector.id");
    public static readonly Column Name = Column.Required("inspector.name");
    public static readonly Column Department = Column.Optional("inspector.department");
    public static readonly Column Unit = Column.Optional("inspector.unit");
    public static readonly Column Sectors = Column.Required("inspector.sectors");
    public static readonly Column Certificate = Column.Required("inspector.certificate");
    public static readonly Column Issuer = Column.Optional("inspector.issuer");
    public static readonly Column ValidFrom = Column.Optional("inspector.validFrom");
    public static readonly Column ValidUntil = Column.Optional("inspector.validUntil");
    public static readonly Column Validity = Column.Optional("inspector.validity");
    public static readonly Column AbsentFrom = Column.Optional("inspector.absentFrom");
    public static readonly Column AbsentUntil = Column.Optional("inspector.absentUntil");

    /// <summary>Its columns, the usual order.</summary>
    public static readonly FileShape Shape = new(
        [StaffId, Name, Department, Unit, Sectors, Certificate, Issuer, ValidFrom, ValidUntil, Validity, AbsentFrom, AbsentUntil],
        Sectors,
        [ValidUntil, Validity])
    {
        MarksSectors = true,
    };

    private const string NoDepartment = "unassigned";

    /// <summary>Reads a list.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<Inspector> Read(string path, ImportOptions options) => Read(FileContent.Read(path, options.MaxBytes), options);

    /// <summary>Reads a list that is in memory.</summary>
    /// <exception cref="ImportFileException">It cannot be read at all.</exception>
    public static ImportedRows<Inspector> Read(FileContent file, ImportOptions options)
    {
        ImportedRows<InspectorRow> read = ImportRun.Read(file, options, Shape, ReadRow, InspectorRows.Unite);
        return read.Select(r => r.Inspector);
    }

    /// <summary>Reads one that did not come from a file, its cells in the order of the columns.</summary>
    public static ImportedRows<Inspector> ReadOne(IReadOnlyList<string> cells, ImportOptions options) =>
        ImportRun.ReadOne("inspector", cells, Shape.Columns, ReadRow, options).Select(r => r.Inspector);

    private static InspectorRow ReadRow(RowReader row)
    {
        bool hasId = !row.IsEmpty(StaffId);
        string number = NumberOf(row);
        Identifier id = hasId ? row.Id(StaffId) : CertificateId.Of(number);
        if (!hasId && !row.HasProblem)
        {
            row.WarningOnce(StaffId, new Text("以执法证号作编号", "no staff id: the certificate number is taken"));
        }

        row.RefuseIdNumber(StaffId);
        row.RefusePhone(StaffId);
        row.RefuseIdNumber(Certificate);
        row.RefusePersonalData(Department);
        string? issuer = row.OptionalLine(Issuer);
        if (issuer is null)
        {
            row.WarningOnce(Issuer, new Text("发证机关留空", "no issuer of the certificate: taken without"));
        }

        (DateOnly? from, DateOnly until) = ValidityOf(row);
        DateOnly? absentFrom = row.OptionalDate(AbsentFrom), absentUntil = row.OptionalDate(AbsentUntil);
        if (from > until)
        {
            row.Problem(row.Has(ValidUntil) ? ValidUntil : Validity, RowRefusals.BeforeFirstDay.Of());
        }

        if (absentUntil is not null && (absentFrom is null || absentUntil < absentFrom))
        {
            row.Problem(AbsentUntil, RowRefusals.NoFirstDay.Of());
        }

        string name = row.Line(Name);
        Label department = DepartmentOf(row);
        IReadOnlyList<SectorCode> sectors = row.Sectors(Sectors);
        row.Missed(name);

        // Last: cells that cannot be read make no inspector, and what is said of the row is said by then.
        var inspector = new Inspector(id, name, department, sectors, new EnforcementCertificate(number, issuer ?? "", from, until), absentFrom, absentUntil);
        Cell cell = row.CellOf(Name);
        return new InspectorRow(inspector, hasId, cell.MergedAt);
    }

    // 国家证 and 地方证 in one cell: the ledger knows one.
    private static string NumberOf(RowReader row)
    {
        string[] numbers = row.CellOf(Certificate).Text.Split(['\n', '\r', '、', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (numbers.Length < 2)
        {
            return row.Line(Certificate);
        }

        row.Warning(Certificate, new Text($"一格里有 {numbers.Length} 个证号，取第一个", $"{numbers.Length} certificate numbers in one cell: the first is taken"));
        return numbers[0];
    }

    private static Label DepartmentOf(RowReader row)
    {
        string? name = row.OptionalLine(Department) ?? row.OptionalLine(Unit);
        if (name is null || Label.IsValid(name))
        {
            return Label.Parse(name ?? NoDepartment);
        }

        var code = Label.Parse(StableCode.Of("dept", name));
        row.Take(code, name);
        return code;
    }

    // Two columns, or one with both days, or with the last alone.
    private static (DateOnly? From, DateOnly Until) ValidityOf(RowReader row)
    {
        DateOnly? from = row.OptionalDate(ValidFrom);
        DateOnly until;
        if (row.Has(ValidUntil) || !row.HasColumn(Validity))
        {
            until = EndOf(row, ValidUntil) ?? row.Date(ValidUntil);
        }
        else if (EndOf(row, Validity) is DateOnly forever)
        {
            until = forever;
        }
        else
        {
            IReadOnlyList<DateOnly> days = Dates.In(row.Text(Validity));
            if (days.Count is 0 or > 2)
            {
                row.Problem(Validity, RowRefusals.Validity.Of());
                return (null, default);
            }

            (from, until) = (days.Count == 2 ? days[0] : from, days[^1]);
        }

        if (from is null && !row.HasProblem)
        {
            row.WarningOnce(row.HasColumn(Validity) ? Validity : ValidFrom, new Text("没有起始日，视为已经生效", "no first day of validity: taken as valid already"));
        }

        return (from, until);
    }

    private static DateOnly? EndOf(RowReader row, Column column)
    {
        if (!Aliases.Forever.Contains(Spelling.Normalize(row.CellOf(column).Text)))
        {
            return null;
        }

        row.Warning(column, new Text("没有截止日，视为长期有效", "no last day: taken as valid without end"));
        return new DateOnly(9999, 12, 31);
    }
}

/// <summary>A row of a list of inspectors.</summary>
/// <param name="Inspector">What it says.</param>
/// <param name="HasId">True where the list gives a staff id.</param>
/// <param name="MergedAt">Row of the merged cell that holds the name, or 0.</param>
internal sealed record InspectorRow(Inspector Inspector, bool HasId, int MergedAt);
