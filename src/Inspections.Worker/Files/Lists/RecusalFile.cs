using Inspections.Core.Directory;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Lists of recusals (回避登记).</summary>
internal static class RecusalFile
{
    private static readonly Column Firm = Column.Required("统一社会信用代码", "统一社会信用代码/注册号", "信用代码", "credit code", "firm");
    private static readonly Column Inspector = Column.Required("工号", "人员编号", "staff id", "inspector");
    private static readonly Column Ground = Column.Required("回避事由", "回避原因", "ground");

    private static readonly Dictionary<string, RecusalGround> Words = new(StringComparer.Ordinal)
    {
        ["本人利害关系"] = RecusalGround.OwnInterest,
        ["配偶"] = RecusalGround.Spouse,
        ["直系血亲"] = RecusalGround.LinealKin,
        ["三代以内旁系血亲"] = RecusalGround.CollateralKin,
        ["近姻亲"] = RecusalGround.CloseInLaws,
        ["其他"] = RecusalGround.Other,
        ["owninterest"] = RecusalGround.OwnInterest,
        ["spouse"] = RecusalGround.Spouse,
        ["linealkin"] = RecusalGround.LinealKin,
        ["collateralkin"] = RecusalGround.CollateralKin,
        ["closeinlaws"] = RecusalGround.CloseInLaws,
        ["other"] = RecusalGround.Other,
    };

    /// <summary>Reads a list; whether the firms and inspectors exist is for the directories to say.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<Recusal> Read(string path, ImportOptions options) =>
        ImportRun.Read(path, options, [Firm, Inspector, Ground], ReadRow);

    /// <summary>Reads one that did not come from a file: firm, inspector, ground.</summary>
    public static ImportedRows<Recusal> ReadOne(IReadOnlyList<string> cells) => ImportRun.ReadOne("recusal", cells, [Firm, Inspector, Ground], ReadRow);

    private static Recusal ReadRow(RowReader row)
    {
        var recusal = new Recusal(row.FirmCode(Firm), row.Id(Inspector), row.Word(Ground, Words));
        row.RequireUnique(Inspector, $"{row.CellOf(Firm).Text.ToUpperInvariant()} {row.CellOf(Inspector).Text}");
        return recusal;
    }
}
