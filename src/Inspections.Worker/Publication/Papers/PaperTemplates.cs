using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Inspections.Worker.Files;

namespace Inspections.Worker.Publication.Papers;

/// <summary>The templates of a bureau: its own <c>papers/检查通知书.docx</c> in the data folder where there is one, else the built-in one.</summary>
internal sealed class PaperTemplates
{
    private const string Resources = "Inspections.Worker.Publication.Papers.Templates.";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    private readonly Dictionary<PaperKind, PaperTemplate> _templates;

    /// <summary>Reads and checks all of them, before any paper is made.</summary>
    /// <param name="own">The folder of the bureau's own, which need not be there.</param>
    /// <exception cref="UserErrorException">One of the bureau's own cannot be used, or stands for no paper.</exception>
    public PaperTemplates(string own)
    {
        string folder = Path.GetFullPath(own);
        if (FilesIn(folder).Select(f => Path.GetFileName(f)).FirstOrDefault(f => !PaperKind.All.Any(k => f == FileOf(k))) is { } stranger)
        {
            throw PaperRefusals.NoSuchPaper.Error(Path.Combine(folder, stranger), string.Join('、', PaperKind.All.Select(FileOf)));
        }

        _templates = PaperKind.All.ToDictionary(k => k, k => Read(k, Path.Combine(folder, FileOf(k))));
    }

    /// <summary>Why templates of a bureau cannot be used, each with its file; nothing when all can.</summary>
    /// <param name="own">The folder of the bureau's own, which need not be there.</param>
    public static IReadOnlyList<(string File, Refusal Why)> Faults(string own)
    {
        string folder = Path.GetFullPath(own);
        string shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return
        [
            .. FilesIn(folder).Select(Path.GetFileName).OfType<string>().Select(f => (f, FaultOf(f))).Where(f => f.Item2 is not null).Select(f => (f.f, f.Item2!)),
        ];

        // The name alone: what is wrong may be shown where the folders of the machine are nobody's business.
        Refusal? FaultOf(string file)
        {
            if (PaperKind.All.FirstOrDefault(k => file == FileOf(k)) is not { } kind)
            {
                return PaperRefusals.NoSuchPaper.Of($"{shown}/{file}", string.Join('、', PaperKind.All.Select(FileOf)));
            }

            try
            {
                _ = new PaperTemplate(kind, $"{shown}/{file}", File.ReadAllBytes(Path.Combine(folder, file)));
                return null;
            }
            catch (UserErrorException e)
            {
                return e.Refusal;
            }
        }
    }

    /// <summary>Changes whenever one of the bureau's own templates does, without reading them.</summary>
    /// <param name="own">The folder of the bureau's own, which need not be there.</param>
    public static string Traces(string own) =>
        string.Join('|', FilesIn(Path.GetFullPath(own)).Select(f => new FileInfo(f)).Select(f => FormattableString.Invariant($"{f.Name} {f.LastWriteTimeUtc.Ticks} {(f.Exists ? f.Length : 0)}")));

    /// <summary>Digest of all of them.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData([.. PaperKind.All.SelectMany(k => SHA256.HashData(_templates[k].Document))]));

    /// <summary>The file name of a paper's template.</summary>
    public static string FileOf(PaperKind kind) => $"{kind.Name}.docx";

    /// <summary>The template of a paper.</summary>
    public PaperTemplate Of(PaperKind kind) => _templates[kind];

    /// <summary>A built-in template as a document, packed from its XML: what a bureau opens in Word to make its own.</summary>
    public static byte[] BuiltIn(PaperKind kind)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", $"""
                {Declaration}
                <Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{Word}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{Word}styles+xml"/></Types>
                """);
            Put(zip, "_rels/.rels", Relationship("officeDocument", "word/document.xml"));
            Put(zip, "word/_rels/document.xml.rels", Relationship("styles", "styles.xml"));
            Put(zip, "word/document.xml", Resource($"{kind.Template}.xml"));
            Put(zip, "word/styles.xml", Resource("styles.xml"));
        }

        return OpenXmlFile.WithoutClock(file.ToArray());
    }

    // Word keeps a file beside one that is open.
    private static IReadOnlyList<string> FilesIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.docx").Where(f => !Path.GetFileName(f).StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    private static PaperTemplate Read(PaperKind kind, string file) => File.Exists(file)
        ? new PaperTemplate(kind, file, File.ReadAllBytes(file))
        : new PaperTemplate(kind, kind.Template, BuiltIn(kind));

    private static string Relationship(string type, string target) => $"""
        {Declaration}
        <Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Relations}{type}" Target="{target}"/></Relationships>
        """;

    private static void Put(ZipArchive zip, string name, string content)
    {
        using Stream part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    /// <summary>A built-in text.</summary>
    internal static string Resource(string name)
    {
        using Stream stream = typeof(PaperTemplates).Assembly.GetManifestResourceStream($"{Resources}{name}")
            ?? throw new InvalidOperationException($"the template {name} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
