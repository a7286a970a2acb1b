using Inspections.Core.Drawing;
using Inspections.Core.Verification.Checks;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification;

/// <summary>Runs the checks that are asked for and gathers what they say.</summary>
internal static class FolderVerification
{
    public static VerificationReport Of(PublishedFolder folder, VerificationOptions options)
    {
        IReadOnlyList<DrawCase> draws = options.Draw is DrawId id ? [.. folder.Draws.Where(d => d.Id == id)] : folder.Draws;
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

        foreach (YearCase year in options.Draw is null ? YearCase.AllOf(folder) : [])
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

    // A draw of which any check fails has no assurance at all.
    private static Dictionary<DrawId, Assurance> Assurances(IReadOnlyList<DrawCase> draws, Finding[] findings)
    {
        HashSet<DrawId?> failed = [.. findings.Where(f => f.Outcome == Outcome.Failed).Select(f => f.Draw)];
        return draws
            .Where(d => !failed.Contains(d.Id))
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
