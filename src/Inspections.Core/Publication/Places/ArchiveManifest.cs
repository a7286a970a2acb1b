using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;

namespace Inspections.Core.Publication.Places;

/// <summary>A file of an archive.</summary>
/// <param name="Path">Where it stood in the published folder.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
public sealed record ArchivedFile(string Path, long Size, Digest Digest);

/// <summary>What an archive holds.</summary>
/// <param name="Authority">The bureau.</param>
/// <param name="Year">The year.</param>
/// <param name="IsClosed">True when the ledger had closed the year: such an archive is final.</param>
/// <param name="Head">The ledger's head that the archive ends with.</param>
/// <param name="Files">Its files, by path.</param>
public sealed record ArchiveManifest(Authority Authority, int Year, bool IsClosed, TreeHead Head, IReadOnlyList<ArchivedFile> Files)
{
    /// <summary>The manifest's own place in the archive.</summary>
    public const string Name = "manifest.json";

    private const string Format = "inspections-archive/1";

    /// <summary>Its files, by path.</summary>
    public IReadOnlyList<ArchivedFile> Files { get; init => field = ValueList<ArchivedFile>.Of(value); } = ValueList<ArchivedFile>.Of(Files);

    /// <summary>As it is written.</summary>
    public Json.Map ToJson() => Json.Object(
        ("authority", Authority.ToString()),
        ("closed", IsClosed ? new Json.Flag(true) : null),
        ("files", Json.Array(Files, f => Json.Object(("path", f.Path), ("sha256", f.Digest), ("size", f.Size)))),
        ("format", Format),
        ("ledger", Json.Object(("root", Head.Root), ("size", Head.Size))),
        ("year", (long)Year));

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ProtocolFormatException">It is none, or of another format.</exception>
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
