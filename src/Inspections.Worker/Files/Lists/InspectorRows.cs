using System.Globalization;
using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>Rows of one person: two certificates in two rows are one inspector.</summary>
internal static class InspectorRows
{
    /// <summary>One row for every person. Of several certificates the one that is valid longest from today counts.</summary>
    public static List<ImportedRow<InspectorRow>> Unite(ImportRun run, List<ImportedRow<InspectorRow>> rows)
    {
        var united = new List<ImportedRow<InspectorRow>>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ImportedRow<InspectorRow> row in rows)
        {
            (string id, string merged) = ($"id {row.Value.Inspector.Id}", $"{row.Sheet} {row.Value.MergedAt} {row.Value.Inspector.Name}");
            if (!places.TryGetValue(id, out int at) && (row.Value.MergedAt == 0 || row.Value.HasId || !places.TryGetValue(merged, out at)))
            {
                places[id] = united.Count;
                places[merged] = united.Count;
                united.Add(row);
                continue;
            }

            ImportedRow<InspectorRow> first = united[at];
            if (first.Value.Inspector.Name != row.Value.Inspector.Name)
            {
                run.Problems.Add(new RowProblem(
                    run.File, row.Row, (row.Value.HasId ? InspectorFile.StaffId : InspectorFile.Certificate).Names[0], row.Value.Inspector.Id.ToString(), RowRefusals.SameIdOtherName.Of(row.Row, first.Row), row.Sheet));
                run.Miss(new MissedRow(row.Value.Inspector.Name, row.Row, row.Sheet));
                continue;
            }

            united[at] = first with { Value = first.Value with { Inspector = Both(run, first, row) } };
        }

        foreach (IGrouping<string, ImportedRow<InspectorRow>> same in united.GroupBy(r => r.Value.Inspector.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            foreach (ImportedRow<InspectorRow> row in same.Skip(1))
            {
                run.Warnings.Add(At(run, row, InspectorFile.Name, row.Value.Inspector.Name,
                    new Text($"与第 {same.First().Row} 行同名；是同一人的请合并，同名同姓的不用改", $"the name of row {same.First().Row}: unite them if both are one person")));
            }
        }

        return united;
    }

    private static Inspector Both(ImportRun run, ImportedRow<InspectorRow> first, ImportedRow<InspectorRow> row)
    {
        (Inspector a, Inspector b) = (first.Value.Inspector, row.Value.Inspector);
        DateOnly today = run.Options.Today;
        EnforcementCertificate[] both = [.. new[] { a.Certificate, b.Certificate }.OrderByDescending(c => c.IsValidOn(today)).ThenByDescending(c => c.ValidUntil)];
        if (a.Certificate.Number != b.Certificate.Number)
        {
            run.Warnings.Add(At(run, row, InspectorFile.Certificate, b.Certificate.Number, new Text(
                string.Create(CultureInfo.InvariantCulture, $"与第 {first.Row} 行是同一人，有两个执法证；采用 {both[0].Number}（有效期至 {both[0].ValidUntil:yyyy-MM-dd}）"),
                string.Create(CultureInfo.InvariantCulture, $"the person of row {first.Row} with a second certificate: {both[0].Number}, valid until {both[0].ValidUntil:yyyy-MM-dd}, is taken"))));
        }

        return a with
        {
            Certificate = both[0],
            Sectors = [.. a.Sectors.Union(b.Sectors).Order()],
            AbsentFrom = a.AbsentFrom ?? b.AbsentFrom,
            AbsentUntil = a.AbsentFrom is null ? b.AbsentUntil : a.AbsentUntil,
        };
    }

    private static RowProblem At(ImportRun run, ImportedRow<InspectorRow> row, Column column, string value, Text reason) =>
        new(run.File, row.Row, column.Names[0], value, reason, row.Sheet);
}
