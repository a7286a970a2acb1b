using System.Text.RegularExpressions;
using Xunit;

namespace Inspections.Worker.Tests.Security;

/// <summary>docs/security-console.md: what it says is shown by a test is.</summary>
public sealed partial class SecurityGuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.At("docs", "security-console.md"));

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        string[] named = [.. TestName().Matches(Guide).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];
        Assert.NotEmpty(named);
        var known = Repository.Sources("tests", ".cs").Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);
        Each.Of(named, n => Assert.Contains(n, known));
    }

    // How many requirements each chapter has, V1 to V14: whoever loses a line of the list does not lose a row of the page unseen.
    private static readonly int[] Chapters = [38, 53, 18, 9, 30, 13, 12, 15, 7, 5, 8, 15, 13, 23];

    [Fact]
    public void Every_requirement_of_levels_one_and_two_has_one_row_that_says_whether_it_holds_and_where()
    {
        (string Id, string Level)[] wanted = [.. File.ReadLines(Repository.At("tests", "Inspections.Worker.Tests", "Security", "asvs-4.0.3.txt")).Where(l => !l.StartsWith('#')).Select(l => (l.Split(' ')[0], l.Split(' ')[1]))];
        Assert.Equal(Chapters, wanted.GroupBy(w => w.Id.Split('.')[0]).Select(g => g.Count()));
        Assert.Equal((259, 128), (wanted.Length, wanted.Count(w => w.Level == "1")));

        string[][] rows = [.. Row().Matches(Guide).Select(m => m.Value.Trim('|', '\n').Split(" | ").Select(c => c.Trim()).ToArray())];
        Assert.Equal(wanted.Select(w => w.Id), rows.Select(r => r[0]));
        Each.Of(rows, r =>
        {
            Assert.Equal(4, r.Length);
            Assert.Contains(r[2][..1], (string[])["✓", "◐", "✗", "—"]);

            // What does not hold says what stands in its place, what does not apply says why; what holds says where.
            Assert.True((r[2][0] == '✓' || r[2].Length > 2) && r[1].Length > 0 && r[3].Length > 1, string.Join(" | ", r));
        });
    }

    [GeneratedRegex(@"^\| [0-9]+\.[0-9]+\.[0-9]+ \|.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();
}
