using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>Holds a list of recusals against the directories: names are resolved where they are unique.</summary>
internal static class RecusalImport
{
    /// <summary>The recusals of a list; a row whose firm or inspector is not known, or not the only one, is a problem that lists the candidates.</summary>
    public static ImportedRows<Recusal> Of(Session session, ImportedRows<RecusalRow> file)
    {
        IReadOnlyList<Firm> firms = FirmStore.Current(session);
        IReadOnlyList<Inspector> inspectors = InspectorStore.Current(session);
        var good = new List<ImportedRow<Recusal>>();
        var first = new Dictionary<(Identifier, Identifier), int>();
        foreach (ImportedRow<RecusalRow> row in file.Rows)
        {
            Match<Firm> firm = DirectoryMatch.Firm(firms, row.Value.Firm, row.Value.FirmName);
            Match<Inspector> inspector = DirectoryMatch.Inspector(inspectors, row.Value.Inspector, row.Value.InspectorName);
            Note(row, row.Value.Firm is null ? RecusalFile.FirmName : RecusalFile.Firm, row.Value.Firm ?? row.Value.FirmName ?? "", Refused(firm.Reason));
            Note(row, row.Value.Inspector is null ? RecusalFile.InspectorName : RecusalFile.Inspector, row.Value.Inspector ?? row.Value.InspectorName ?? "", Refused(inspector.Reason));
            if (firm.Found is null || inspector.Found is null)
            {
                continue;
            }

            if (first.TryAdd((firm.Found.Id, inspector.Found.Id), row.Row))
            {
                good.Add(new ImportedRow<Recusal>(row.Row, new Recusal(firm.Found.Id, inspector.Found.Id, row.Value.Ground), row.Sheet));
            }
            else
            {
                int before = first[(firm.Found.Id, inspector.Found.Id)];
                Note(row, RecusalFile.Inspector, $"{inspector.Found.Id}", RowRefusals.Repeats.Of(row.Row, before));
            }
        }

        return file.With(good);

        static Refusal? Refused(Text? reason) => reason is null ? null : RowRefusals.NotFound.Of(reason);

        void Note(ImportedRow<RecusalRow> row, Column column, string value, Refusal? reason)
        {
            if (reason is not null)
            {
                file.Problems.Add(new RowProblem(file.File, row.Row, column.Names[0], value, reason, row.Sheet));
            }
        }
    }
}
