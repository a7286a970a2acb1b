using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>Looks for texts in files as they are, packed, and spelled as pages and JSON may spell them.</summary>
internal static partial class Bytes
{
    /// <summary>Where the texts are found: file and text.</summary>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyCollection<string> texts) =>
    [
        .. System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .SelectMany(f => Find(Path.GetRelativePath(folder, f), File.ReadAllBytes(f), texts)),
    ];

    /// <summary>The same in one file, and in what is packed in it.</summary>
    public static IEnumerable<string> Find(string name, byte[] content, IReadOnlyCollection<string> texts)
    {
        foreach (string spelled in Spellings(Encoding.UTF8.GetString(content)))
        {
            foreach (string text in texts.Where(t => name.Contains(t, StringComparison.OrdinalIgnoreCase) || spelled.Contains(t, StringComparison.OrdinalIgnoreCase)))
            {
                yield return $"{name}: {text}";
            }
        }

        if (content.AsSpan().StartsWith("PK"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                using Stream stream = entry.Open();
                using var unpacked = new MemoryStream();
                stream.CopyTo(unpacked);
                foreach (string found in Find($"{name}/{entry.FullName}", unpacked.ToArray(), texts))
                {
                    yield return found;
                }
            }
        }
    }

    private static HashSet<string> Spellings(string text) =>
        [text, WebUtility.HtmlDecode(text), Escape().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString())];

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
