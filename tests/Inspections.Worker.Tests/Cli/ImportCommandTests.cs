using Xunit;

namespace Inspections.Worker.Tests.Cli;

public sealed class ImportCommandTests
{
    private const string Header = "统一社会信用代码,企业名称,监管行业,地区,成立日期\n";
    private const string Good = "91350100M000100Y43,甲公司,物业服务,鼓楼区,2001-02-03\n";
    private const string Other = "91110000101623741K,乙公司,房地产开发,鼓楼区,2001-02-03\n";
    private const string BadCode = "91310115MA1H8R7C6D,丙公司,物业服务,鼓楼区,2001-02-03\n";

    [Fact]
    public async Task Importing_again_changes_nothing_and_a_changed_file_says_what_changed()
    {
        using var scratch = new Scratch();
        Assert.Contains("2 added, 0 changed, 0 ended", (await ImportAsync(scratch, Header + Good + Other)).Output, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed, 0 ended", (await ImportAsync(scratch, Header + Other + Good)).Output, StringComparison.Ordinal);
        Assert.Contains(
            "0 added, 1 changed, 1 ended",
            (await ImportAsync(scratch, Header + Good.Replace("甲", "丁", StringComparison.Ordinal), "--end-missing")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_imports_nothing_unless_it_is_skipped_and_then_ends_nobody()
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Header + Other);
        (int code, _, string errors) = await ImportAsync(scratch, Header + Good + BadCode);
        Assert.Equal(1, code);
        Assert.Contains("91310115MA1H8R7C6D", errors, StringComparison.Ordinal);
        Assert.Contains("row 3", errors, StringComparison.Ordinal);
        Assert.Contains("1 added, 0 changed, 0 ended", (await ImportAsync(scratch, Header + Good + BadCode, "--skip-bad")).Output, StringComparison.Ordinal);
        Assert.Contains("1 added", (await ImportAsync(scratch, Header + Good + Other + BadCode, "--accept-unverified")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("企业名称\n甲公司\n")]
    [InlineData("\0\u0001\u0002")]
    public async Task A_file_that_is_no_list_is_refused_and_makes_no_database(string content)
    {
        using var scratch = new Scratch();
        (int code, _, string errors) = await ImportAsync(scratch, content);
        Assert.Equal(1, code);
        Assert.NotEmpty(errors);
        Assert.False(System.IO.Directory.Exists(scratch.At("data")));
    }

    [Fact]
    public async Task Wrong_use_is_64()
    {
        using var scratch = new Scratch();
        Assert.Equal(64, (await Scratch.RunAsync("import", "cats", "x.csv")).Code);
        Assert.Equal(64, (await Scratch.RunAsync("verify", scratch.At("nowhere"))).Code);
        Assert.Equal(64, (await Scratch.RunAsync("status", "--data", scratch.At("nowhere"))).Code);
        Assert.Equal(64, (await Scratch.RunAsync("verify", scratch.Folder, "--draw", "../x-2026-r1")).Code);
    }

    [Fact]
    public async Task A_plan_without_inspectors_is_infeasible_and_says_so()
    {
        using var scratch = new Scratch();
        await ImportAsync(scratch, Header + Good + Other);
        (int code, string output, _) = await Scratch.RunAsync("plan", "2026", "--data", scratch.At("data"));
        Assert.Equal(3, code);
        Assert.Contains("a team needs 2, 0 available", output, StringComparison.Ordinal);
    }

    /// <summary>It would stand in every entry and could never be left.</summary>
    [Fact]
    public async Task A_bureau_that_has_not_said_who_it_is_enters_nothing()
    {
        using var scratch = new Scratch();
        string firms = scratch.Write("firms.csv", Header + Good);
        (int code, _, string errors) = await Scratch.RunAsync("import", "firms", firms, "--data", scratch.At("data"));
        Assert.Equal(64, code);
        Assert.Contains(scratch.At("data/inspections.json"), errors, StringComparison.Ordinal);
        Assert.Contains("""{ "Authority": "350100/housing" }""", errors, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(scratch.At("data")));

        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", """{ "People": [ { "Id": "Z001" } ] }""");
        Assert.Equal(64, (await Scratch.RunAsync("import", "firms", firms, "--data", scratch.At("data"))).Code);
        Assert.Equal([scratch.At("data/inspections.json")], System.IO.Directory.GetFileSystemEntries(scratch.At("data")));

        scratch.Bureau("data");
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", firms, "--data", scratch.At("data"))).Code);
        Assert.StartsWith("350100/housing", (await Scratch.RunAsync("status", "--data", scratch.At("data"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_that_the_policy_file_contradicts_is_refused()
    {
        using var scratch = new Scratch();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "policy.json"), scratch.At("policy.json"));
        scratch.Bureau("data", """ "Policy": "../policy.json" """);
        (int code, _, string errors) = await Scratch.RunAsync("import", "firms", scratch.Write("firms.csv", Header + Good), "--data", scratch.At("data"));
        Assert.Equal(64, code);
        Assert.Contains("350100/housing", errors, StringComparison.Ordinal);
        Assert.Contains("990100/housing", errors, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Errors)> ImportAsync(Scratch scratch, string content, params string[] more)
    {
        if (content.StartsWith(Header, StringComparison.Ordinal))
        {
            scratch.Bureau("data");
        }

        return Scratch.RunAsync(["import", "firms", scratch.Write("firms.csv", content), "--data", scratch.At("data"), .. more]);
    }
}
