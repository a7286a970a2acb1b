using Inspections.Core.Directories;

namespace Inspections.Worker.Files.Lists;

/// <summary>
/// Codes of items: the list's own numbers, else codes made of sector and name. A running number (序号) is no code: a row that is
/// inserted at the top would change every other item.
/// </summary>
internal static class ItemCodes
{
    /// <summary>Gives every row its code; two rows of one code are a problem that names both.</summary>
    public static List<ImportedRow<ItemRow>> Give(ImportRun run, List<ImportedRow<ItemRow>> rows)
    {
        bool numbersItems = rows.All(r => r.Value.OwnCode is null) && rows.Any(r => r.Value.Serial is not null)
            && rows.All(r => r.Value.Serial is string s && Identifier.IsValid(s)) && !rows.All(r => r.Value.Serial!.All(char.IsAsciiDigit));
        var given = new List<ImportedRow<ItemRow>>();
        var first = new Dictionary<Identifier, ImportedRow<ItemRow>>();
        foreach (ImportedRow<ItemRow> row in rows)
        {
            Identifier code = row.Value.OwnCode ?? (numbersItems ? Identifier.Parse(row.Value.Serial!) : Of(row.Value.Item));
            if (row.Value.OwnCode is null && !numbersItems && first.TryGetValue(code, out ImportedRow<ItemRow> like) && like.Value.Item.Content != row.Value.Item.Content)
            {
                code = Of(row.Value.Item, row.Value.Item.Content);
            }

            if (first.TryAdd(code, row))
            {
                given.Add(row with { Value = row.Value with { Item = row.Value.Item with { Code = code } } });
                continue;
            }

            run.Problems.Add(new RowProblem(run.File, row.Row, (row.Value.OwnCode is null ? ItemFile.Name : ItemFile.Code).Names[0], row.Value.OwnCode?.ToString() ?? row.Value.Item.Name,
                RowRefusals.Repeats.Of(row.Row, first[code].Row), row.Sheet));
            run.Miss(new MissedRow(row.Value.Item.Name, row.Row, row.Sheet));
        }

        return given;
    }

    /// <summary>The code of an item that its list gives no number.</summary>
    public static Identifier Of(InspectionItem item, string more = "") =>
        Identifier.Parse(StableCode.Of("item", $"{item.Sector} {Spelling.Normalize(item.Name)}{(more.Length > 0 ? "\n" + more : "")}"));
}
