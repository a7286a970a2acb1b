using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Inspections.Processes.Tests.Packages;

/// <summary>Files of the repository, to be copied to where another bureau would have them.</summary>
internal static partial class Sources
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>The version, from its one place.</summary>
    public static string Version { get; } = VersionLine().Match(File.ReadAllText(Repository.At("Directory.Build.props"))).Groups[1].Value;

    /// <summary>The version of a package that the repository's own projects use, from its one place.</summary>
    public static string VersionOf(string package) => (string)XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion").Single(p => (string?)p.Attribute("Include") == package).Attribute("Version")!;

    public static string Text(string path) => File.ReadAllText(Repository.At(path)).ReplaceLineEndings("\n");

    /// <summary>Files below a folder, as paths from the repository's root, without what a build makes.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(Made.Contains))
        .Order(StringComparer.Ordinal);

    /// <summary>Copies files and folders of the repository to the same places below another folder.</summary>
    public static void Copy(string to, params string[] paths)
    {
        foreach (string path in paths.SelectMany(p => File.Exists(Repository.At(p)) ? [p] : Files(p)))
        {
            string file = Path.Combine(to, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Repository.At(path), file);
        }
    }

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex VersionLine();
}
