using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Worker.Files.Published;

/// <summary>A file of an archive.</summary>
/// <param name="Path">Where it stood in the published folder.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
internal sealed record ArchivedFile(string Path, long Size, Digest Digest);

/// <summary>What an archive holds.</summary>
/// <param name="Authority">The bureau.</param>
/// <param name="Year">The year.</param>
/// <param name="IsClosed">True when the ledger had closed the year: such an archive is final.</param>
/// <param name="Head">The ledger's head that the archive ends with.</param>
/// <param name="Files">Its files, by path.</param>
internal sealed record ArchiveManifest(Authority Authority, int Year, bool IsClosed, TreeHead Head, IReadOnlyList<ArchivedFile> Files)
{
    public const string Name = "manifest.json";

    private const string Format = "inspections-archive/1";

    public Json.Map ToJson() => Json.Object(
        ("authority", Authority.ToString()),
        ("closed", IsClosed ? new Json.Flag(true) : null),
        ("files", Json.Array(Files, f => Json.Object(("path", f.Path), ("sha256", f.Digest), ("size", f.Size)))),
        ("format", Format),
        ("ledger", Json.Object(("root", Head.Root), ("size", Head.Size))),
        ("year", (long)Year));

    public static ArchiveManifest FromJson(Json value) => MemberReader.Read(value, "archive", m =>
    {
        string format = m.Text("format");
        return format != Format
            ? throw new ProtocolFormatException($"archive: the format is '{format}', not {Format}")
            : new ArchiveManifest(
                m.Text("authority", Authority.Parse),
                m.Count("year", 1),
                m.OptionalTrue("closed"),
                m.Required("ledger", l => MemberReader.Read(l, "archive: ledger", r => new TreeHead(r.Text("root", Digest.Parse), r.Integer("size", 1)))),
                m.List("files", f => MemberReader.Read(f, "archive: file", r => new ArchivedFile(r.Text("path"), r.Integer("size", 0), r.Text("sha256", Digest.Parse)))));
    });
}
