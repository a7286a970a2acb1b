using Inspections.Core.Results;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Entering;

namespace Inspections.Worker.Cli;

/// <summary>Takes read results into the review and says what became of every row.</summary>
internal static class ImportResults
{
    public static int Take(
        OpenBureau opened, ImportedRows<InspectionResult?> read, EntryTerms terms, bool skipBad, TextWriter output, TextWriter errors)
    {
        (ResultCount? count, ImportedRows<InspectionResult?> sheet) = opened.Bureau.Write(session =>
            ResultImport.Apply(new EnterResult(opened.Bureau, opened.Settings.Review, session), read, terms, skipBad));
        RefusalText.Tell(errors, sheet);
        if (count is null)
        {
            errors.Tell(
                $"{sheet.File}：{sheet.Problems.Total} 个问题，未录入任何结果。请按上面所列改正后重试。",
                $"{sheet.File}: {Counted.Of(sheet.Problems.Total, "problem")}, no result was entered. Correct them as listed above and enter the sheet again.");
            return ExitCode.Failure;
        }

        if (sheet.Problems.Total > 0)
        {
            string rows = string.Join("、", sheet.Problems.Listed.Select(p => p.Row).Distinct().Order());
            errors.Tell($"没有录入的行：{rows}", $"rows that were not entered: {rows}");
        }

        output.Tell(
            $"{sheet.File}：提交审查 {count.Submitted}，更正 {count.Corrections}，替换待审 {count.Replaced}，未变 {count.Unchanged}，未填 {count.NotFilledIn}",
            $"{sheet.File}: {count.Submitted} submitted for review, {Counted.Of(count.Corrections, "correction")}, {count.Replaced} replaced under review, {count.Unchanged} unchanged, {count.NotFilledIn} not filled in");
        PapersText.Follow(opened, output);
        return 0;
    }
}
