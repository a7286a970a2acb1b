using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Fuzzing;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>
/// Random changes to a published year: none verifies VALID, and none makes a verifier fail itself. INSPECTIONS_FULL asks for
/// all 20,000.
/// </summary>
public sealed class FuzzTests
{
    private const int All = 20_000;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is { Length: > 0 };
    private static readonly Lazy<MemoryFiles> Year = new(() => FuzzedYear.Publish());

    [Fact]
    public void The_year_that_is_changed_is_valid() => Verified.Is(Verdict.Valid, Verified.Report(Year.Value));

    [Fact]
    public void No_change_verifies_valid_in_the_library()
    {
        Assurance honest = Verified.Report(Year.Value).Assurances[Some.Draw(1)];
        foreach (Mutation mutation in Mutation.Of(Year.Value, IsFull ? All : 600))
        {
            VerificationReport report = Verified.Report(Year.Value.With(mutation.Path, mutation.Bytes));
            if (mutation.IsOfNote)
            {
                Assert.True(report.Verdict == Verdict.Valid && report.Notices.Any(n => n.Kind == NoticeKind.WitnessNote), $"no notice: {mutation.Name}");
                Assert.True(report.Assurances[Some.Draw(1)] < honest, $"the note still counts: {mutation.Name}");
            }
            else
            {
                Assert.True(report.Verdict == Verdict.Invalid, $"{report.Verdict.Name()}: {mutation.Name}");
            }
        }
    }

    [Theory]
    [InlineData("node", 60)]
    [InlineData("python3", 60)]
    public void No_change_verifies_valid_in_the_scripts(string program, int some)
    {
        Mutation[] mutations = [.. Mutation.Of(Year.Value, IsFull ? All : some)];
        IReadOnlyList<ScriptFinding> findings = ScriptVerifier.Of(program).Verify(Year.Value, mutations.Select(m =>
            new PublishedCase(m.Name, new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [m.Path] = m.Bytes })));
        Assert.Equal(mutations.Select(m => m.Name), findings.Select(f => f.Name));
        string[] wrong = [.. mutations.Zip(findings)
            .Where(p => p.Second.Errors.Count > 0 || (p.Second.Verdict == "VALID") != p.First.IsOfNote || p.Second.Verdict is not ("VALID" or "INVALID"))
            .Select(p => p.Second.ToString())];
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {mutations.Length}:\n{string.Join('\n', wrong.Take(20))}");
    }
}
