using System.IO.Compression;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// The verifier that needs nothing but Python, as the public folder offers it: each file for whoever wants to read it first, and
/// all in one archive for whoever wants to run it.
/// </summary>
internal static class VerifierByHand
{
    /// <summary>The archive of all its files.</summary>
    public const string Archive = "verify-by-hand.zip";

    private const string Folder = "Inspections.Worker.Publication.ByHand.";

    // An archive of the same files has the same bytes.
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Its files below <c>verify-by-hand/</c>, and the archive.</summary>
    public static IEnumerable<SitePage> Files()
    {
        (string Name, byte[] Content)[] files = [.. typeof(VerifierByHand).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => (n[Folder.Length..], SiteMap.Read(n)))];
        return [.. files.Select(f => SitePage.Of($"verify-by-hand/{f.Name}", f.Content)), SitePage.Of(Archive, Zip(files))];
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in files)
            {
                ZipArchiveEntry entry = archive.CreateEntry($"verify-by-hand/{name}", CompressionLevel.NoCompression);
                entry.LastWriteTime = Timeless;
                using Stream stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
