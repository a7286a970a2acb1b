using System.Text;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Tests.Bureaus;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Publication.Places;

/// <summary>A bureau's files on a disk.</summary>
public sealed class FilesOnDiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inspections-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_ledger_goes_on_from_what_was_written_after_every_step()
    {
        var desk = new Desk();
        var shown = new FilesOnDisk(Path.Combine(_folder, "public")) { IsLasting = false };
        var kept = new FilesOnDisk(Path.Combine(_folder, "secret")) { IsLasting = false, IsForOwnerOnly = true };
        BureauMark mark = default;
        BureauRound round = desk.Committed(new DrawId(Desk.Brokers, 2026, 1), Desk.Start.AddDays(10));
        Save();
        round.Draw(Desk.Start.AddDays(10));
        Save();
        Assert.Equal(Verdict.Valid, PublicationVerifier.Verify(shown).Verdict);
        BureauLedger restarted = BureauLedger.Restore(shown, kept, desk.Signer, Desk.Secret);
        Assert.Equal((desk.Ledger.Head, round.Receipt!.Digest), (restarted.Head, restarted.Round(round.Id).Receipt!.Digest));
        Assert.Equal([round.Id], shown.Draws());

        // Nothing is left beside, and nobody else reads what is secret.
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }), f => f.EndsWith(".new", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string secret in Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "secret"), "*", SearchOption.AllDirectories))
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(secret) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
            }
        }

        void Save()
        {
            foreach ((BureauFile file, FilesOnDisk into) in BureauFiles.Secret(desk.Ledger, mark).Select(f => (f, kept)).Concat(BureauFiles.Public(desk.Ledger, mark).Select(f => (f, shown))))
            {
                into.Write(file.Path, file.Content.Span, file.From);
            }

            mark = desk.Ledger.Mark;
        }
    }

    [Fact]
    public void New_folders_are_made_with_those_above_them_and_flushed_into_these()
    {
        FilesOnDisk.MakeFolder(Path.Combine(_folder, "a/b/c"));
        FilesOnDisk.MakeFolder(Path.Combine(_folder, "a/b/c"));
        Assert.True(Directory.Exists(Path.Combine(_folder, "a/b/c")));
        Assert.Throws<IOException>(() => FilesOnDisk.FlushFolder(Path.Combine(_folder, "nowhere")));
    }

    /// <summary>As it is in memory: the two take each other's place.</summary>
    [Fact]
    public void A_file_is_written_and_gone_on_with_as_one_in_memory_is()
    {
        var disk = new FilesOnDisk(_folder);
        var memory = new FilesInMemory();
        IPublishedFiles other = memory;
        foreach ((string text, long from) in ((string, long)[])[("abc", 0), ("def", 3), ("xy", 3), ("de", 3), ("new", 0), ("", 3), ("", 0)])
        {
            disk.Write("deep/down/file", Encoding.UTF8.GetBytes(text), from);
            memory.Write("deep/down/file", Encoding.UTF8.GetBytes(text), from);
            Assert.Equal(memory.TryRead("deep/down/file"), disk.TryRead("deep/down/file"));
            Assert.Equal(other.TryRead("deep/down/file", 1), disk.TryRead("deep/down/file", 1));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => disk.Write("deep/down/file", "x"u8, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.Write("none", "x"u8, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.Write("none", "x"u8, -1));
        Assert.Null(disk.TryRead("none"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../beside")]
    [InlineData("a/../../beside")]
    [InlineData("a//b")]
    [InlineData("a\\..\\b")]
    public void No_path_leads_out_of_the_folder(string path) => Assert.Throws<ArgumentException>(() => new FilesOnDisk(_folder).Write(path, "x"u8));
}
