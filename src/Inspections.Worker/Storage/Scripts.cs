using DbUp.Engine;

namespace Inspections.Worker.Storage;

/// <summary>The scripts that make a dialect's tables. One that has been shipped never changes: another is added.</summary>
internal static class Scripts
{
    private const string Extension = ".sql";

    /// <summary>The scripts of a dialect's folder in the order they run, named by their files.</summary>
    public static IReadOnlyList<SqlScript> Of(string folder)
    {
        string prefix = $"{typeof(Scripts).Namespace}.{folder}.Scripts.";
        return [.. typeof(Scripts).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new SqlScript(n[prefix.Length..^Extension.Length], Read(n)))];
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Scripts).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
