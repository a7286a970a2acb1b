using System.Security.Cryptography;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Backups;

public sealed class BackupTests
{
    [Fact]
    public async Task A_restored_bureau_goes_on_where_the_backup_was_made()
    {
        using var scratch = await BureauAsync();
        (int code, string output, string errors) = await RunAsync(scratch, "data", "backup", scratch.At("b"), "--with-key");
        Assert.True(code == 0, errors);
        Assert.Contains("the signing key is in it", output, StringComparison.Ordinal);
        TreeHead head = HeadOf(scratch, "data");

        (code, _, errors) = await RunAsync(scratch, "other", "restore", scratch.At("b"));
        Assert.True(code == 0, errors);
        Assert.Equal(head, HeadOf(scratch, "other"));
        Assert.False(File.Exists(scratch.At("other/keys/recovery.pem")));
        (code, _, errors) = await ImportAsync(scratch, "other", "丙");
        Assert.True(code == 0, errors);
        Assert.True(HeadOf(scratch, "other").Size > head.Size);
    }

    [Fact]
    public async Task A_backup_has_no_key_unless_asked_and_only_its_owner_reads_it()
    {
        using var scratch = await BureauAsync();
        await RunAsync(scratch, "data", "backup", scratch.At("b"));
        using (var archive = System.IO.Compression.ZipFile.OpenRead(scratch.At("b")))
        {
            Assert.Equal(["inspections.db", "manifest"], archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(scratch.At("b")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(scratch.At("data/inspections.db")));
        }

        (_, string output, _) = await RunAsync(scratch, "other", "restore", scratch.At("b"));
        Assert.Contains("put it back before the start", output, StringComparison.Ordinal);
        Assert.Equal(64, (await RunAsync(scratch, "data", "backup", scratch.At("b"))).Code);
    }

    [Fact]
    public async Task A_database_is_replaced_only_when_asked_and_kept_beside()
    {
        using var scratch = await BureauAsync();
        await RunAsync(scratch, "data", "backup", scratch.At("b"));
        Assert.Equal(64, (await RunAsync(scratch, "data", "restore", scratch.At("b"))).Code);
        (int code, _, string errors) = await RunAsync(scratch, "data", "restore", scratch.At("b"), "--overwrite");
        Assert.True(code == 0, errors);
        Assert.Single(System.IO.Directory.GetFiles(scratch.At("data"), "*.replaced"));
    }

    /// <summary>Here, and at a mirror when the machine's own folder is lost.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_behind_what_was_published_is_refused(bool atMirror)
    {
        using var scratch = await BureauAsync();
        await RunAsync(scratch, "data", "backup", scratch.At("b"));
        await ImportAsync(scratch, "data", "丙");
        Publish(scratch, "data");
        string[] mirror = [];
        if (atMirror)
        {
            System.IO.Directory.Move(scratch.At("data/public"), scratch.At("mirror"));
            mirror = ["--published", scratch.At("mirror")];
        }

        TreeHead head = HeadOf(scratch, "data");
        (int code, _, string errors) = await RunAsync(scratch, "data", ["restore", scratch.At("b"), "--overwrite", .. mirror]);
        Assert.Equal(1, code);
        Assert.Contains("rewrite published history", errors, StringComparison.Ordinal);
        Assert.Equal(head, HeadOf(scratch, "data"));
        Assert.Empty(System.IO.Directory.GetFiles(scratch.At("data"), "*.re*"));
    }

    [Fact]
    public async Task A_database_that_was_put_back_by_hand_is_refused_at_the_start()
    {
        using var scratch = await BureauAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Copy(scratch.At("data/inspections.db"), scratch.At("old.db"));
        await ImportAsync(scratch, "data", "丙");
        Publish(scratch, "data");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Copy(scratch.At("old.db"), scratch.At("data/inspections.db"), overwrite: true);
        foreach (string verb in new[] { "status", "run" })
        {
            (int code, _, string errors) = await RunAsync(scratch, "data", verb);
            Assert.Equal(1, code);
            Assert.Contains("is behind the published ledger", errors, StringComparison.Ordinal);
        }

        // As long as the published one, but another history.
        await ImportAsync(scratch, "twin", "丁");
        await ImportAsync(scratch, "twin", "戊");
        System.IO.Directory.Move(scratch.At("data/public"), scratch.At("twin/public"));
        Assert.Contains("is not its history", (await RunAsync(scratch, "twin", "status")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_restores_nothing_or_exactly_what_was_backed_up()
    {
        using var scratch = await BureauAsync();
        await RunAsync(scratch, "data", "backup", scratch.At("b"), "--with-key");
        TreeHead head = HeadOf(scratch, "data");
        byte[] good = await File.ReadAllBytesAsync(scratch.At("b"), TestContext.Current.CancellationToken);
        int refused = 0;
        const int Probes = 24;
        for (int probe = 0; probe < Probes; probe++)
        {
            byte[] bad = probe == 0 ? good[..(good.Length / 2)] : [.. good];
            bad[(int)(((2L * probe) + 1) * bad.Length / (2 * Probes))] ^= 0x10;
            await File.WriteAllBytesAsync(scratch.At("bad"), bad, TestContext.Current.CancellationToken);
            string into = $"into{probe}";
            (int code, _, string errors) = await RunAsync(scratch, into, "restore", scratch.At("bad"));
            if (code == 0)
            {
                Assert.Equal(head, HeadOf(scratch, into));
                continue;
            }

            refused++;
            Assert.Equal(1, code);
            Assert.Contains("not a whole backup", errors, StringComparison.Ordinal);
            Assert.False(File.Exists(scratch.At(into + "/inspections.db")));
        }

        Assert.True(refused > 16, $"only {refused} refused");
    }

    /// <summary>Everything in it is whole, but its manifest is signed by somebody else.</summary>
    [Fact]
    public async Task A_backup_that_somebody_else_made_up_is_refused()
    {
        using var scratch = await BureauAsync();
        await RunAsync(scratch, "data", "backup", scratch.At("b"));
        using (var archive = System.IO.Compression.ZipFile.Open(scratch.At("b"), System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("manifest")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(await reader.ReadToEndAsync(TestContext.Current.CancellationToken))).Text;
            }

            entry.Delete();
            using ECDsa key = PrivateKeyFile.Make();
            await using var writer = new StreamWriter(archive.CreateEntry("manifest").Open());
            await writer.WriteAsync(NoteSigner.Sign(text, new NoteSigner("350100/housing", key)));
        }

        (int code, _, string errors) = await RunAsync(scratch, "other", "restore", scratch.At("b"));
        Assert.Equal(1, code);
        Assert.Contains("manifest is not what the bureau signed", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backups_made_while_others_write_are_whole()
    {
        using var scratch = await BureauAsync();
        var database = new Database(new SqliteDialect(scratch.At("data/inspections.db")));
        using var stop = new CancellationTokenSource();
        Task writing = Task.Run(
            () =>
            {
                for (int i = 0; !stop.IsCancellationRequested; i++)
                {
                    database.Write(s => Settings.Set(s, $"w{i % 50}", new string('x', i % 3000)));
                }
            },
            TestContext.Current.CancellationToken);
        for (int i = 0; i < 3; i++)
        {
            (int code, _, string errors) = await RunAsync(scratch, "data", "backup", scratch.At($"b{i}"));
            Assert.True(code == 0, errors);
            (code, _, errors) = await RunAsync(scratch, $"into{i}", "restore", scratch.At($"b{i}"));
            Assert.True(code == 0, errors);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Backups_made_by_the_hour_are_removed_when_they_are_old_and_nothing_else_is()
    {
        using var scratch = await BureauAsync();
        System.IO.Directory.CreateDirectory(scratch.At("hourly"));
        for (int hour = 0; hour < 40; hour++)
        {
            scratch.Write($"hourly/inspections-20200101-{hour % 24:00}{hour:00}00.backup", "old");
        }

        string[] others = ["inspections-of-2020.backup", "notes.txt", "inspections-20200101-000000.backup.replaced"];
        foreach (string other in others)
        {
            scratch.Write($"hourly/{other}", "not a backup of ours");
        }

        (int code, string output, string errors) = await RunAsync(scratch, "data", "backup", "--into", scratch.At("hourly"));
        Assert.True(code == 0, errors);
        Assert.Contains("removed: 17", output, StringComparison.Ordinal);
        string[] left = [.. System.IO.Directory.GetFiles(scratch.At("hourly")).Select(f => Path.GetFileName(f)!)];
        Assert.Equal(others.Length + 24, left.Length);
        Assert.Empty(others.Except(left));
        (_, output, _) = await RunAsync(scratch, "data", "backup", scratch.At("hourly/by-hand"));
        Assert.DoesNotContain("removed", output, StringComparison.Ordinal);
        Assert.Equal(64, (await RunAsync(scratch, "data", "backup")).Code);
        Assert.Equal(64, (await RunAsync(scratch, "data", "backup", "--into", scratch.At("nowhere"))).Code);
    }

    private static async Task<Scratch> BureauAsync()
    {
        var scratch = new Scratch();
        await ImportAsync(scratch, "data", "甲");
        Publish(scratch, "data");
        return scratch;
    }

    private static Task<(int Code, string Output, string Errors)> ImportAsync(Scratch scratch, string data, string name) => RunAsync(
        scratch,
        scratch.Bureau(data)[(scratch.Folder.Length + 1)..],
        "import",
        "firms",
        scratch.Write("firms.csv", $"统一社会信用代码,企业名称,监管行业,地区,成立日期\n91350100M000100Y43,{name}公司,物业服务,鼓楼区,2001-02-03\n"));

    private static Task<(int Code, string Output, string Errors)> RunAsync(Scratch scratch, string data, params string[] args) =>
        Scratch.RunAsync([.. args, "--data", scratch.At(data)]);

    private static TreeHead HeadOf(Scratch scratch, string data) => new DataDirectory(scratch.At(data)).Database.Read(LedgerStore.Open).Head;

    private static void Publish(Scratch scratch, string data)
    {
        using OpenBureau opened = OpenBureau.Open(scratch.At(data));
        new FolderPublisher(opened.Bureau.Database, opened.Public).Publish();
    }
}
