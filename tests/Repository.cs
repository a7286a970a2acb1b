namespace Inspections.Tests;

/// <summary>The repository that the tests run in, for what is held to be true of its texts.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path in it.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The source files below a folder, generated and built ones left out, each by its path from the root.</summary>
    public static IEnumerable<string> Sources(string folder, params string[] extensions) => Directory
        .EnumerateFiles(At(folder.Split('/')), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => extensions.Contains(Path.GetExtension(f), StringComparer.Ordinal) && !f.Split('/').Any(p => p is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inspections.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run inside the repository");
    }
}
