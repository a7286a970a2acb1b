using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Inspections.Processes.Tests.Packages;

/// <summary>The repository that these tests were compiled from.</summary>
internal static partial class Sources
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>The version, from its one place.</summary>
    public static string Version { get; } = VersionLine().Match(File.ReadAllText(Path.Combine(Root, "Directory.Build.props"))).Groups[1].Value;

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Files below a folder, as paths from the repository's root, without what a build makes.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(Made.Contains))
        .Order(StringComparer.Ordinal);

    /// <summary>Copies files and folders of the repository to the same places below another folder.</summary>
    public static void Copy(string to, params string[] paths)
    {
        foreach (string path in paths.SelectMany(p => File.Exists(Path.Combine(Root, p)) ? [p] : Files(p)))
        {
            string file = Path.Combine(to, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Path.Combine(Root, path), file);
        }
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex VersionLine();
}
