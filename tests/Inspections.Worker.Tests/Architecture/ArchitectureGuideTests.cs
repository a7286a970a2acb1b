using System.Text.RegularExpressions;
using Xunit;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>docs/architecture.md: a way that leads to files which are not there leads nobody anywhere.</summary>
public sealed partial class ArchitectureGuideTests
{
    [Theory]
    [InlineData("docs/architecture.md", 20)]
    public void Every_file_that_the_guide_names_is_there(string guide, int atLeast)
    {
        string[] named = [.. Sources().Matches(File.ReadAllText(Repository.At(guide))).Select(m => m.Value).Distinct()];
        Assert.True(named.Length >= atLeast, $"{guide} names {named.Length} files");
        Assert.Equal([], named.Where(f => !File.Exists(Repository.At(f))));
    }

    [Fact]
    public void Every_folder_of_the_worker_is_in_the_drawing()
    {
        string guide = File.ReadAllText(Repository.At("docs", "architecture.md"));
        string drawing = guide.Split("```")[1];
        string[] folders = [.. Directory.GetDirectories(Repository.At("src", "Inspections.Worker")).Select(d => Path.GetFileName(d)).Except(["bin", "obj"], StringComparer.Ordinal)];
        Assert.NotEmpty(folders);
        Assert.Equal([], folders.Where(f => !Regex.IsMatch(drawing, $@"\b{f}\b")));
    }

    [GeneratedRegex(@"src/[\w./]+\.cs\b")]
    private static partial Regex Sources();
}
