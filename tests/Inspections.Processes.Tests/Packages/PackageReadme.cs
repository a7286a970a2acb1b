namespace Inspections.Processes.Tests.Packages;

/// <summary>The README in the library's package: each of its programs is one that is pasted into a new project as it stands.</summary>
internal static class PackageReadme
{
    public static string[] Programs() => [.. CodeBlocks.Of(Sources.Text("src/Inspections.Core/README.md")).Where(b => b.IsShown).Select(b => b.Code)];
}
