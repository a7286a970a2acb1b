using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;
using Inspections.Core.Verification.Checks;
using Inspections.Core.Verification.Notices;
using Inspections.Core.Witnessing;

namespace Inspections.Core.Verification.Reports;

/// <summary>Runs the checks that are asked for and gathers what they say.</summary>
internal static class FolderVerification
{
    public static VerificationReport Of(PublishedFolder folder, VerificationOptions options)
    {
        if (options.Draw is DrawId one && options.Year is int other && one.Year != other)
        {
            throw new ArgumentException($"draw {one} is not of {other}", nameof(options));
        }

        IReadOnlyList<DrawCase> draws = [.. folder.Draws.Where(d => (options.Draw ?? d.Id) == d.Id && (options.Year ?? d.Id.Year) == d.Id.Year)];
        List<Func<Finding>> checks = [() => Expectations.Run(Check.Ledger, e => LedgerCheck.Run(folder, options.TrustedKey, e))];
        if (options.Draw is DrawId alone && draws.Count == 0 && !folder.Ledger.Exists)
        {
            draws = [folder.Alone(alone)];
        }

        if (options.Draw is DrawId wanted && draws.Count == 0)
        {
            checks.Add(() => Expectations.Run(Check.Commitment, e => NotCommitted(folder, wanted, e), wanted));
        }

        foreach (DrawCase draw in draws)
        {
            var list = options.Draw is null && draw.IsEntered ? CheckList.OfDraw.Concat(CheckList.OfDrawInYear) : CheckList.OfDraw;
            checks.AddRange(list.Select(c => (Func<Finding>)(() => Expectations.Run(c.Check, e => c.Run(draw, e), draw.Id))));
        }

        YearCase[] years = options.Draw is null && folder.Ledger.Exists ? [.. YearCase.AllOf(folder).Where(y => (options.Year ?? y.Subject.Year) == y.Subject.Year)] : [];
        if (options.Year is int empty && draws.Count + years.Length == 0)
        {
            checks.Add(() => Expectations.Run(Check.Rounds, e => e.Wait($"draws of {empty} in the ledger", "none")));
        }

        int[] overdue = options.Draw is null ? [.. Overdue(folder, options)] : [];
        foreach (int open in overdue)
        {
            checks.Add(() => Expectations.Run(Check.Rounds, e => e.Wait($"{open} closed by 1 April {open + 1}", "it is open")));
        }

        foreach (YearCase year in years)
        {
            checks.AddRange(CheckList.OfYear.Select(c => (Func<Finding>)(() => Expectations.Run(c.Check, e => c.Run(year, e), year: year.Subject))));
        }

        Finding[] findings = [.. checks.Select((check, done) =>
        {
            options.Cancellation.ThrowIfCancellationRequested();
            Finding finding = check();
            options.Progress?.Report(new VerificationProgress(done + 1, checks.Count));
            return finding;
        })];
        // Neither is said of a folder in which a rule is broken: nobody shall quote it.
        if (findings.Any(f => f.Outcome == Outcome.Failed))
        {
            return new VerificationReport(findings, [], new Dictionary<DrawId, Assurance>());
        }

        int[] whole = options.Draw is not null ? [] : [.. Years(folder).Concat(overdue).Where(y => (options.Year ?? y) == y).Distinct().Order()];
        return new VerificationReport(findings, NoticeList.Of(folder, draws, whole, options.TrustedKey, options.Now), Assurances(draws));
    }

    private static IEnumerable<int> Years(PublishedFolder folder) => folder.Draws.Where(d => d.IsEntered).Select(d => d.Id.Year)
        .Concat(folder.Ledger.Entries.Select(e => EntrySubjects.YearOf(e.Body)).OfType<int>());

    // What cannot be read is said by its own check.
    private static IEnumerable<int> Overdue(PublishedFolder folder, VerificationOptions options)
    {
        if (folder.Ledger.LatestAt is not DateTimeOffset latest)
        {
            return [];
        }

        DateTimeOffset now = BeijingTime.Of(options.Now > latest ? options.Now.Value : latest);
        return (Attempt.OrDefault(() => YearPolicy.Overdue(folder, now).ToArray()) ?? []).Where(y => (options.Year ?? y) == y);
    }

    private static Dictionary<DrawId, Assurance> Assurances(IReadOnlyList<DrawCase> draws) => draws
        .Where(d => d.IsEntered)
        .Select(d => (d.Id, Assurance: Attempt.OrDefault(() => WitnessReview.AssuranceOf(d))))
        .Where(a => a.Assurance is not null)
        .ToDictionary(a => a.Id, a => a.Assurance!.Value);

    private static void NotCommitted(PublishedFolder folder, DrawId draw, Expectations e)
    {
        string expected = $"a commitment entry of {draw} in the ledger";
        e.Require(folder.Files.TryRead(PublicLayout.Commitment(draw)) is null, expected, $"none, although {PublicLayout.Commitment(draw)} is published");
        e.Wait(expected, "none");
    }
}
