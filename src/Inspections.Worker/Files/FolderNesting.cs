namespace Inspections.Worker.Files;

/// <summary>Whether one folder lies in another, as the file system sees it.</summary>
internal static class FolderNesting
{
    /// <summary>True when <paramref name="folder"/> is <paramref name="outer"/> or lies below it.</summary>
    public static bool Is(string folder, string outer) => Closed(folder).StartsWith(Closed(outer), StringComparison.Ordinal);

    // "public-papers" does not lie in "public".
    private static string Closed(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
}
