using System.Diagnostics;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>
/// Three verifiers say the same of years that were changed somewhere: verdict, assurances, notices word by word; and none falls
/// over or thinks for longer than ten seconds. INSPECTIONS_FULL asks for all 5,000 changes of each kind, else a tenth.
/// </summary>
public sealed class AgreementTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly int Part = Environment.GetEnvironmentVariable("INSPECTIONS_FULL") is { Length: > 0 } ? 1 : 10;

    [Theory]
    [InlineData("own", 2600)]
    [InlineData("public", 2200)]
    [InlineData("rich", 200)]
    public void Changes_that_are_signed_anew_are_judged_alike(string year, int all)
    {
        MemoryFiles honest = Year(year)(null);
        Agree(honest, [.. SignedChange.Of(Year(year), all / Part).Select(c => c.Case(honest))]);
    }

    [Theory]
    [InlineData("own", 2600)]
    [InlineData("public", 2200)]
    [InlineData("rich", 200)]
    public void Changes_of_bytes_are_judged_alike(string year, int all)
    {
        MemoryFiles honest = Year(year)(null);
        Agree(honest, [.. Mutation.Of(honest, all / Part).Select(m => new PublishedCase(m.Name, new Dictionary<string, byte[]?>(StringComparer.Ordinal) { [m.Path] = m.Bytes }))]);
    }

    private static Func<Alteration?, MemoryFiles> Year(string name) => name switch
    {
        "own" => OwnYear,
        "public" => FuzzedYear.Publish,
        _ => alteration => RichYear.Acted(_ => { }, alteration).Publish(),
    };

    private static MemoryFiles OwnYear(Alteration? alteration)
    {
        Bureau bureau = Some.Bureau(alteration);
        bureau.Firms.RemoveRange(6, bureau.Firms.Count - 6);
        foreach (int round in Enumerable.Range(1, 3))
        {
            bureau.Round(Some.Draw(round));
        }

        bureau.Close(2026);
        return bureau.Publish();
    }

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
        VerificationReport report = Verified.Report(files);
        Assert.True(clock.Elapsed < Longest, $"{clock.Elapsed}: {changed.Name}");
        return report;
    }
}
