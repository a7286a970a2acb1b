using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Inspections.Worker.Tests.Simulation;

public sealed class RehearsalTests(RehearsedYear year)
{
    // INSPECTIONS_FULL asks for a long run of so many probes a file.
    private static readonly uint Probes = uint.TryParse(Environment.GetEnvironmentVariable("INSPECTIONS_FULL"), CultureInfo.InvariantCulture, out uint wanted) ? wanted : 1;

    /// <summary>In the year of seed 2 a reviewer sends back the last result of a round.</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("2")]
    public async Task A_year_keeps_its_floor_and_its_rounds_every_firm_has_its_result_and_it_is_closed(string seed)
    {
        using var scratch = new Scratch();
        Assert.Equal(0, await SimulateAsync(scratch, "a", seed));
        Assert.Contains("\"kind\":\"closed\"", await File.ReadAllTextAsync(scratch.At("a/ledger/entries.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (int code, string json, _) = await Scratch.RunAsync("verify", scratch.At("a"), "--json");
        JsonElement[] checks = [.. JsonDocument.Parse(json).RootElement.GetProperty("checks").EnumerateArray()];

        Assert.Equal(0, code);
        Each.Of(checks, c => Assert.True(c.GetProperty("ok").GetBoolean(), c.ToString()));
        Assert.Equal(4, checks.Count(c => c.GetProperty("name").GetString() == "rounds"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    public async Task Other_numbers_of_years_are_wrong_use(string years) =>
        Assert.Equal(64, (await Scratch.RunAsync("simulate", "2026", "--years", years, "--firms", Scratch.SampleFirms, "--out", "/nowhere")).Code);

    [Fact]
    public async Task A_sector_of_the_policy_without_firms_is_not_in_force_and_holds_up_no_year()
    {
        using var scratch = new Scratch();
        string firms = scratch.Write("firms.csv", string.Join('\n', File.ReadLines(Scratch.SampleFirms).Where((l, n) => n == 0 || l.Contains(",房地产估价,", StringComparison.Ordinal))));
        (int code, string output, string errors) = await Scratch.RunAsync(
            "simulate", "2026", "--firms", firms, "--policy", Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "policy.json"), "--out", scratch.At("a"));
        Assert.True(code == 0, errors);
        Assert.Contains("the year 2026 is closed", output, StringComparison.Ordinal);
        Assert.Contains("VALID  ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("INVALID", output, StringComparison.Ordinal);
        Assert.DoesNotContain("property-management", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_draw_of_it_verifies_valid()
    {
        string draw = Path.GetFileName(System.IO.Directory.GetDirectories(Path.Combine(year.Folder, "draws"))[0]);
        (int code, string output, _) = await Scratch.RunAsync("verify", year.Folder, "--draw", draw);
        Assert.True(code == 0, output);
    }

    /// <summary>That the same seed gives the same ones is tested with the site's files.</summary>
    [Fact]
    public async Task Another_seed_gives_other_draws()
    {
        using var scratch = new Scratch();
        await SimulateAsync(scratch, "a", "y");
        Assert.Empty(Receipts(scratch.At("a")).Intersect(Receipts(year.Folder)));
    }

    /// <summary>Any byte of any file the protocol names; which ones follow from the file's name and length.</summary>
    [Fact]
    public async Task Changing_a_byte_of_any_published_file_makes_a_named_check_fail()
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch);
        foreach (string file in System.IO.Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(IsOfTheProtocol).Order(StringComparer.Ordinal))
        {
            byte[] good = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            for (uint probe = 1; probe <= Probes; probe++)
            {
                byte[] bad = [.. good];
                int place = (int)((probe * 2654435761u) % (uint)good.Length);
                bad[place] ^= (byte)(1 << (int)(probe % 7));
                await File.WriteAllBytesAsync(file, bad, TestContext.Current.CancellationToken);
                (int code, string output, string errors) = await Scratch.RunAsync("verify", root);
                Assert.True(code == 1, $"{Path.GetRelativePath(root, file)} at {place}, probe {probe}: {output} {errors}");
                Assert.Contains("failed  ", output, StringComparison.Ordinal);
            }

            await File.WriteAllBytesAsync(file, good, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("a"));
        scratch.Write("a/mine.txt", "mine");
        Assert.Equal(64, await SimulateAsync(scratch, "a", "x"));
        Assert.Single(System.IO.Directory.GetFileSystemEntries(scratch.At("a")));
    }

    private static bool IsOfTheProtocol(string file) => !Path.GetFileName(file).StartsWith('.') && !file.EndsWith(".html", StringComparison.Ordinal)
        && !file.EndsWith(".css", StringComparison.Ordinal) && !file.EndsWith(".js", StringComparison.Ordinal) && !file.EndsWith(".svg", StringComparison.Ordinal)
        && !file.Contains("verify-by-hand", StringComparison.Ordinal)
        && !file.Contains("/feed/", StringComparison.Ordinal) && !file.Contains("/terms/", StringComparison.Ordinal);

    private static async Task<int> SimulateAsync(Scratch scratch, string name, string seed) => (await Scratch.RunAsync(
        "simulate", "2026", "--firms", Scratch.SampleFirms, "--seed", seed, "--out", scratch.At(name))).Code;

    private static string[] Receipts(string root) =>
        [.. System.IO.Directory.GetFiles(Path.Combine(root, "draws"), "receipt.json", SearchOption.AllDirectories).Select(File.ReadAllText)];
}
