using Inspections.Core.Directories;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification;

/// <summary>What the tests ask of a report.</summary>
internal static class Verified
{
    public static VerificationReport Report(IPublishedFiles files, VerificationOptions? options = null) => PublicationVerifier.Verify(files, options);

    /// <summary>The named check fails, and so the whole.</summary>
    public static Finding Fails(Check check, IPublishedFiles files, DrawId? draw = null, VerificationOptions? options = null)
    {
        VerificationReport report = Report(files, options);
        Finding? finding = report.Findings.FirstOrDefault(f => f.Check == check && f.Outcome == Outcome.Failed && (draw is null || f.Draw == draw));
        Assert.True(finding is not null, $"{check.Name()} was to fail; found:\n{Describe(report)}");
        Assert.Equal(Verdict.Invalid, report.Verdict);
        return finding;
    }

    public static void Is(Verdict verdict, VerificationReport report) =>
        Assert.True(report.Verdict == verdict, $"expected {verdict.Name()}, found {report.Verdict.Name()}:\n{Describe(report)}");

    public static string Describe(VerificationReport report) => string.Join('\n', report.Findings
        .Where(f => f.Outcome != Outcome.Ok)
        .Select(f => $"{f.Check.Name()} {f.Draw}{f.Year} {f.Outcome}: expected {f.Expected}, found {f.Found}"));
}
