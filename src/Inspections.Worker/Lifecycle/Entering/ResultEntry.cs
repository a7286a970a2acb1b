using Inspections.Core.Results;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Entering;

/// <summary>Results as people enter them, each under the own name and of the sectors that the account sees.</summary>
internal sealed class ResultEntry(BureauContext bureau, ReviewOptions review)
{
    /// <summary>The outcome in the log of what was not taken because of its own faults, which whoever entered it was shown.</summary>
    public const string HasFaults = "faults";

    /// <summary>Enters a filled sheet, all of its rows or none.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="who">Who enters it.</param>
    /// <param name="sheet">The sheet as read; what speaks against a row is added to its problems.</param>
    /// <param name="correction">Why what is public may be corrected; nothing when it may not.</param>
    /// <returns>What was entered, or null when nothing was because of the problems.</returns>
    public ResultCount? Take(Session session, SignedIn who, ImportedRows<InspectionResult?> sheet, string? correction)
    {
        who.Require(Duty.EnterResults);
        foreach (ImportedRow<InspectionResult?> row in sheet.Rows.Where(r => r.Value is { } result && !who.Account.Sees(result.Draw.Sector)))
        {
            sheet.Problems.Add(new RowProblem(
                sheet.File, row.Row, ResultFile.Draw.Names[0], $"{row.Value!.Draw}", AccountRefusals.OtherSector.Of(who.Account.Staff, row.Value.Draw.Sector), row.Sheet));
        }

        ResultCount? count = ResultImport.Apply(new EnterResult(bureau, review, session), sheet, new EntryTerms(who.Account.Staff, Given(correction)), skipBad: false);
        ActionLog.Add(session, who.Did(bureau.Now, "result.sheet", $"{Printable.Shorten(sheet.File)} {sheet.FileDigest}", count is null ? HasFaults : LoggedAction.Done));
        return count;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
