using Inspections.Core.Directory;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of inspectors (执法检查人员名录).</summary>
internal static class InspectorFile
{
    private static readonly Column StaffId = Column.Required("工号", "人员编号", "staff id", "id");
    private static readonly Column Name = Column.Required("姓名", "name");
    private static readonly Column Department = Column.Required("部门", "处室", "department");
    private static readonly Column Sectors = Column.Required("监管行业", "所属行业", "行业", "sectors", "sector");
    private static readonly Column Certificate = Column.Required("执法证号", "执法证编号", "certificate");
    private static readonly Column Issuer = Column.Required("发证机关", "issuer");
    private static readonly Column ValidFrom = Column.Required("有效期自", "valid from");
    private static readonly Column ValidUntil = Column.Required("有效期至", "valid until");
    private static readonly Column AbsentFrom = Column.Optional("请假自", "absent from");
    private static readonly Column AbsentUntil = Column.Optional("请假至", "absent until");

    /// <summary>Reads a list.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<Inspector> Read(string path, ImportOptions options) => ImportRun.Read(
        path,
        options,
        [StaffId, Name, Department, Sectors, Certificate, Issuer, ValidFrom, ValidUntil, AbsentFrom, AbsentUntil],
        ReadRow);

    private static Inspector ReadRow(RowReader row)
    {
        Identifier id = row.Id(StaffId);
        row.RequireUnique(StaffId, row.CellOf(StaffId).Text);
        row.RefuseIdNumber(StaffId);
        row.RefusePhone(StaffId);
        row.RefuseIdNumber(Certificate);
        row.RefusePersonalData(Department);
        var certificate = new EnforcementCertificate(
            row.Line(Certificate), row.Line(Issuer), row.Date(ValidFrom), row.Date(ValidUntil));
        DateOnly? absentFrom = row.OptionalDate(AbsentFrom), absentUntil = row.OptionalDate(AbsentUntil);
        RequireOrder(row, certificate.ValidFrom, ValidUntil, certificate.ValidUntil);
        RequireOrder(row, absentFrom, AbsentUntil, absentUntil);
        return new Inspector(
            id, row.Line(Name), DepartmentOf(row.Line(Department)), row.Sectors(Sectors), certificate, absentFrom, absentUntil);
    }

    private static Label DepartmentOf(string name) =>
        Label.Parse(Label.IsValid(name) ? name : StableCode.Of("dept", name));

    private static void RequireOrder(RowReader row, DateOnly? first, Column lastColumn, DateOnly? last)
    {
        if (last is not null && (first is null || last < first))
        {
            row.Problem(lastColumn, "没有开始日期，或早于开始日期 / without a first day, or before it");
        }
    }
}
