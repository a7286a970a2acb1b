using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Tests;

/// <summary>What a report says that finds no fault, and what was there to find none in.</summary>
internal static class Nothing
{
    /// <summary>Fails unless the ledger was read and holds, and no check fails: an empty folder has no failed check either.</summary>
    public static void Fails(VerificationReport report)
    {
        Assert.Contains(report.Findings, f => f.Check == Check.Ledger && f.Outcome == Outcome.Ok);
        Finding? failed = report.Findings.FirstOrDefault(f => f.Outcome == Outcome.Failed);
        Assert.True(failed is null, $"{failed?.Check} {failed?.Draw}{failed?.Year}: expected {failed?.Expected}, found {failed?.Found}");
    }
}
