using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Upgrades;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

/// <summary>The key that the bureau's values are sealed under, as files and as commands.</summary>
public sealed class SealingKeyTests
{
    private static readonly DrawId Waiting = DrawId.Parse("property-management-2026-r2");
    private static readonly string[] ByTwo = ["--by", "Z001", "--approved-by", "Z002"];

    [Fact]
    public async Task The_first_start_makes_it_for_its_owner_alone_and_it_is_in_no_backup()
    {
        using var scratch = new Scratch();
        string data = scratch.Bureau("data");
        scratch.Write("firms.csv", "统一社会信用代码,企业名称,监管行业\n91350100M000100Y43,甲,物业服务\n");
        (int code, _, string errors) = await Scratch.RunAsync("import", "firms", scratch.At("firms.csv"), "--data", data);
        Assert.True(code == 0, errors);
        string file = Assert.Single(Keys(data));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        (code, string output, errors) = await Scratch.RunAsync("backup", scratch.At("b"), "--with-key", "--data", data);
        Assert.True(code == 0, errors);
        Assert.Contains("the sealing key is never in it", output, StringComparison.Ordinal);
        using (var archive = System.IO.Compression.ZipFile.OpenRead(scratch.At("b")))
        {
            Assert.DoesNotContain(archive.Entries, e => e.FullName.Contains("seal", StringComparison.Ordinal));
        }

        SqliteConnection.ClearAllPools();
        Each.Of([Path.Combine(data, "inspections.db"), scratch.At("b")], kept => Assert.DoesNotContain(File.ReadAllText(file).Trim(), File.ReadAllText(kept), StringComparison.Ordinal));
        (_, output, _) = await Scratch.RunAsync("restore", scratch.At("b"), "--data", scratch.At("other"));
        Assert.Contains($"the sealing key is not here, put it back before the start: {Path.Combine(scratch.At("other"), "keys", Path.GetFileName(file))}", output, StringComparison.Ordinal);
        (_, output, _) = await Scratch.RunAsync("key", "show", "--data", scratch.At("other"), "--lang", "en");
        Assert.Contains("not on this machine", output, StringComparison.Ordinal);
        File.Copy(file, Path.Combine(scratch.At("other"), "keys", Path.GetFileName(file)));
        (_, output, _) = await Scratch.RunAsync("key", "show", "--data", scratch.At("other"), "--lang", "en");
        Assert.Contains("on this machine; keep a copy in the safe", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_take_another_and_what_waits_is_sealed_anew()
    {
        using var scratch = new Scratch();
        string data = FormerBureau.Unpack(scratch, "sqlite-0.1.0.tar.gz");
        Assert.NotEqual(0, (await Scratch.RunAsync("key", "reseal", "--by", "Z001", "--approved-by", "Z001", "--data", data)).Code);
        string value = Value(data)!;
        string former = Assert.Single(Keys(data));
        (int code, string output, string errors) = await Scratch.RunAsync(["key", "reseal", "--data", data, .. ByTwo]);
        Assert.True(code == 0, errors);
        Assert.Contains("values sealed anew: 1", output, StringComparison.Ordinal);
        string next = Assert.Single(Keys(data), k => k != former);
        Assert.Equal(value, Value(data));
        File.Delete(former);
        Assert.Equal(value, Value(data));
        File.Delete(next);
        Assert.Null(Value(data));

        // None that is no key.
        OwnerOnlyFile.Write(scratch.At("new.key"), "no key");
        Assert.Equal(64, (await Scratch.RunAsync(["key", "reseal", "--lost", "--new", scratch.At("new.key"), "--data", data, .. ByTwo])).Code);
    }

    /// <summary>A key that was given up as lost and turns up again opens what it sealed.</summary>
    [Fact]
    public async Task A_lost_key_is_said_to_be_lost_before_another_is_taken()
    {
        using var scratch = new Scratch();
        string data = FormerBureau.Unpack(scratch, "sqlite-0.1.0.tar.gz"), away = scratch.At("away");
        string value = Value(data)!;
        string former = Assert.Single(Keys(data));
        File.Move(former, away);
        (int code, _, string errors) = await Scratch.RunAsync(["key", "reseal", "--data", data, .. ByTwo]);
        Assert.Equal(1, code);
        Assert.Contains("[SEAL-001]", errors, StringComparison.Ordinal);
        Assert.Empty(Keys(data));
        (code, string output, errors) = await Scratch.RunAsync(["key", "reseal", "--lost", "--data", data, .. ByTwo]);
        Assert.True(code == 0, errors);
        Assert.Contains($"to be voided before their time: {Waiting}", output, StringComparison.Ordinal);
        Assert.Null(Value(data));
        File.Move(away, former);
        Assert.Equal(value, Value(data));
    }

    [Fact]
    public void Two_that_start_at_once_on_one_database_take_one_key_and_the_others_is_removed()
    {
        using var scratch = new Scratch();
        var folder = new DataDirectory(scratch.Bureau("data"));
        folder.Database.Schema.Prepare();
        string key = folder.Database.Write(s => SealedValueStore.TakeFirst(s, Worker.Storage.SealingKey.Make()));
        SealingChange.Open(folder.Database, folder.SealingKeys);
        Assert.Null(folder.Database.Sealing);
        Assert.Empty(Keys(scratch.At("data")));
        Assert.Equal(key, folder.Database.Read(SealedValueStore.KeyInForce));
    }

    private static string[] Keys(string data) => System.IO.Directory.Exists(Path.Combine(data, "keys")) ? System.IO.Directory.GetFiles(Path.Combine(data, "keys"), "sealing-*.key") : [];

    // As whoever starts here reads it; null when it cannot.
    private static string? Value(string data)
    {
        var folder = new DataDirectory(data);
        folder.Database.Schema.Prepare();
        SealingChange.Open(folder.Database, folder.SealingKeys);
        try
        {
            return folder.Database.Read(s => SealedValueStore.Open(s, Waiting));
        }
        catch (UserErrorException)
        {
            return null;
        }
    }
}
