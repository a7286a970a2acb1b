using System.IO.Compression;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Refusals;
using Xunit;

namespace Inspections.Core.Tests.Publication.Places;

/// <summary>A year in one file: what its manifest names is read, and nothing that is not as it says.</summary>
public sealed class ArchiveFilesTests : IDisposable
{
    private const string Path = "draws/brokers-2026-r1/commitment.json";

    private readonly string _folder = Temporary.NewFolder();

    private string File => System.IO.Path.Combine(_folder, "2026.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_archive_is_read_as_the_folder_that_it_was()
    {
        Write(new() { [Path] = "{}" }, new() { [Path] = "{}" });
        using var files = ArchiveFiles.Open(File);
        Assert.Equal("{}"u8.ToArray(), files.TryRead(Path));
        Assert.Equal("}"u8.ToArray(), ((IPublishedFiles)files).TryRead(Path, 1));
        Assert.Null(files.TryRead("ledger/key"));
        Assert.Equal([DrawId.Parse("brokers-2026-r1")], files.Draws());
        Assert.Equal(2026, files.Manifest.Year);
    }

    [Fact]
    public void A_file_that_is_not_the_one_of_the_manifest_is_no_verdict()
    {
        Write(new() { [Path] = "{}" }, new() { [Path] = "[]" });
        using var files = ArchiveFiles.Open(File);
        Assert.Equal(RefusalNature.Unreadable, Assert.Throws<RefusedException>(() => files.TryRead(Path)).Nature);
    }

    [Fact]
    public void An_archive_that_lacks_a_file_or_has_one_too_many_is_none()
    {
        Write(new() { [Path] = "{}" }, []);
        Assert.Throws<RefusedException>(() => ArchiveFiles.Open(File));
        System.IO.File.Delete(File);
        Write([], new() { [Path] = "{}" });
        Assert.Throws<RefusedException>(() => ArchiveFiles.Open(File));
    }

    [Fact]
    public void What_is_no_archive_is_said_to_be_none()
    {
        System.IO.File.WriteAllText(File, "no zip");
        Assert.Throws<RefusedException>(() => ArchiveFiles.Open(File));
        Assert.Throws<RefusedException>(() => ArchiveFiles.Open(File + ".not"));
    }

    private void Write(Dictionary<string, string> listed, Dictionary<string, string> stored)
    {
        using ZipArchive zip = ZipFile.Open(File, ZipArchiveMode.Create);
        Put(zip, ArchiveManifest.Name, CanonicalJson.Write(ArchiveManifestTests.Of([.. listed.Select(f => ArchivedFileTests.Of(f.Key, f.Value))]).ToJson()));
        foreach ((string path, string content) in stored)
        {
            Put(zip, path, System.Text.Encoding.UTF8.GetBytes(content));
        }
    }

    private static void Put(ZipArchive zip, string path, byte[] content)
    {
        using Stream stream = zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
        stream.Write(content);
    }
}

public sealed class ArchiveManifestTests
{
    [Fact]
    public void A_manifest_is_read_as_it_is_written_and_equals_itself()
    {
        ArchiveManifest manifest = Of([ArchivedFileTests.Of("ledger/key", "k")]);
        Assert.Equal(manifest, ArchiveManifest.FromJson(CanonicalJson.Parse(CanonicalJson.Write(manifest.ToJson()))));
        Assert.NotEqual(manifest, Of([]));
        Assert.Throws<ProtocolFormatException>(() => ArchiveManifest.FromJson(Json.Object(("format", "another"))));
    }

    internal static ArchiveManifest Of(IReadOnlyList<ArchivedFile> files) => new(Authority.Parse("350100/housing"), 2026, true, new TreeHead(Digest.Of("head"u8), 3), files);
}

public sealed class ArchivedFileTests
{
    [Fact]
    public void A_file_of_an_archive_is_known_by_its_place_size_and_digest() => Assert.Equal(new ArchivedFile("ledger/key", 1, Digest.Of("k"u8)), Of("ledger/key", "k"));

    internal static ArchivedFile Of(string path, string content) =>
        new(path, System.Text.Encoding.UTF8.GetByteCount(content), Digest.Of(System.Text.Encoding.UTF8.GetBytes(content)));
}

public sealed class SiteLimitsTests
{
    [Fact]
    public void Only_lists_grow_with_a_directory()
    {
        Assert.Equal(SiteLimits.MostListBytes, SiteLimits.BytesOf("draws/x/frame.jsonl"));
        Assert.Equal(SiteLimits.MostBytes, SiteLimits.BytesOf("draws/x/receipt.json"));
        Assert.Equal(SiteLimits.MostNoteBytes, SiteLimits.BytesOf("ledger/checkpoint"));
    }
}
