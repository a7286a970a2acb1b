using Inspections.Core.Directory;
using Inspections.Core.Privacy;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of firms and projects (检查对象名录).</summary>
internal static class FirmFile
{
    private static readonly Column Code = Column.Required(
        "统一社会信用代码", "统一社会信用代码/注册号", "信用代码", "注册号", "项目编号", "credit code", "unified social credit code", "id");

    private static readonly Column Name = Column.Required("企业名称", "单位名称", "项目名称", "名称", "name");
    private static readonly Column Sectors = Column.Required("监管行业", "所属行业", "行业", "sectors", "sector");
    private static readonly Column District = Column.Optional("地区", "区县", "所属区域", "district");
    private static readonly Column Founded = Column.Optional("成立日期", "注册日期", "founded");
    private static readonly Column RiskClass = Column.Optional("企业信用风险分类", "信用风险分类", "风险等级", "risk class");
    private static readonly Column Owner = Column.Optional("所属企业", "owner");

    private static readonly Dictionary<string, CreditRiskClass> RiskWords = new(StringComparer.Ordinal)
    {
        ["a"] = CreditRiskClass.A,
        ["b"] = CreditRiskClass.B,
        ["c"] = CreditRiskClass.C,
        ["d"] = CreditRiskClass.D,
        ["a类"] = CreditRiskClass.A,
        ["b类"] = CreditRiskClass.B,
        ["c类"] = CreditRiskClass.C,
        ["d类"] = CreditRiskClass.D,
        ["a级"] = CreditRiskClass.A,
        ["b级"] = CreditRiskClass.B,
        ["c级"] = CreditRiskClass.C,
        ["d级"] = CreditRiskClass.D,
    };

    /// <summary>Reads a list.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<Firm> Read(string path, ImportOptions options) =>
        ImportRun.Read(path, options, [Code, Name, Sectors, District, Founded, RiskClass, Owner], ReadRow);

    private static Firm ReadRow(RowReader row)
    {
        bool isProject = row.Has(Owner);
        Identifier id = isProject ? row.Id(Code) : row.FirmCode(Code);
        Identifier? owner = isProject ? row.FirmCode(Owner) : null;
        if (owner is not null && owner == id)
        {
            row.Problem(Owner, "项目不能属于自己 / a project cannot be its own owner");
        }

        row.RefuseIdNumber(Code);
        row.RefusePhone(Code);
        row.RefuseIdNumber(Owner);

        // A code is one firm in any case of its letters: twice in the list would be twice the chance.
        row.RequireUnique(Code, row.CellOf(Code).Text.ToUpperInvariant());
        string name = row.Line(Name);
        WarnOfName(row, id, name, isProject);
        return new Firm(
            id,
            name,
            row.Sectors(Sectors),
            row.OptionalLine(District),
            row.OptionalDate(Founded),
            row.OptionalWord(RiskClass, RiskWords),
            owner);
    }

    private static void WarnOfName(RowReader row, Identifier id, string name, bool isProject)
    {
        if (row.HasProblem)
        {
            return;
        }

        if (!FirmNames.IsWithheld(id, name, isProject))
        {
            row.WarnOfPersonalData(Name);
        }
        else if (!FirmNames.IsIndividual(id))
        {
            row.Warning(Name, $"像自然人姓名，对外显示为“{FirmNames.Individual}” / looks like a person's name: it is published as “{FirmNames.Individual}”");
        }
    }
}
