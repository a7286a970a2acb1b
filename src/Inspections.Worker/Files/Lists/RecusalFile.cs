using Inspections.Core.Directories;
using Inspections.Worker.Files.Tables;

namespace Inspections.Worker.Files.Lists;

/// <summary>Who is meant by a row of a list of recusals, as far as it says.</summary>
/// <param name="Firm">Code of the firm, or null.</param>
/// <param name="FirmName">Name of the firm, or null.</param>
/// <param name="Inspector">Staff id or certificate number, or null.</param>
/// <param name="InspectorName">Name of the inspector, or null.</param>
/// <param name="Ground">Why.</param>
internal sealed record RecusalRow(string? Firm, string? FirmName, string? Inspector, string? InspectorName, RecusalGround Ground);

/// <summary>Lists of recusals (回避登记).</summary>
internal static class RecusalFile
{
    public static readonly Column Firm = Column.Optional("recusal.firm");
    public static readonly Column FirmName = Column.Optional("recusal.firmName");
    public static readonly Column Inspector = Column.Optional("recusal.inspector");
    public static readonly Column InspectorName = Column.Optional("recusal.inspectorName");
    public static readonly Column Ground = Column.Required("recusal.ground");

    /// <summary>Its columns, the usual order.</summary>
    public static readonly FileShape Shape = new(
        [Firm, FirmName, Inspector, InspectorName, Ground], null, [Firm, FirmName], [Inspector, InspectorName]);

    /// <summary>Reads a list; who is meant is for the directories to say.</summary>
    /// <exception cref="ImportFileException">The file cannot be read at all.</exception>
    public static ImportedRows<RecusalRow> Read(string path, ImportOptions options) => Read(FileContent.Read(path, options.MaxBytes), options);

    /// <summary>Reads a list that is in memory.</summary>
    /// <exception cref="ImportFileException">It cannot be read at all.</exception>
    public static ImportedRows<RecusalRow> Read(FileContent file, ImportOptions options) => ImportRun.Read(file, options, Shape, ReadRow);

    /// <summary>Reads one that did not come from a file: firm, inspector, ground, the first two by code or name.</summary>
    public static ImportedRows<RecusalRow> ReadOne(string firm, string inspector, string ground) =>
        ImportRun.ReadOne("recusal", [firm, firm, inspector, inspector, ground], Shape.Columns, ReadRow);

    /// <summary>The rows of recusals that were read before, for the directories to say whether they still know who is meant.</summary>
    public static ImportedRows<RecusalRow> Of(IReadOnlyList<Recusal> recusals) => new(
        "recusals", [.. recusals.Select((r, i) => new ImportedRow<RecusalRow>(i + 1, new RecusalRow($"{r.Firm}", null, $"{r.Inspector}", null, r.Ground)))],
        new ProblemList(recusals.Count), new ProblemList(0), [], default);

    private static RecusalRow ReadRow(RowReader row)
    {
        string? firm = row.OptionalLine(Firm), firmName = row.OptionalLine(FirmName);
        string? inspector = row.OptionalLine(Inspector), name = row.OptionalLine(InspectorName);
        if (firm is null && firmName is null)
        {
            row.Line(row.HasColumn(Firm) ? Firm : FirmName);
        }

        if (inspector is null && name is null)
        {
            row.Line(row.HasColumn(Inspector) ? Inspector : InspectorName);
        }

        return new RecusalRow(firm is null ? null : UnifiedSocialCreditCode.Clean(firm) ?? firm, firmName, inspector, name, GroundOf(row));
    }

    private static RecusalGround GroundOf(RowReader row)
    {
        string text = row.Line(Ground);
        RecusalGround word = default;
        if (text.Length == 0 || RelationWords.Grounds.TryGetValue(Spelling.Normalize(text), out word))
        {
            return word;
        }

        if (RelationWords.In(text) is not RecusalGround meant)
        {
            row.Problem(Ground, RowRefusals.NotAmong.Of(string.Join(" | ", Enum.GetValues<RecusalGround>().Select(RelationWords.Of))));
            return default;
        }

        row.Correction(Ground, new Text($"读作“{RelationWords.Of(meant)}”", $"read as {meant}"));
        return meant;
    }
}
