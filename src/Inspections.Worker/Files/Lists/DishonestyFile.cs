using Inspections.Worker.Files.Tables;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Files.Lists;

/// <summary>A row of a list of dishonest firms, with the name that it gives the firm.</summary>
internal sealed record DishonestyRow(DishonestyEntry Entry, string? Name);

/// <summary>Lists of dishonest firms (失信企业、黑名单、经营异常名录).</summary>
internal static class DishonestyFile
{
    public static readonly Column Firm = Column.Required("统一社会信用代码", "统一社会信用代码/注册号", "信用代码", "credit code", "firm");
    public static readonly Column Name = Column.Optional("企业名称", "单位名称", "失信主体名称", "名称", "name");
    public static readonly Column On = Column.Required("列入日期", "认定日期", "from", "listed on");
    private static readonly Column List = Column.Required("名单名称", "名单", "list");
    private static readonly Column Basis = Column.Required("列入依据", "认定依据", "法律依据", "列入事由及依据", "basis");
    private static readonly Column Authority = Column.Required("列入机关", "认定机关", "作出决定机关", "authority");
    private static readonly Column Until = Column.Optional("截止日期", "有效期至", "移出日期", "until");

    /// <summary>Reads a list; which of its firms are the bureau's is for the directory to say.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<DishonestyRow> Read(string path, ImportOptions options) =>
        ImportRun.Read(path, options, [Firm, Name, List, Basis, Authority, On, Until], ReadRow);

    // The directory knows which codes it has, also those that fail their check; the rest of a list is other bureaus'.
    private static DishonestyRow ReadRow(RowReader row)
    {
        var entry = new DishonestyEntry(
            row.Id(Firm), row.Line(List), row.Text(Basis), row.Line(Authority), row.Date(On), row.OptionalDate(Until));
        row.RequireUnique(Firm, $"{row.CellOf(Firm).Text.ToUpperInvariant()} {entry.On} {entry.List}");
        row.RefuseIdNumber(Firm);
        row.RefusePersonalData(List, Basis, Authority);
        if (entry.List.Length > DishonestyEntry.LongestList)
        {
            row.Problem(List, $"超过 {DishonestyEntry.LongestList} 个字 / longer than {DishonestyEntry.LongestList} characters");
        }

        if (entry.Until < entry.On)
        {
            row.Problem(Until, "早于列入日期 / before the day it was listed");
        }

        return new DishonestyRow(entry, row.OptionalLine(Name));
    }
}
