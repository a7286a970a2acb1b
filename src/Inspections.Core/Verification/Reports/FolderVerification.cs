using Inspections.Core.Directory;
using Inspections.Core.Verification.Checks;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification.Reports;

/// <summary>Runs the checks that are asked for and gathers what they say.</summary>
internal static class FolderVerification
{
    public static VerificationReport Of(PublishedFolder folder, VerificationOptions options)
    {
        IReadOnlyList<DrawCase> draws = [.. folder.Draws.Where(d => (options.Draw ?? d.Id) == d.Id && (options.Year ?? d.Id.Year) == d.Id.Year)];
        List<Func<Finding>> checks = [() => Examination.Run(Check.Ledger, e => LedgerCheck.Run(folder, options.TrustedKey, e))];
        if (options.Draw is DrawId wanted && draws.Count == 0)
        {
            checks.Add(() => Examination.Run(Check.Commitment, e => NotCommitted(folder, wanted, e), wanted));
        }

        foreach (DrawCase draw in draws)
        {
            var list = options.Draw is null ? CheckList.OfDraw.Concat(CheckList.OfDrawInYear) : CheckList.OfDraw;
            checks.AddRange(list.Select(c => (Func<Finding>)(() => Examination.Run(c.Check, e => c.Run(draw, e), draw.Id))));
        }

        YearCase[] years = options.Draw is null ? [.. YearCase.AllOf(folder).Where(y => (options.Year ?? y.Subject.Year) == y.Subject.Year)] : [];
        if (options.Year is int empty && draws.Count + years.Length == 0)
        {
            checks.Add(() => Examination.Run(Check.Rounds, e => e.Wait($"draws of {empty} in the ledger", "none")));
        }

        foreach (YearCase year in years)
        {
            checks.AddRange(CheckList.OfYear.Select(c => (Func<Finding>)(() => Examination.Run(c.Check, e => c.Run(year, e), year: year.Subject))));
        }

        Finding[] findings = [.. checks.Select((check, done) =>
        {
            Finding finding = check();
            options.Progress?.Report(new VerificationProgress(done + 1, checks.Count));
            return finding;
        })];
        return new VerificationReport(findings, [.. draws.SelectMany(Notices.Of)], Assurances(draws, findings));
    }

    // A draw of which any check fails has no assurance at all, and none has any in a ledger that fails.
    private static Dictionary<DrawId, Assurance> Assurances(IReadOnlyList<DrawCase> draws, Finding[] findings)
    {
        HashSet<DrawId?> failed = [.. findings.Where(f => f.Outcome == Outcome.Failed).Select(f => f.Draw)];
        bool ledgerFailed = findings.Any(f => f.Check == Check.Ledger && f.Outcome == Outcome.Failed);
        return draws
            .Where(d => !failed.Contains(d.Id) && !ledgerFailed)
            .Select(d => (d.Id, Assurance: Attempt.OrDefault(() => WitnessReview.AssuranceOf(d))))
            .Where(a => a.Assurance is not null)
            .ToDictionary(a => a.Id, a => a.Assurance!.Value);
    }

    private static void NotCommitted(PublishedFolder folder, DrawId draw, Examination e)
    {
        string expected = $"a commitment entry of {draw} in the ledger";
        e.Require(folder.Files.TryRead(PublicLayout.Commitment(draw)) is null, expected, $"none, although {PublicLayout.Commitment(draw)} is published");
        e.Wait(expected, "none");
    }
}
