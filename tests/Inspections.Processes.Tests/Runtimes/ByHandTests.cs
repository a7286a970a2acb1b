using System.Text.Json;
using System.Text.RegularExpressions;
using Inspections.Worker.Hosting.Web;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Verifiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

/// <summary>docs/verify-by-hand.md: what it says is done here, on its own example and on a year that was just published.</summary>
public sealed partial class ByHandTests(RehearsedYear year)
{
    // Somebody's: that of the known answers for notes.
    private const string OtherKey = "350100/housing+78bde661+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEOnobKRObaaEgUmYAJz9ImAX9GwcJf74jThVRzJnUOWIgM3tvrH0fFu03eO4YWLRksflesCujwkQqtZoDlnkpY=";

    private const string Draw = "real-estate-appraisal-2026-r2";

    private static readonly string Here = Path.Combine(AppContext.BaseDirectory, "Verifiers");

    [Fact]
    public async Task The_commands_of_the_document_print_what_it_says()
    {
        string document = await DocumentAsync();
        string expected = OutputBlock().Match(document).Groups[1].Value;
        Assert.Equal(expected, await RunCommandsAsync(Path.Combine(Here, "example"), []));
    }

    [Fact]
    public async Task The_commands_of_the_document_agree_with_the_receipt_of_a_new_draw()
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch);
        JsonElement receipt = JsonDocument.Parse(await ReadAsync(root, $"draws/{Draw}/receipt.json")).RootElement;
        JsonElement stratum = receipt.GetProperty("strata")[0];
        string drawn = stratum.GetProperty("drawn").EnumerateArray().Last().GetString()!;
        string other = (await ReadAsync(root, $"draws/{Draw}/frame.jsonl")).Split('\n').Where(l => !l.Contains("\"excluded\"", StringComparison.Ordinal))
            .Select(l => FirmId().Match(l).Groups[1].Value).First(f => stratum.GetProperty("drawn").EnumerateArray().All(d => d.GetString() != f));

        string shown = await RunCommandsAsync(root, [$"DRAW={Draw}", $"FIRM={drawn}"]);
        Assert.Contains($"ticket {stratum.GetProperty("cutoff").GetString()}\n", shown, StringComparison.Ordinal);
        Assert.Contains($"result {drawn} drawn\n", shown, StringComparison.Ordinal);
        string[] holds =
        [
            "commitment is in the ledger", "value of own:bureau is in the ledger", "value of own:bureau was sealed in the commitment",
            "prk is that of the receipt", "root is that of the commitment", "Verified OK",
        ];
        Each.Of(holds, line => Assert.Contains($"{line}\n", shown, StringComparison.Ordinal));
        Assert.Contains($"result {other} not drawn\n", await RunCommandsAsync(root, [$"DRAW={Draw}", $"FIRM={other}"]), StringComparison.Ordinal);

        string frame = Path.Combine(root, "draws", Draw, "frame.jsonl");
        await File.WriteAllTextAsync(frame, (await ReadAsync(root, frame)).Replace(other, "91990100MA0000000X", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("root is that of the commitment", await RunCommandsAsync(root, [$"DRAW={Draw}", $"FIRM={drawn}"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "INCOMPLETE", "example")]
    [InlineData(0, "VALID", "example", "--draw", "property-management-2026-r2")]
    [InlineData(2, "INCOMPLETE", "example", "--draw", "property-management-2026-r9")]
    [InlineData(0, "VALID", "example/draws/property-management-2026-r2/index.html")]
    [InlineData(0, "VALID", "./example/draws/property-management-2026-r2")]
    [InlineData(2, "INCOMPLETE", "example/audit.html")]
    [InlineData(0, "VALID", "example", "--draw", "property-management-2026-r2", "--year", "2026")]
    [InlineData(64, "", "example", "--draw", "property-management-2026-r2", "--year", "2025")]
    [InlineData(64, "", "example", "--key", "350100/housing+00000000+AjBZ")]
    [InlineData(64, "", "nowhere")]
    [InlineData(64, "", "example", "--draw", "../../etc")]
    public async Task The_program_ends_with_its_verdict_and_exit_code(int code, string verdict, params string[] arguments)
    {
        (int found, string output, _) = await Installed.RunAsync("python3", ["verify.py", .. arguments], Here);
        Assert.True(found == code, output);
        Assert.Equal(verdict, output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task A_key_known_from_elsewhere_has_to_be_the_ledgers()
    {
        string key = (await ReadAsync(Here, "example/ledger/key")).TrimEnd();
        (int code, string output, _) = await Installed.RunAsync("python3", ["verify.py", "example", "--draw", "property-management-2026-r2", "--key", key], Here);
        Assert.True(code == 0, output);
        (code, output, _) = await Installed.RunAsync("python3", ["verify.py", "example", "--key", OtherKey], Here);
        Assert.True(code == 1, output);
        Assert.Contains("FAILED ledger", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_behind_an_address_is_verified_like_one_on_disk()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(PublicSite.Address(0));
        await using WebApplication site = builder.Build();
        site.UsePublicSite(Path.Combine(Here, "example"));
        await site.StartAsync(TestContext.Current.CancellationToken);
        (int code, string output, _) = await Installed.RunAsync("python3", ["verify.py", site.Urls.First(), "--draw", "property-management-2026-r2"], Here);
        Assert.True(code == 0, output);
    }

    private static Task<string> DocumentAsync() => ReadAsync(Here, "verify-by-hand.md");

    private static Task<string> ReadAsync(string root, string path) => File.ReadAllTextAsync(Path.Combine(root, path), TestContext.Current.CancellationToken);

    private static async Task<string> RunCommandsAsync(string folder, string[] settings)
    {
        Assert.SkipUnless(Installed.Has("openssl"), "openssl is not installed");
        string commands = string.Concat(CommandBlocks().Matches(await DocumentAsync()).Select(m => m.Groups[1].Value));
        (_, string output, string errors) = await Installed.RunAsync("env", [.. settings, "bash", "-c", commands], folder);
        Assert.True(errors.Length == 0, errors);
        return output;
    }

    [GeneratedRegex("^```bash\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CommandBlocks();

    [GeneratedRegex("^```text\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex OutputBlock();

    [GeneratedRegex("\"id\":\"([^\"]+)\"")]
    private static partial Regex FirmId();
}
