using System.Diagnostics;
using Inspections.Core.Directories;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Fuzzing;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>
/// Three verifiers say the same of years that were changed somewhere: verdict, assurances, notices word by word; and none falls
/// over or thinks for longer than ten seconds. INSPECTIONS_FULL asks for all 5,000 changes of each kind, else a twenty-fifth.
/// </summary>
public sealed class ChangedYearsTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly int Part = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is { Length: > 0 } ? 1 : 25;

    /// <summary>The years, and how many of the 5,000 changes each gets.</summary>
    public static TheoryData<string, int> Shares => new() { { "own", 1700 }, { "public", 1650 }, { "field", 1650 } };

    public static TheoryData<string> Years => [.. FuzzedYears.Names];

    [Theory]
    [MemberData(nameof(Years))]
    public void A_year_that_nobody_changed_is_valid(string year) => Verified.Is(Verdict.Valid, Verified.Report(FuzzedYears.Named(year)(null)));

    [Theory]
    [MemberData(nameof(Shares))]
    public void Changes_that_are_signed_anew_are_judged_alike(string year, int all)
    {
        MemoryFiles honest = FuzzedYears.Named(year)(null);
        Agree(honest, [.. SignedChange.Of(FuzzedYears.Named(year), all / Part).Select(c => c.Case(honest))]);
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void Changes_of_bytes_are_judged_alike(string year, int all)
    {
        MemoryFiles honest = FuzzedYears.Named(year)(null);
        Agree(honest, [.. Mutation.Of(honest, all / Part).Select(m => new PublishedCase(m.Name, new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [m.Path] = m.Bytes }))]);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Files_and_folders_that_are_not_published_are_judged_alike(string year)
    {
        MemoryFiles honest = FuzzedYears.Named(year)(null);
        string[] folders = ["ledger/", "policy/", .. honest.Draws().Distinct().Select(d => $"draws/{d}/")];
        Agree(honest,
        [
            .. honest.Paths.Concat(folders).Select(p => new PublishedCase($"without {p}", Gone(honest, f => f.StartsWith(p, StringComparison.Ordinal)))),
            .. folders[2..].Select(p => new PublishedCase($"{p} alone", Gone(honest, f => !f.StartsWith(p, StringComparison.Ordinal)))),
        ]);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_draw_or_a_year_alone_is_judged_alike(string year)
    {
        MemoryFiles honest = FuzzedYears.Named(year)(null);
        DrawId[] draws = [.. honest.Draws().Distinct()];
        PublishedCase[] whole =
        [
            .. draws.Append(new DrawId(Some.Brokers, 2026, 9)).Select(d => new PublishedCase($"{d}", Gone(honest, _ => false)) { Draw = d }),
            .. new[] { 2025, 2026 }.Select(y => new PublishedCase($"{y}", Gone(honest, _ => false)) { Year = y }),
        ];
        Agree(honest,
        [
            .. whole,
            .. whole.Select(c => c with { Name = $"{c.Name} without its ledger", Changes = Gone(honest, f => f.StartsWith("ledger/", StringComparison.Ordinal)) }),
            .. whole.Select(c => c with { Name = $"{c.Name} without a draw", Changes = Gone(honest, f => f.StartsWith($"draws/{draws[0]}/", StringComparison.Ordinal)) }),
        ]);
    }

    private static Dictionary<string, byte[]?> Gone(MemoryFiles honest, Func<string, bool> isGone) =>
        honest.Paths.Where(isGone).ToDictionary(p => p, _ => (byte[]?)null, StringComparer.Ordinal);

    private static void Agree(MemoryFiles honest, PublishedCase[] cases)
    {
        VerificationReport[] library = [.. cases.Select(c => Judge(honest, c))];
        List<string> wrong = [];
        foreach (ScriptVerifier script in new[] { ScriptVerifier.Page, ScriptVerifier.ByHand })
        {
            IReadOnlyList<ScriptFinding> found = script.Verify(honest, cases);
            Assert.Equal(cases.Length, found.Count);
            wrong.AddRange(found.Zip(library).Select(p => p.First.Errors.Count > 0 ? p.First.ToString() : p.First.Difference(p.Second))
                .OfType<string>().Select(w => $"{script.Name}: {w}"));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} differences in {cases.Length}:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static VerificationReport Judge(MemoryFiles honest, PublishedCase changed)
    {
        var clock = Stopwatch.StartNew();
        MemoryFiles files = changed.Changes.Aggregate(honest, (f, c) => c.Value is null ? f.Without(c.Key) : f.With(c.Key, c.Value));
        VerificationReport report = Verified.Report(files, new VerificationOptions { Draw = changed.Draw, Year = changed.Year });
        Assert.True(clock.Elapsed < Longest, $"{clock.Elapsed}: {changed.Name}");
        return report;
    }
}
