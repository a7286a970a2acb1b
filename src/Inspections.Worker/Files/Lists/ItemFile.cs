using Inspections.Core.Directories;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of inspection items (随机抽查事项清单).</summary>
internal static class ItemFile
{
    public static readonly Column Code = Column.Optional("item.code");
    public static readonly Column Serial = Column.Optional("item.serial");
    public static readonly Column Sector = Column.Optional("item.sector");
    public static readonly Column Name = Column.Required("item.name");
    public static readonly Column LegalBasis = Column.Required("item.legalBasis");
    public static readonly Column Authority = Column.Required("item.authority");
    public static readonly Column Subject = Column.Required("item.subject");
    public static readonly Column Content = Column.Optional("item.content");
    public static readonly Column Method = Column.Required("item.method");
    public static readonly Column SamplingRatio = Column.Optional("item.samplingRatio");
    public static readonly Column Frequency = Column.Optional("item.frequency");
    public static readonly Column Requirements = Column.Optional("item.requirements");
    public static readonly Column Essentials = Column.Optional("item.essentials");
    public static readonly Column Kind = Column.Optional("item.kind");
    public static readonly Column Remark = Column.Optional("item.remark");

    /// <summary>Its columns, the usual order.</summary>
    public static readonly FileShape Shape = new(
        [Code, Serial, Sector, Name, LegalBasis, Authority, Subject, Content, Method, SamplingRatio, Frequency, Requirements, Essentials, Kind, Remark], null);

    private static readonly IReadOnlyDictionary<string, bool> KeyWords = Aliases.Values("key", bool.Parse);

    /// <summary>Reads a list.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<InspectionItem> Read(string path, ImportOptions options) => Read(FileContent.Read(path, options.MaxBytes), options);

    /// <summary>Reads a list that is in memory.</summary>
    /// <exception cref="ImportFileException">It cannot be read at all.</exception>
    public static ImportedRows<InspectionItem> Read(FileContent file, ImportOptions options) =>
        ImportRun.Read(file, options, Shape, ReadRow, ItemCodes.Give).Select(r => r.Item!);

    /// <summary>Reads one that did not come from a file, its cells in the order of the columns.</summary>
    public static ImportedRows<InspectionItem> ReadOne(IReadOnlyList<string> cells, ImportOptions options) =>
        ImportRun.ReadOne("item", cells, Shape.Columns, r => ReadRow(r) is var row && r.HasProblem ? row : row with { Item = row.Item with { Code = row.OwnCode ?? ItemCodes.Of(row.Item) } }, options).Select(r => r.Item);

    private static ItemRow ReadRow(RowReader row)
    {
        Identifier? code = row.IsEmpty(Code) ? null : row.Id(Code);
        row.RefusePersonalData(Name, LegalBasis, Authority, Subject, Content, Method, SamplingRatio, Frequency, Requirements, Essentials, Remark);
        string name = OneLine(row, Name);
        string? content = row.OptionalText(Content);
        if (content is null && !row.HasProblem)
        {
            row.WarningOnce(Content, new Text("以事项名称为抽查内容", "no content: the name is taken"));
        }

        var item = new InspectionItem(
            default,
            SectorOf(row),
            name,
            row.Text(LegalBasis),
            row.Text(Authority),
            row.Text(Subject),
            content ?? name,
            row.Text(Method),
            RatioOf(row),
            row.OptionalText(Frequency),
            row.OptionalText(Requirements),
            row.OptionalText(Essentials),
            row.OptionalWord(Kind, KeyWords) ?? false,
            row.OptionalText(Remark));
        row.Missed(name);
        return new ItemRow(item, code, row.IsEmpty(Serial) ? null : row.CellOf(Serial).Text);
    }

    // Names are broken where a cell is narrow.
    private static string OneLine(RowReader row, Column column) => row.Text(column).ReplaceLineEndings("");

    // 0.05 is what a workbook without formats makes of 5%.
    private static string? RatioOf(RowReader row)
    {
        string? text = row.OptionalText(SamplingRatio);
        return text is not null && row.CellOf(SamplingRatio).Kind == CellKind.Text
            && decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out decimal ratio) && ratio is > 0 and <= 1
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ratio * 100:0.####}%")
            : text;
    }

    // Published lists name the sector only as the subject: 房地产开发企业, 房地产经纪机构及其分支机构.
    private static SectorCode SectorOf(RowReader row)
    {
        Column column = row.IsEmpty(Sector) ? Subject : Sector;
        if (column == Subject && row.Options.Sectors.Find(row.Text(Subject)) is null && !row.HasProblem)
        {
            if ((row.BelongsTo is { Count: 1 } given ? given[0] : row.Options.Sectors.In(row.Text(Subject)) ?? row.Options.Sectors.In(row.Text(Name))) is Sector sector)
            {
                row.Take([sector]);
                row.Correction(Subject, new Text($"行业取“{sector.Name}”", $"taken for the sector {sector.Code}"));
                return sector.Code;
            }

            row.Problem(Subject, RowRefusals.NoSectorOfItem.Of());
            return default;
        }

        IReadOnlyList<SectorCode> sectors = row.Sectors(column);
        if (sectors.Count > 1)
        {
            row.Problem(column, RowRefusals.OneSector.Of());
        }

        return sectors.Count == 0 ? default : sectors[0];
    }
}

/// <summary>A row of an item list.</summary>
/// <param name="Item">What it says, its code not given yet.</param>
/// <param name="OwnCode">The number that the list gives it.</param>
/// <param name="Serial">What stands in the column 序号.</param>
internal sealed record ItemRow(InspectionItem Item, Identifier? OwnCode, string? Serial);
