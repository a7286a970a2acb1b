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

    [Fact]
    public void Every_chapter_of_the_standard_is_answered() =>
        Each.Of(Enumerable.Range(1, 14), chapter => Assert.Contains($"\n| {chapter}.", Guide, StringComparison.Ordinal));

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();
}
