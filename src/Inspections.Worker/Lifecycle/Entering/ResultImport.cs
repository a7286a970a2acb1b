using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>How many rows of a result sheet were taken, and how.</summary>
internal sealed record ResultCount(int Submitted, int Unchanged, int Replaced, int Corrections, int NotFilledIn);

/// <summary>A sheet after it was judged.</summary>
/// <param name="Count">What was entered, or null when nothing was because of the problems.</param>
/// <param name="Sheet">The sheet, what speaks against its rows among the problems.</param>
internal sealed record JudgedSheet(ResultCount? Count, ImportedRows<InspectionResult?> Sheet);

/// <summary>import → results: takes a filled sheet, all of its rows or none.</summary>
internal static class ResultImport
{
    /// <summary>The words by which a sheet may name people and items.</summary>
    public static ResultNames Names(Session session)
    {
        IReadOnlyDictionary<Identifier, EnforcementCertificate> certificates = InspectorStore.Certificates(session);
        return new ResultNames(
            [.. InspectorStore.Names(session).Select(n => (n.Key, n.Value, certificates[n.Key].Number))],
            [.. ItemStore.Ever(session).Select(i => (i.Key, i.Value.Item.Name))]);
    }

    /// <summary>Enters the good rows of a sheet. Where a row has a problem, nothing is entered unless bad rows may be skipped.</summary>
    /// <remarks>The sheet that is given stays as it was read: a transaction that is begun anew judges it anew.</remarks>
    public static JudgedSheet Apply(EnterResult entry, ImportedRows<InspectionResult?> read, EntryTerms terms, bool skipBad)
    {
        ImportedRows<InspectionResult?> sheet = read with { Problems = read.Problems.Copy() };
        ImportedRow<InspectionResult?>[] good = [.. sheet.Rows.Where(r => r.Value is not null)];
        for (bool again = true; again;)
        {
            // Rows are judged by those that are entered with them: without a bad one another may be bad.
            entry.Together(good.Select(r => r.Value!));
            ImportedRow<InspectionResult?>[] kept = [.. good.Where(r => !HasFaults(entry, sheet, r, terms))];
            again = skipBad && kept.Length < good.Length;
            good = kept;
        }

        if (sheet.Problems.Total > 0 && !skipBad)
        {
            return new JudgedSheet(null, sheet);
        }

        ILookup<EntryOutcome, InspectionResult> entered = good.Select(r => r.Value!).ToLookup(r => entry.Submit(r, terms));
        return new JudgedSheet(new ResultCount(
            entered[EntryOutcome.Submitted].Count(),
            entered[EntryOutcome.Unchanged].Count(),
            entered[EntryOutcome.Replaced].Count(),
            entered[EntryOutcome.Correction].Count(),
            sheet.Rows.Count(r => r.Value is null)), sheet);
    }

    private static bool HasFaults(EnterResult entry, ImportedRows<InspectionResult?> sheet, ImportedRow<InspectionResult?> row, EntryTerms terms)
    {
        IReadOnlyList<ResultFault> faults = entry.Faults(row.Value!, terms);
        faults = faults.Count == 0 && entry.FaultUnseen(row.Value!, terms) is { } unseen ? [unseen] : faults;
        foreach (ResultFault fault in faults)
        {
            sheet.Problems.Add(new RowProblem(
                sheet.File, row.Row, ResultFile.ColumnOf(fault.Field).Names[0], fault.Value, fault.Refusal, row.Sheet));
        }

        return faults.Count > 0;
    }
}
