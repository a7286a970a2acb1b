using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Hosting;
using Inspections.Worker.Stores;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>A policy comes into force by two people or by a worker that starts, and by nothing else.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private const string People = """ "People": [ { "Id": "Z1" }, { "Id": "Z2" } ] """;

    private readonly Scratch _scratch = new();

    private string Data => _scratch.At("data");

    /// <summary>As reproduced: a policy of the same name in the working folder was taken by the next command, whichever it was.</summary>
    [Fact]
    public async Task A_policy_beside_the_settings_is_read_and_none_that_lies_where_the_command_is_given()
    {
        string name = Path.GetRandomFileName() + ".json";
        string elsewhere = Path.GetFullPath(name);
        try
        {
            await BureauAsync($$""" "Policy": "{{name}}", {{People}} """, ("data/" + name, Policy(rounds: 4)));
            await File.WriteAllTextAsync(elsewhere, Policy(rounds: 9), TestContext.Current.CancellationToken);
            (int code, string output, string errors) = await RunAsync("policy", "adopt", "--by", "Z1", "--approved-by", "Z2");
            Assert.True(code == 0, errors);
            Assert.Contains("rounds 4", output, StringComparison.Ordinal);
            Assert.Contains("Z1 / Z2", (await RunAsync("policy", "show")).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(elsewhere);
        }
    }

    [Fact]
    public async Task The_steps_of_review_are_shown_with_who_may_decide_them_and_a_step_without_anybody_is_pointed_out()
    {
        JsonNode policy = JsonNode.Parse(Policy(rounds: 4))!;
        policy["review"] = new JsonArray("legal-office", "deputy-director");
        await BureauAsync(
            """ "Policy": "policy.json", "ReviewStepNames": { "legal-office": "法制科" }, "People": [ { "Id": "Z1", "Roles": [ "legal-office" ] }, { "Id": "Z2" } ] """,
            ("data/policy.json", policy.ToJsonString()));
        string check = (await RunAsync("policy", "check")).Output;
        Assert.Contains("+ 审查 review: legal-office → deputy-director", check, StringComparison.Ordinal);
        (int code, string output, string errors) = await RunAsync("policy", "adopt", "--by", "Z1", "--approved-by", "Z2");
        Assert.True(code == 0, errors);
        string show = (await RunAsync("policy", "show")).Output;
        foreach (string printed in new[] { check, output, show })
        {
            Assert.Contains("legal-office 法制科：Z1", printed, StringComparison.Ordinal);
            Assert.Matches("deputy-director 分管领导：.*nobody has this role", printed);
        }

        Assert.Contains("审查 review: legal-office → deputy-director", show, StringComparison.Ordinal);
        Assert.Contains("\"review\":[\"legal-office\",\"deputy-director\"]", (await RunAsync("policy", "show", "--json")).Output, StringComparison.Ordinal);
        policy["review"] = new JsonArray("legal-office", "legal-office");
        await File.WriteAllTextAsync(_scratch.At("data/policy.json"), policy.ToJsonString(), TestContext.Current.CancellationToken);
        (code, _, errors) = await RunAsync("policy", "check");
        Assert.NotEqual(0, code);
        Assert.Contains("review", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_that_read_enter_no_policy_and_change_no_byte_of_the_data_folder()
    {
        await BureauAsync($$""" "Policy": "policy.json", {{People}} """, ("data/policy.json", Policy(rounds: 4)));
        Dictionary<string, string> before = Files();
        foreach (string[] verb in (string[][])[["status"], ["status", "--json"], ["status", "--due"], ["plan", "2030"], ["review", "list"], ["recusal", "list"], ["visit", "list"],
            ["joint"], ["key", "show"], ["policy", "check"], ["policy", "show"], ["backup", _scratch.At("b")], ["report", "2030"], ["result", "show", "350100202601011001-x"]])
        {
            (_, _, string errors) = await RunAsync(verb);
            Assert.DoesNotContain("Exception", errors, StringComparison.Ordinal);
            Assert.Equal(before, Files());
        }

        Assert.True(File.Exists(_scratch.At("b")));
        Assert.DoesNotContain(Entries(), b => b is DocumentBody { Document: DocumentKind.Policy });
        Assert.Contains("no policy is in force yet", (await RunAsync("status")).Output, StringComparison.Ordinal);
        Assert.Contains("rounds 4", (await RunAsync("policy", "check")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("policy", "show")).Code);
    }

    [Fact]
    public async Task An_earlier_versions_database_is_not_brought_up_to_date_by_who_reads()
    {
        await BureauAsync(People);
        using (var connection = new SqliteConnection($"Data Source={_scratch.At("data/inspections.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM SchemaVersions WHERE ScriptName = (SELECT MAX(ScriptName) FROM SchemaVersions)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        (int code, _, string errors) = await RunAsync("status");
        Assert.Equal(1, code);
        Assert.Contains("inspections migrate", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_decide_and_the_same_policy_again_changes_nothing()
    {
        await BureauAsync(People);
        Assert.Equal(64, (await RunAsync("policy", "adopt", "--by", "Z1", "--approved-by", "Z1")).Code);
        Assert.NotEqual(0, (await RunAsync("policy", "adopt", "--by", "Z1")).Code);
        Assert.DoesNotContain(Entries().OfType<DocumentBody>(), b => b.Document == DocumentKind.Policy);
        Assert.Equal(0, (await RunAsync("policy", "adopt", "--by", "Z1", "--approved-by", "Z2")).Code);
        Assert.Contains("nothing changed", (await RunAsync("policy", "adopt", "--by", "Z1", "--approved-by", "Z2")).Output, StringComparison.Ordinal);
        Assert.Single(Entries().OfType<DocumentBody>(), b => b.Document == DocumentKind.Policy);
        Assert.StartsWith("{\"authority\":\"350100/housing\"", (await RunAsync("policy", "show", "--json")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("policy adopt", (await RunAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_starts_enters_what_is_written()
    {
        await BureauAsync($$""" "Policy": "policy.json", "Port": 0, "LogLevel": "None", {{People}} """, ("data/policy.json", Policy(rounds: 4)));
        using OpenBureau opened = OpenBureau.OpenOrMake(Data, sampleWhenNew: true);
        await using (Inspections.Worker.Cli.RunCommand.Build(opened))
        {
            Assert.Single(Entries().OfType<DocumentBody>(), b => b.Document == DocumentKind.Policy);
        }

        Assert.False(opened.IsSample);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Policy(int rounds)
    {
        JsonNode policy = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "policy.json")))!;
        policy["authority"] = "350100/housing";
        foreach (JsonNode? sector in policy["sectors"]!.AsArray())
        {
            sector!["rounds"] = rounds;
        }

        return policy.ToJsonString();
    }

    private async Task BureauAsync(string settings, params (string Name, string Content)[] files)
    {
        _scratch.Bureau("data", settings);
        foreach ((string name, string content) in files)
        {
            _scratch.Write(name, content);
        }

        (int code, _, string errors) = await RunAsync("import", "firms", Scratch.SampleFirms);
        Assert.True(code == 0, errors);
        SqliteConnection.ClearAllPools();
    }

    private EntryBody[] Entries() => [.. new DataDirectory(Data).Database.Read(LedgerStore.Open).Entries.Select(e => e.Body)];

    // The log and the index of who reads the database are no part of it.
    private Dictionary<string, string> Files()
    {
        SqliteConnection.ClearAllPools();
        return System.IO.Directory.GetFiles(Data, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("-shm", StringComparison.Ordinal) && new FileInfo(f) is { Length: > 0 } or { Name: "database.lock" })
            .ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => Scratch.RunAsync([.. args, "--data", Data]);
}
