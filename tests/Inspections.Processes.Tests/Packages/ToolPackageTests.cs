using Xunit;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The executable as a .NET tool.</summary>
public sealed class ToolPackageTests(Packed packed)
{
    [Fact]
    public async Task The_tool_is_installed_from_its_package_and_verifies_a_folder()
    {
        // As it was built for these tests: a tool has no friends to hide.
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        string feed = Path.Combine(packed.Folder, "tool"), tools = Path.Combine(packed.Folder, "tools");
        await packed.Dotnet.RunAsync(Repository.Root, "pack", "src/Inspections.Worker", "--no-build", "-c", configuration, "-v", "quiet", $"-p:PackageVersion={packed.Version}", "-o", feed);

        string[] files = [.. Packed.Read(Path.Combine(feed, $"inspections.{packed.Version}.nupkg")).Keys];
        Assert.Superset(new HashSet<string> { "README.md", "icon.png", "THIRD-PARTY-NOTICES.md", "tools/net10.0/any/DotnetToolSettings.xml", "tools/net10.0/any/inspections.dll" }, files.ToHashSet(StringComparer.Ordinal));
        Assert.DoesNotContain(files, f => f.StartsWith("content", StringComparison.Ordinal) || f.StartsWith("staticwebassets/", StringComparison.Ordinal));

        await packed.Dotnet.RunAsync(packed.Folder, "tool", "install", "inspections", "--tool-path", tools, "--source", feed, "--version", packed.Version);
        (int code, string said) = await packed.Dotnet.TryAsync(packed.Folder, Path.Combine(tools, ".store", "inspections", packed.Version, "inspections", packed.Version, "tools", "net10.0", "any", "inspections.dll"), "verify", Repository.At("docs", "example"), "--lang", "en");
        Assert.True(code == 2, said);
        Assert.Contains("INCOMPLETE  (", said, StringComparison.Ordinal);
    }
}
