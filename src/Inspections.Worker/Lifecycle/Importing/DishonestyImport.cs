using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>What of a list the bureau publishes: the firms of its directory, as long as their time has not run out.</summary>
/// <param name="Entries">The rows that are taken.</param>
/// <param name="Lists">Every list that the file names: those are replaced, others stay.</param>
/// <param name="Strangers">Rows of firms that are not in the directory, and of people.</param>
/// <param name="Over">Rows that have run out.</param>
internal sealed record DishonestyImport(ImportedRows<DishonestyEntry> Entries, IReadOnlySet<string> Lists, int Strangers, int Over)
{
    /// <summary>Holds the rows against the directory and the calendar; what is wrong is added to the file's problems.</summary>
    public static DishonestyImport Of(Session session, ImportedRows<DishonestyRow> file, DateOnly today)
    {
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session);
        ILookup<string, string> byName = names.ToLookup(n => n.Value, n => n.Key, StringComparer.Ordinal);
        var taken = new List<ImportedRow<DishonestyEntry>>();
        int strangers = 0, over = 0;
        foreach ((int number, DishonestyRow row) in file.Rows)
        {
            if (row.Entry is not { } entry)
            {
                strangers++;
                WarnOfStranger(number, row);
            }
            else if (entry.On > today)
            {
                file.Problems.Add(new RowProblem(file.File, number, DishonestyFile.On.Names[0], BeijingTime.Format(entry.On), RowRefusals.InFuture.Of()));
            }
            else if (entry.IsOver(today))
            {
                over++;
            }
            else if (!names.TryGetValue(entry.Firm.ToString(), out string? known))
            {
                strangers++;
                WarnOfStranger(number, row);
            }
            else
            {
                taken.Add(new ImportedRow<DishonestyEntry>(number, entry));
                if (row.Name is string name && name != known)
                {
                    file.Warnings.Add(At(number, DishonestyFile.Name, name, new Text($"名录库中此代码的企业为“{known}”", $"the directory calls this firm “{known}”")));
                }
            }
        }

        HashSet<string> lists = [.. file.Rows.Select(r => r.Value.List)];
        return new DishonestyImport(
            file.With(taken), lists, strangers, over);

        // Of people nothing is said: their numbers and names were not kept.
        void WarnOfStranger(int number, DishonestyRow row)
        {
            if (row.Code is not string code)
            {
                return;
            }

            if (row.Name is string name && byName[name].FirstOrDefault() is string other)
            {
                file.Warnings.Add(At(number, DishonestyFile.Firm, code, new Text($"名录库里没有此代码，同名企业的代码为 {other}，未登记", $"not in the directory, which has a firm of this name as {other}: not entered")));
            }
            else if (UnifiedSocialCreditCode.Check(code) is not null)
            {
                file.Warnings.Add(At(number, DishonestyFile.Firm, code, new Text("名录库里没有此代码，也不是有效的信用代码，未登记", "not in the directory, and no valid credit code: not entered")));
            }
        }

        RowProblem At(int row, Column column, string value, Text reason) => new(file.File, row, column.Names[0], value, reason);
    }
}
