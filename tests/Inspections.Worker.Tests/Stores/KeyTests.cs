using System.Security.Cryptography;
using System.Text.Json;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

public sealed class KeyTests
{
    private const string Staff = """{ "Authority": "350100/housing", "People": [ { "Id": "head" }, { "Id": "director" } ] }""";
    internal static readonly string[] ByTwo = ["--by", "head", "--approved-by", "director"];

    [Fact]
    public async Task A_rotated_ledger_verifies_by_the_old_key_and_by_the_new_one()
    {
        using var scratch = await BureauAsync();
        string old = Key(scratch);
        (int code, string output, string errors) = await RunAsync(scratch, ["key", "rotate", .. ByTwo]);
        Assert.True(code == 0, errors);
        string key = Key(scratch);
        Assert.Contains(key, output, StringComparison.Ordinal);
        Assert.NotEqual(old, key);
        await Import(scratch, "乙");

        foreach (string trusted in new[] { old, key })
        {
            Assert.Equal("ok", await LedgerAsync(scratch, trusted));
        }

        Assert.Equal("failed", await LedgerAsync(scratch, new NoteSigner("350100/housing", ECDsa.Create(ECCurve.NamedCurves.nistP256)).Verifier.ToString()));
    }

    [Fact]
    public async Task A_lost_key_is_replaced_by_the_recovery_key_from_the_safe_and_by_no_other()
    {
        using var scratch = await BureauAsync();
        string safe = scratch.At("safe.pem"), old = Key(scratch);
        File.Move(scratch.At("data/keys/recovery.pem"), safe);
        File.Delete(scratch.At("data/keys/signing.pem"));

        (int code, _, string errors) = await RunAsync(scratch, ["policy", "adopt", .. ByTwo]);
        Assert.Equal(1, code);
        Assert.Contains("key recover", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(scratch.At("data/keys/signing.pem")));

        PrivateKeyFile.Write(scratch.At("other.pem"), PrivateKeyFile.Make());
        Assert.Equal(1, (await RunAsync(scratch, ["key", "recover", "--recovery", scratch.At("other.pem"), .. ByTwo])).Code);
        (code, _, errors) = await RunAsync(scratch, ["key", "recover", "--recovery", safe, "--new-recovery", .. ByTwo]);
        Assert.True(code == 0, errors);
        await Import(scratch, "乙");
        Assert.Equal("ok", await LedgerAsync(scratch, old));
        Assert.Equal("ok", await LedgerAsync(scratch, Key(scratch)));

        (_, string shown, _) = await RunAsync(scratch, "key", "show");
        Assert.Contains("still on this machine", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", shown, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(scratch, ["key", "recover", "--recovery", safe, .. ByTwo])).Code);
    }

    [Fact]
    public async Task The_worker_goes_on_when_the_recovery_key_is_in_the_safe_and_makes_no_other()
    {
        using var scratch = await BureauAsync();
        File.Delete(scratch.At("data/keys/recovery.pem"));
        await Import(scratch, "乙");
        Assert.False(File.Exists(scratch.At("data/keys/recovery.pem")));
        (_, string shown, _) = await RunAsync(scratch, "key", "show");
        Assert.Contains("as it should be", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_ledger_named_before_is_refused_before_a_file_or_an_entry_is_made()
    {
        using var scratch = await BureauAsync();
        string first = scratch.At("first.pem"), recovery = scratch.At("recovery.pem");
        File.Copy(scratch.At("data/keys/signing.pem"), first);
        File.Copy(scratch.At("data/keys/recovery.pem"), recovery);
        Assert.Equal(0, (await RunAsync(scratch, ["key", "rotate", "--new-recovery", .. ByTwo])).Code);
        string key = Key(scratch), entries = await File.ReadAllTextAsync(scratch.At("data/public/ledger/entries.jsonl"), TestContext.Current.CancellationToken);
        string[] files = Files();
        foreach (string[] named in (string[][])[[first], [recovery], [first, "--new-recovery"], [scratch.At("data/keys/signing.pem")], [scratch.At("data/keys/recovery.pem"), "--new-recovery"]])
        {
            (int code, _, string errors) = await RunAsync(scratch, ["key", "rotate", "--new", .. named, .. ByTwo]);
            Assert.True(code == 64, $"{string.Join(' ', named)}: {code} {errors}");
            Assert.Equal(files, Files());
        }

        Assert.Equal(key, Key(scratch));
        await Import(scratch, "乙");
        Assert.StartsWith(entries, await File.ReadAllTextAsync(scratch.At("data/public/ledger/entries.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("ok", await LedgerAsync(scratch, key));

        string[] Files() => [.. System.IO.Directory.GetFiles(scratch.At("data/keys")).Order(StringComparer.Ordinal)
            .Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")];
    }

    [Fact]
    public async Task One_person_alone_changes_no_key()
    {
        using var scratch = await BureauAsync();
        string key = Key(scratch);
        Assert.Equal(64, (await RunAsync(scratch, "key", "rotate", "--by", "head", "--approved-by", "head")).Code);
        Assert.Equal(64, (await RunAsync(scratch, "key", "rotate", "--by", "head", "--approved-by", "stranger")).Code);
        Assert.Equal(key, Key(scratch));
    }

    [Theory]
    [InlineData("keys/signing.pem", UnixFileMode.GroupRead)]
    [InlineData("keys/signing.pem", UnixFileMode.OtherRead)]
    [InlineData("keys", UnixFileMode.OtherExecute)]
    [InlineData("keys", UnixFileMode.GroupRead)]
    public async Task Keys_that_others_may_read_are_refused(string name, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("no file modes here");
            return;
        }

        using var scratch = await BureauAsync();
        string path = scratch.At("data/" + name);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | mode);
        (int code, _, string errors) = await RunAsync(scratch, ["policy", "adopt", .. ByTwo]);
        Assert.Equal(1, code);
        Assert.Contains("chmod", errors, StringComparison.Ordinal);
    }

    /// <summary>After the files and before the ledger, and after the ledger and before the files are in place.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_crash_while_the_key_changes_locks_nobody_out(bool entered)
    {
        using var scratch = new Scratch();
        var authority = Authority.Parse("350100/housing");
        var files = new KeyFiles(scratch.At("keys"));
        using SigningKeys first = files.Open(authority, inForce: null);
        using ECDsa next = PrivateKeyFile.Make();
        files.Prepare(next, recovery: null);

        var ledger = new KeyBody(entered ? VerifierKey.Of(authority.ToString(), next) : first.Signer.Verifier, first.Recovery);
        for (int start = 0; start < 2; start++)
        {
            using SigningKeys opened = new KeyFiles(scratch.At("keys")).Open(authority, ledger);
            Assert.Equal(ledger.Key, opened.Signer.Verifier);
        }

        Assert.Equal(!entered, File.Exists(scratch.At("keys/signing.pem.next")));
    }

    [Fact]
    public void A_key_may_come_as_a_file_or_as_text_and_a_public_or_foreign_one_is_refused_without_repeating_it()
    {
        using var scratch = new Scratch();
        var authority = Authority.Parse("350100/housing");
        using ECDsa key = PrivateKeyFile.Make(), foreign = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        string pem = key.ExportPkcs8PrivateKeyPem();
        PrivateKeyFile.Write(scratch.At("given.pem"), key);
        using SigningKeys byText = new KeyFiles(scratch.At("a"), pem: pem).Open(authority, inForce: null);
        using SigningKeys byFile = new KeyFiles(scratch.At("b"), scratch.At("given.pem")).Open(authority, inForce: null);
        Assert.Equal(VerifierKey.Of(authority.ToString(), key), byText.Signer.Verifier);
        Assert.Equal(byText.Signer.Verifier, byFile.Signer.Verifier);

        foreach (string bad in new[] { key.ExportSubjectPublicKeyInfoPem(), foreign.ExportPkcs8PrivateKeyPem(), pem[..60], "secret" })
        {
            string message = Assert.Throws<UserErrorException>(() => new KeyFiles(scratch.At("c"), pem: bad).Open(authority, inForce: null)).ToString();
            Assert.DoesNotContain(bad, message, StringComparison.Ordinal);
        }
    }

    internal static async Task<Scratch> BureauAsync()
    {
        var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", Staff);
        await Import(scratch, "甲");
        return scratch;
    }

    private static async Task Import(Scratch scratch, string name)
    {
        string firms = scratch.Write("firms.csv", $"统一社会信用代码,企业名称,监管行业,地区,成立日期\n91350100M000100Y43,{name}公司,物业服务,鼓楼区,2001-02-03\n");
        (int code, _, string errors) = await RunAsync(scratch, "import", "firms", firms);
        Assert.True(code == 0, errors);
    }

    internal static Task<(int Code, string Output, string Errors)> RunAsync(Scratch scratch, params string[] args) =>
        Scratch.RunAsync([.. args, "--data", scratch.At("data")]);

    private static string Key(Scratch scratch)
    {
        using ECDsa key = PrivateKeyFile.Read(scratch.At("data/keys/signing.pem"));
        return VerifierKey.Of("350100/housing", key).ToString();
    }

    // What the check ledger says of the published folder under a key from elsewhere.
    private static async Task<string?> LedgerAsync(Scratch scratch, string key)
    {
        using (OpenBureau opened = OpenBureau.Open(scratch.At("data")))
        {
            new Inspections.Worker.Publication.FolderPublisher(opened.Bureau.Database, opened.Public).Publish();
        }

        (_, string json, _) = await Scratch.RunAsync("verify", scratch.At("data/public"), "--key", key, "--json");
        return JsonDocument.Parse(json).RootElement.GetProperty("checks").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == "ledger").GetProperty("outcome").GetString();
    }
}
