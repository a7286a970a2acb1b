using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>Rows of one firm: united where they say the same, refused where they do not.</summary>
internal static class FirmRows
{
    /// <summary>One row for every firm; sectors are added up, blanks filled in.</summary>
    public static List<ImportedRow<Firm>> Unite(ImportRun run, List<ImportedRow<Firm>> rows)
    {
        // A code is one firm in any case of its letters: twice in the list would be twice the chance.
        var united = new List<ImportedRow<Firm>>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        int repeats = 0;
        foreach (ImportedRow<Firm> row in rows)
        {
            if (places.TryAdd(row.Value.Id.ToString().ToUpperInvariant(), united.Count))
            {
                united.Add(row);
                continue;
            }

            int at = places[row.Value.Id.ToString().ToUpperInvariant()];
            ImportedRow<Firm> first = united[at];
            if (NameKey(first.Value.Name) != NameKey(row.Value.Name) || first.Value.Owner != row.Value.Owner)
            {
                run.Problems.Add(new RowProblem(run.File, row.Row, FirmFile.Code.Names[0], row.Value.Id.ToString(),
                    RowRefusals.SameCodeOtherName.Of(row.Row, Place(first), Printable.Shorten(first.Value.Name), Printable.Shorten(row.Value.Name)), row.Sheet));
                run.Miss(new MissedRow(row.Value.Name, row.Row, row.Sheet));
                continue;
            }

            repeats++;
            united[at] = first with { Value = Both(run, first.Value, row) };
        }

        if (repeats > 0)
        {
            run.Corrections.Add(new RowProblem(run.File, 0, "", "", new Text($"{repeats} 行是同一企业的重复行，已合并，行业相加", $"{Counted.Of(repeats, "row repeats", "rows repeat")} a firm: united, their sectors added up")));
        }

        WarnOfSameNames(run, united);
        WarnOfMissed(run, united);
        return united;
    }

    /// <summary>What makes two names the same: width, case, blanks and the kind of brackets do not.</summary>
    public static string NameKey(string name) => Spelling.Normalize(name).Replace('（', '(').Replace('）', ')');

    private static Firm Both(ImportRun run, Firm first, ImportedRow<Firm> row)
    {
        Firm other = row.Value;
        Differ(FirmFile.District, first.District, other.District);
        Differ(FirmFile.Founded, first.Founded?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), other.Founded?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Differ(FirmFile.RiskClass, first.RiskClass?.ToString(), other.RiskClass?.ToString());
        return first with
        {
            Sectors = [.. first.Sectors.Union(other.Sectors).Order()],
            District = first.District ?? other.District,
            Founded = first.Founded ?? other.Founded,
            RiskClass = first.RiskClass ?? other.RiskClass,
        };

        void Differ(Column column, string? before, string? now)
        {
            if (before is not null && now is not null && before != now)
            {
                run.Warnings.Add(At(run, row, column, now, new Text($"与同一企业前面的行不一致，取“{Printable.Shorten(before)}”", $"an earlier row of the firm says “{Printable.Shorten(before)}”, which is taken")));
            }
        }
    }

    private static void WarnOfSameNames(ImportRun run, List<ImportedRow<Firm>> rows)
    {
        foreach (IGrouping<string, ImportedRow<Firm>> same in rows.Where(r => r.Value.Owner is null).GroupBy(r => NameKey(r.Value.Name), StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            ImportedRow<Firm> first = same.First();
            foreach (ImportedRow<Firm> row in same.Skip(1))
            {
                run.Warnings.Add(At(run, row, FirmFile.Name, row.Value.Name,
                    new Text(
                        $"与第 {Place(first)} 行名称相同而代码不同（{first.Value.Id}、{row.Value.Id}），可能是同一企业，会有两倍的抽中机会；是同一企业的请删去一行",
                        $"the name of row {Place(first)} under another code: if both are one firm it has twice the chance; take one out")));
            }
        }
    }

    // An old number beside the new code of the same firm fails its check, and is no less the same firm.
    private static void WarnOfMissed(ImportRun run, List<ImportedRow<Firm>> rows)
    {
        if (run.Missed.Count == 0)
        {
            return;
        }

        ILookup<string, ImportedRow<Firm>> byName = rows.ToLookup(r => NameKey(r.Value.Name), StringComparer.Ordinal);
        foreach (MissedRow missed in run.Missed)
        {
            foreach (ImportedRow<Firm> first in byName[NameKey(missed.Name)].Where(f => f.Row != missed.Row || f.Sheet != missed.Sheet).Take(1))
            {
                run.Warnings.Add(new RowProblem(run.File, missed.Row, FirmFile.Name.Names[0], missed.Name,
                    new Text(
                        $"与第 {Place(first)} 行（{first.Value.Id}）名称相同，可能是同一企业：旧注册号请换成统一社会信用代码，或删去此行",
                        $"the name of row {Place(first)}: both may be one firm; put the new code in place of an old number, or take the row out"), missed.Sheet));
            }
        }
    }

    private static string Place(ImportedRow<Firm> row) => row.Sheet.Length == 0 ? $"{row.Row}" : $"{row.Sheet}!{row.Row}";

    private static RowProblem At(ImportRun run, ImportedRow<Firm> row, Column column, string value, Text reason) =>
        new(run.File, row.Row, column.Names[0], value, reason, row.Sheet);
}
