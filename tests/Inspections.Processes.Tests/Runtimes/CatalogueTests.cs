using System.Collections.Concurrent;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Attacks;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>Every attack of the catalogue, in all three verifiers.</summary>
public sealed class CatalogueTests
{
    // Built once: the scripts see the same folders as the library.
    private static readonly Lazy<MemoryFiles> Honest = new(() => RichYear.Honest().Publish());

    private static readonly Lazy<Notice[]> Usual = new(() => [.. Verified.Report(Honest.Value).Notices]);

    // Each script is started once, for both questions.
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<ScriptFinding>>> Scripts = new(StringComparer.Ordinal);

    public static TheoryData<string> Attacks => [.. Catalogue.All.Select(a => a.What)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void The_library_catches(string what)
    {
        Attack attack = Catalogue.Named(what);
        VerificationReport report = attack.Report;

        Verified.Is(attack.Verdict, report);
        Outcome expected = attack.Verdict == Verdict.Incomplete ? Outcome.Incomplete : Outcome.Failed;
        Assert.True(
            attack.Caught is null || report.Findings.Any(f => f.Check == attack.Caught && f.Outcome == expected),
            $"{attack.CaughtBy} was to catch it:\n{Verified.Describe(report)}");
        Assert.True(attack.Notice is null || report.Notices.Where(n => n.Kind == attack.Notice).Except(Usual.Value).Any(), $"{attack.CaughtBy} was to be given");
    }

    [Theory]
    [MemberData(nameof(ScriptVerifier.Programs), MemberType = typeof(ScriptVerifier))]
    public void The_scripts_catch_them_by_the_same_checks(string program)
    {
        Attack[] attacks = [.. Catalogue.All];
        IReadOnlyList<ScriptFinding> findings = FindingsOf(program);

        Assert.Equal(attacks.Select(a => a.What), findings.Select(f => f.Name));
        string[] wrong = [.. attacks.Zip(findings).Where(p => !IsCaught(p.First, p.Second)).Select(p => $"{p.First.CaughtBy}: {p.Second}")];
        Assert.True(wrong.Length == 0, $"{wrong.Length} not caught as they should be:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [MemberData(nameof(ScriptVerifier.Programs), MemberType = typeof(ScriptVerifier))]
    public void The_scripts_say_of_them_what_the_library_says(string program)
    {
        string[] wrong = [.. Catalogue.All.Zip(FindingsOf(program)).Select(p => p.Second.Difference(p.First.Report)).OfType<string>()];
        Assert.True(wrong.Length == 0, $"{wrong.Length} differ:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Every_attack_has_a_name_of_its_own() => Assert.Equal(Catalogue.All.Count(), Catalogue.All.Select(a => a.What).Distinct().Count());

    private static IReadOnlyList<ScriptFinding> FindingsOf(string program) => Scripts.GetOrAdd(program, p => new(() => ScriptVerifier.Of(p).Verify(
        Honest.Value, Catalogue.All.Select(a => PublishedCase.Between(a.What, Honest.Value, a.Folder))))).Value;

    private static bool IsCaught(Attack attack, ScriptFinding finding) =>
        finding.Errors.Count == 0
        && finding.Verdict == attack.Verdict.Name()
        && (attack.Caught is null || attack.Verdict != Verdict.Invalid || finding.Failed.Contains(attack.Caught.Value.Name()));
}
