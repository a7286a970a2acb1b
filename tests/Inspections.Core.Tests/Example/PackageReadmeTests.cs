using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Example;

/// <summary>What another bureau's engineer reads first does what it says.</summary>
public sealed class PackageReadmeTests
{
    [Fact]
    public void The_program_of_the_readme_draws_and_what_it_publishes_verifies()
    {
        Firm[] firms = [.. Enumerable.Range(1, 200).Select(n => new Firm(Some.Id(FormattableString.Invariant($"F{n:000}")), "企业", [Some.Brokers]))];
        RosterLeaf[] inspectors = [.. Enumerable.Range(1, 6).Select(n => new RosterLeaf(Some.Id(FormattableString.Invariant($"S{n}")), Label.Parse("market"), [Some.Brokers]))];

        (Receipt receipt, VerificationReport report) = OneRound.Run(firms, inspectors, Some.Start);

        Assert.Equal(4, receipt.Selection.DrawOrder.Count);
        Each.Of(receipt.Assignment.Teams, t => Assert.Equal(2, t.Inspectors.Count));
        Verified.Is(Verdict.Valid, report);
    }

    [Fact]
    public void The_readme_shows_the_program_as_it_is()
    {
        string[] program = Lines(Copied("OneRound.cs"));
        string readme = string.Join('\n', Lines(Copied("README.md")));
        int start = Array.FindIndex(program, l => l.StartsWith("        // The rules", StringComparison.Ordinal));
        IEnumerable<string> body = program[start..].TakeWhile(l => l != "    }").Select(l => l.Length > 8 ? l[8..] : l);

        Assert.Contains(string.Join('\n', body), readme, StringComparison.Ordinal);
    }

    private static string Copied(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Example", name));

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
