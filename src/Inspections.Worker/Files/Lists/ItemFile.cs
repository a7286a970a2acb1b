using Inspections.Core.Directory;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of inspection items (随机抽查事项清单).</summary>
internal static class ItemFile
{
    private static readonly Column Code = Column.Required("事项编码", "事项编号", "编号", "序号", "code", "id");
    private static readonly Column Sector = Column.Optional("监管行业", "所属行业", "行业", "sector");
    private static readonly Column Name = Column.Required("抽查事项名称", "抽查事项", "事项名称", "name");
    private static readonly Column LegalBasis = Column.Required("抽查依据", "检查依据", "legal basis");
    private static readonly Column Authority = Column.Required("抽查主体", "检查主体", "authority");
    private static readonly Column Subject = Column.Required("抽查对象", "检查对象", "subject");
    private static readonly Column Content = Column.Required("抽查内容及要求", "抽查内容", "检查内容", "content");
    private static readonly Column Method = Column.Required("抽查方式", "检查方式", "method");
    private static readonly Column SamplingRatio = Column.Optional("抽查比例", "sampling ratio");
    private static readonly Column Frequency = Column.Optional("抽查频次", "frequency");
    private static readonly Column Requirements = Column.Optional("检查人员要求", "inspector requirements");
    private static readonly Column Essentials = Column.Optional("监管流程要领", "流程要领", "检查要领", "要领", "essentials");
    private static readonly Column Kind = Column.Optional("事项类别", "事项类型", "类别", "kind", "key");
    private static readonly Column Remark = Column.Optional("备注", "remark");

    private static readonly Dictionary<string, bool> KeyWords = new(StringComparer.Ordinal)
    {
        ["重点"] = true,
        ["重点检查事项"] = true,
        ["key"] = true,
        ["一般"] = false,
        ["一般检查事项"] = false,
        ["general"] = false,
    };

    /// <summary>Reads a list.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<InspectionItem> Read(string path, ImportOptions options) => ImportRun.Read(
        path,
        options,
        [
            Code, Sector, Name, LegalBasis, Authority, Subject, Content, Method,
            SamplingRatio, Frequency, Requirements, Essentials, Kind, Remark,
        ],
        ReadRow);

    private static InspectionItem ReadRow(RowReader row)
    {
        Identifier code = row.Id(Code);
        row.RequireUnique(Code, row.CellOf(Code).Text);
        row.RefusePersonalData(Name, LegalBasis, Authority, Subject, Content, Method, SamplingRatio, Frequency, Requirements, Essentials, Remark);
        return new InspectionItem(
            code,
            SectorOf(row),
            row.Line(Name),
            row.Text(LegalBasis),
            row.Text(Authority),
            row.Text(Subject),
            row.Text(Content),
            row.Text(Method),
            row.OptionalText(SamplingRatio),
            row.OptionalText(Frequency),
            row.OptionalText(Requirements),
            row.OptionalText(Essentials),
            row.OptionalWord(Kind, KeyWords) ?? false,
            row.OptionalText(Remark));
    }

    // Published lists name the sector only as the subject: 房地产开发企业.
    private static SectorCode SectorOf(RowReader row)
    {
        Column column = row.Has(Sector) ? Sector : Subject;
        if (column == Subject && KnownSectors.Find(row.Text(Subject)) is null)
        {
            row.Problem(Subject, "不是已知行业；请加“监管行业”列 / not a known sector: add a column 监管行业 (sector)");
            return default;
        }

        IReadOnlyList<SectorCode> sectors = row.Sectors(column);
        if (sectors.Count > 1)
        {
            row.Problem(column, "一个事项只属于一个行业 / an item belongs to one sector");
        }

        return sectors.Count == 0 ? default : sectors[0];
    }
}
