using System.Text.Json.Nodes;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Lifecycle.Importing;

/// <summary>A firm without a stratum would stop every round of its sector: it is refused with the file that brings it.</summary>
public sealed class FirmStrataTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Data => _scratch.At("data");

    [Fact]
    public async Task A_list_with_a_class_that_the_policy_has_no_stratum_for_is_refused_by_row_and_nothing_is_imported()
    {
        Write(Policy("D", "A"));
        string firms = _scratch.Write("firms.csv", Some.Lines(
            [$"{Some.FirmHeader},企业信用风险分类", $"{Some.FirmLine(1)},A", $"{Some.FirmLine(2)},B", $"{Some.FirmLine(3)},"]));
        (int code, _, string errors) = await Scratch.RunAsync("import", "firms", firms, "--data", Data);
        Assert.Equal(1, code);
        Assert.Contains("firms.csv: 第 3 行 row 3, 企业信用风险分类 = 'B': “物业服务”的政策没有这一分类的分层", errors, StringComparison.Ordinal);
        Assert.Contains("第 4 行 row 4, 企业信用风险分类 = ''", errors, StringComparison.Ordinal);
        Assert.Contains("firms.csv: nothing was imported; rows with a class for which the policy has no stratum: 2", errors, StringComparison.Ordinal);

        Write(Policy("D", "all"));
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", firms, "--data", Data)).Code);
    }

    [Fact]
    public async Task A_policy_that_has_no_stratum_for_a_firm_of_the_directory_is_refused_and_the_old_one_stays()
    {
        string firms = _scratch.Write("firms.csv", Some.Lines([Some.FirmHeader, Some.FirmLine(1)]));
        _scratch.Bureau("data");
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", firms, "--data", Data)).Code);
        Write(Policy("A"));
        Assert.Equal(0, (await Scratch.RunAsync("status", "--data", Data)).Code);
        (int code, _, string errors) = await Scratch.RunAsync("policy", "check", "--data", Data);
        Assert.Equal(1, code);
        using (OpenBureau opened = OpenBureau.Open(Data))
        {
            Assert.Contains("has no stratum", Assert.Throws<UserErrorException>(opened.AdoptPolicy).Message, StringComparison.Ordinal);
        }

        Assert.Contains($"has no stratum for firm {Some.CreditCode(1)} (risk class none)", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private static string Policy(params string[] strata)
    {
        JsonNode policy = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "policy.json")))!;
        policy["authority"] = "350100/housing";
        foreach (JsonNode? sector in policy["sectors"]!.AsArray())
        {
            sector!["strata"] = new JsonArray([.. strata.Select(s => (JsonNode)new JsonObject { ["stratum"] = s, ["name"] = s, ["numerator"] = 5, ["denominator"] = 100 })]);
        }

        return policy.ToJsonString();
    }

    private void Write(string policy)
    {
        string file = _scratch.Write("policy.json", policy);
        System.IO.Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "inspections.json"), new JsonObject { ["Policy"] = file }.ToJsonString());
    }
}
