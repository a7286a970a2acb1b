using System.IO.Compression;
using System.Text;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Archives;

/// <summary>Archives that somebody has changed: no verdict where the file is not what its manifest says, INVALID where the manifest was changed too.</summary>
public sealed class DamagedArchiveTests(RehearsedYear year)
{
    private const string Entries = "ledger/entries.jsonl";

    [Fact]
    public Task A_file_that_is_not_what_the_manifest_says_is_no_verdict() =>
        ExpectAsync(69, files => files[Entries][100] ^= 1);

    [Fact]
    public Task A_file_that_the_manifest_does_not_name_is_no_verdict() =>
        ExpectAsync(69, files => files["draws/more.txt"] = [1]);

    [Fact]
    public Task A_file_that_is_missing_is_no_verdict() =>
        ExpectAsync(69, files => files.Remove(Entries));

    [Fact]
    public Task A_missing_manifest_is_no_verdict() =>
        ExpectAsync(69, files => files.Remove(ArchiveManifest.Name));

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/outside")]
    [InlineData("ledger/../../outside")]
    [InlineData("ledger\\outside")]
    [InlineData("C:/outside")]
    public Task A_name_that_climbs_out_is_no_verdict(string name) =>
        ExpectAsync(69, files => files[name] = [1]);

    [Fact]
    public Task A_file_that_unpacks_to_more_than_the_manifest_says_is_no_verdict() =>
        ExpectAsync(69, files => files["ledger/key"] = new byte[64 * 1024 * 1024]);

    [Fact]
    public Task Entries_changed_together_with_the_manifest_are_invalid() => ExpectAsync(1, files =>
    {
        files[Entries] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(files[Entries]).Replace("NoProblemFound", "ProblemOrderedCorrected", StringComparison.Ordinal));
        ArchiveManifest old = ArchiveManifest.FromJson(CanonicalJson.Parse(files[ArchiveManifest.Name]));
        files[ArchiveManifest.Name] = CanonicalJson.Write((old with
        {
            Files = [.. old.Files.Select(f => f with { Size = files[f.Path].Length, Digest = Digest.Of(files[f.Path]) })],
        }).ToJson());
    });

    [Fact]
    public async Task A_file_cut_short_is_no_verdict()
    {
        using var scratch = new Scratch();
        string file = await MakeAsync(scratch);
        await using (FileStream stream = File.OpenWrite(file))
        {
            stream.SetLength(stream.Length - 10);
        }

        Assert.Equal(69, (await Scratch.RunAsync("verify", file)).Code);
    }

    private async Task ExpectAsync(int expected, Action<Dictionary<string, byte[]>> change)
    {
        using var scratch = new Scratch();
        Dictionary<string, byte[]> files = Unpack(await MakeAsync(scratch));
        change(files);
        using (ZipArchive zip = ZipFile.Open(scratch.At("bad.zip"), ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        (int code, string output, string errors) = await Scratch.RunAsync("verify", scratch.At("bad.zip"));
        Assert.True(code == expected, output + errors);
    }

    private async Task<string> MakeAsync(Scratch scratch)
    {
        (int code, _, string errors) = await Scratch.RunAsync("archive", "2026", scratch.At("a.zip"), "--from", year.Folder);
        Assert.True(code == 0, errors);
        return scratch.At("a.zip");
    }

    private static Dictionary<string, byte[]> Unpack(string file)
    {
        using ZipArchive zip = ZipFile.OpenRead(file);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using Stream part = e.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return bytes.ToArray();
        }, StringComparer.Ordinal);
    }
}
