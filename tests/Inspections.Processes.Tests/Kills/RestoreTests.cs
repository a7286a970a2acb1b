using Inspections.Core.Ledger;
using Inspections.Worker.Hosting;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>What lies beside a database file belongs to that file, and to no other that takes its name.</summary>
public sealed class RestoreTests : IDisposable
{
    private const int Killed = 137;

    private readonly Scratch _scratch = new();

    private string Data => _scratch.At("data");

    private string Database => _scratch.At("data/inspections.db");

    /// <summary>As a worker leaves it that was killed; also where the database file itself is lost.</summary>
    [Theory]
    [InlineData("-wal", false)]
    [InlineData("-wal", true)]
    [InlineData("-journal", false)]
    public async Task A_log_that_was_left_beside_the_database_goes_with_it(string companion, bool lost)
    {
        TreeHead head = await BackedUpAsync();
        await File.WriteAllBytesAsync(Database + companion, LeftOverLog(), TestContext.Current.CancellationToken);
        if (lost)
        {
            File.Delete(Database);
            Assert.Equal(64, (await RunAsync("restore", _scratch.At("b"))).Code);
        }

        (int code, string output, string errors) = await RunAsync("restore", _scratch.At("b"), "--overwrite");
        Assert.True(code == 0, errors);
        Assert.Contains("restored", output, StringComparison.Ordinal);
        Assert.True(SqliteFile.IsWhole(Database));
        Assert.Equal(head, HeadOf());
        Assert.Single(System.IO.Directory.GetFiles(Data, "*.replaced" + companion));
        Assert.Empty(System.IO.Directory.GetFiles(Data, "*.restoring*"));
    }

    [Fact]
    public async Task Killed_at_any_of_its_renames_a_restore_is_finished_or_undone_by_whoever_opens_next()
    {
        TreeHead backup = await BackedUpAsync();
        await ImportAsync("乙");
        TreeHead grown = HeadOf();
        Assert.NotEqual(backup, grown);
        int kills = 0;
        for (int death = 1; ; death++)
        {
            string folder = _scratch.At($"copy{death}");
            CopyTo(folder);
            if (RestoreProcess.Run(folder, _scratch.At("b"), death) != Killed)
            {
                break;
            }

            kills++;
            (int code, _, string errors) = await Scratch.RunAsync("status", "--data", folder);
            Assert.True(code == 0, $"death {death}: {errors}");
            Assert.True(SqliteFile.IsWhole(Path.Combine(folder, "inspections.db")), $"death {death}");
            Assert.Equal(backup, new DataDirectory(folder).Database.Read(LedgerStore.Open).Head);
            string former = Assert.Single(System.IO.Directory.GetFiles(folder, "*.replaced"));
            Assert.Equal(grown, SqliteFile.Read(former, LedgerStore.Open).Head);
            Assert.Empty(System.IO.Directory.GetFiles(folder, "*.restoring*").Concat(System.IO.Directory.GetFiles(folder, "*.swap")));
        }

        // Of log, index, database and the restored file, before and after each.
        Assert.True(kills >= 4, $"only {kills} kills");
    }

    [Fact]
    public async Task A_restore_that_died_before_it_was_decided_is_undone()
    {
        await BackedUpAsync();
        TreeHead head = HeadOf();
        foreach (string left in new[] { "", "-wal", "-shm" })
        {
            _scratch.Write($"data/inspections.db.restoring{left}", "half a file");
        }

        Assert.Equal(0, (await RunAsync("status")).Code);
        Assert.Empty(System.IO.Directory.GetFiles(Data, "*.restoring*"));
        Assert.Equal(head, HeadOf());
    }

    [Fact]
    public async Task Who_writes_keeps_a_restore_away_and_a_restore_keeps_away_who_writes()
    {
        await BackedUpAsync();
        TreeHead head = HeadOf();
        using (OpenBureau opened = OpenBureau.Open(Data))
        {
            (int code, _, string errors) = await RunAsync("restore", _scratch.At("b"), "--overwrite");
            Assert.Equal(1, code);
            Assert.Contains("another command uses", errors, StringComparison.Ordinal);

            // Two that write do not keep each other away.
            Assert.Equal(0, (await ImportAsync("丁")).Code);
        }

        using (DatabaseLock.Claim(Data))
        {
            foreach (string[] verb in (string[][])[["import", "firms", _scratch.At("firms.csv")], ["status"], ["migrate"], ["backup", _scratch.At("c")]])
            {
                (int code, _, string errors) = await RunAsync(verb);
                Assert.Equal(1, code);
                Assert.Contains("is being restored", errors, StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(head, HeadOf());
        Assert.Equal(0, (await RunAsync("restore", _scratch.At("b"), "--overwrite")).Code);
        Assert.Equal(head, HeadOf());
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<TreeHead> BackedUpAsync()
    {
        _scratch.Bureau("data");
        Assert.Equal(0, (await ImportAsync("甲")).Code);
        Assert.Equal(0, (await RunAsync("backup", _scratch.At("b"))).Code);
        return HeadOf();
    }

    // Pages of another state of a database of the same size, whole and committed: SQLite would put them into any file of that name.
    private byte[] LeftOverLog()
    {
        string other = _scratch.At("other.db");
        SqliteConnection.ClearAllPools();
        File.Copy(Database, other);
        using var connection = new SqliteConnection($"Data Source={other};Pooling=False");
        connection.Open();
        Execute("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;");
        Execute("DELETE FROM ledger_entry; DELETE FROM firm; DROP TABLE ledger_entry; CREATE TABLE nonsense (x); INSERT INTO nonsense SELECT randomblob(4000) FROM setting;");
        byte[] log = new byte[new FileInfo(other + "-wal").Length];
        using FileStream file = new(other + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.ReadExactly(log);
        return log;

        void Execute(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private void CopyTo(string folder)
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.CreateDirectory(folder);
        foreach (string file in System.IO.Directory.GetFiles(Data))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        System.IO.Directory.CreateDirectory(Path.Combine(folder, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder, "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (string file in System.IO.Directory.GetFiles(_scratch.At("data/keys")))
        {
            File.Copy(file, Path.Combine(folder, "keys", Path.GetFileName(file)));
        }

        // The log and the index of a worker that was killed.
        foreach (string companion in new[] { "-wal", "-shm" }.Where(c => !File.Exists(Path.Combine(folder, "inspections.db" + c))))
        {
            File.WriteAllBytes(Path.Combine(folder, "inspections.db" + companion), []);
        }
    }

    private Task<(int Code, string Output, string Errors)> ImportAsync(string name) => RunAsync(
        "import", "firms", _scratch.Write("firms.csv", $"统一社会信用代码,企业名称,监管行业,地区,成立日期\n91350100M000100Y43,{name}公司,物业服务,鼓楼区,2001-02-03\n"));

    private TreeHead HeadOf() => new DataDirectory(Data).Database.Read(LedgerStore.Open).Head;

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => Scratch.RunAsync([.. args, "--data", Data]);
}
