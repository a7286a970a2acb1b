using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Publication.Archives;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Publication.Archives;

public sealed class ArchiveTests(RehearsedYear year)
{
    [Fact]
    public async Task An_archive_is_byte_identical_when_it_is_repeated_and_verifies_as_it_is()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, (await ArchiveAsync(scratch.At("a.zip"))).Code);
        Assert.Equal(0, (await ArchiveAsync(scratch.At("b.zip"))).Code);
        Assert.Equal(await BytesAsync(scratch.At("a.zip")), await BytesAsync(scratch.At("b.zip")));

        (int code, string output, string errors) = await Scratch.RunAsync("verify", scratch.At("a.zip"));
        Assert.True(code == 0, output + errors);
        Assert.Contains("VALID", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_the_credit_feed_and_no_page()
    {
        using var scratch = new Scratch();
        await ArchiveAsync(scratch.At("a.zip"));
        using var archive = ArchiveFiles.Open(scratch.At("a.zip"));
        Assert.Equal(await BytesAsync(Path.Combine(year.Folder, "feed/credit/current.json")), archive.TryRead("feed/credit/current.json"));
        Assert.DoesNotContain(archive.Manifest.Files, f => f.Path.EndsWith(".html", StringComparison.Ordinal));
    }

    [Fact]
    public void The_archive_of_a_closed_year_stays_the_same_while_the_ledger_goes_on()
    {
        using var desk = new Desk();
        desk.RunTo(desk.Round(Desk.First).DrawAt);
        desk.Bureau.Database.Write(s => UnaskedEntry.Insert(s, desk.Bureau, new ClosedBody(2026, [])));
        desk.Processor.LookAhead();
        byte[] before = Archive(desk);
        long size = desk.LedgerSize();
        desk.Bureau.Write(s => LedgerStore.Open(s).Append(
            desk.Bureau.Now, desk.Bureau.Authority, desk.Bureau.Keys.Signer,
            new VisitBody(FirmStore.OfSector(s, Desk.First.Sector)[0].Id, desk.Bureau.Today, Desk.Name("special"))));
        desk.Processor.LookAhead();
        Assert.True(desk.LedgerSize() > size);
        Assert.Equal(before, Archive(desk));
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone_and_so_is_a_year_without_draws()
    {
        using var scratch = new Scratch();
        scratch.Write("a.zip", "mine");
        Assert.Equal(64, (await ArchiveAsync(scratch.At("a.zip"))).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(scratch.At("a.zip"), TestContext.Current.CancellationToken));
        Assert.Equal(64, (await Scratch.RunAsync("archive", "2019", scratch.At("b.zip"), "--from", year.Folder)).Code);
        Assert.Single(System.IO.Directory.GetFiles(scratch.Folder));
    }

    private static byte[] Archive(Desk desk)
    {
        using var stream = new MemoryStream();
        ArchiveWriter.Write(stream, desk.Public, 2026);
        return stream.ToArray();
    }

    private static Task<byte[]> BytesAsync(string file) => File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

    private Task<(int Code, string Output, string Errors)> ArchiveAsync(string file) => Scratch.RunAsync("archive", "2026", file, "--from", year.Folder);
}
