using System.Text.Json;
using Inspections.Worker.Hosting.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

public sealed class VerifyCommandTests(RehearsedYear year)
{
    private const string Draw = "property-management-2026-r2";

    [Fact]
    public async Task A_folder_and_its_site_say_the_same_and_every_check_has_the_same_members()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(PublicSite.Address(0));
        builder.Logging.ClearProviders();
        await using WebApplication site = builder.Build();
        site.UsePublicSite(year.Folder);
        await site.StartAsync(TestContext.Current.CancellationToken);

        (int code, string fromFolder, _) = await Scratch.RunAsync("verify", year.Folder, "--year", "2026", "--json");
        (int codeOfSite, string fromSite, string errors) = await Scratch.RunAsync("verify", site.Urls.Single(), "--json");
        Assert.True(fromFolder == fromSite, errors);
        Assert.Equal((0, 0), (code, codeOfSite));
        JsonElement report = JsonDocument.Parse(fromFolder).RootElement;
        Assert.Equal(["verdict", "assurances", "checks", "notices"], report.EnumerateObject().Select(m => m.Name));
        Each.Of(report.GetProperty("checks").EnumerateArray(), c =>
        {
            Assert.Equal(["name", "ok", "outcome", "expected", "found", "draw", "sector", "year"], c.EnumerateObject().Select(m => m.Name));
            Assert.Equal(c.GetProperty("outcome").GetString() == "ok", c.GetProperty("ok").GetBoolean());
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("index.html")]
    public async Task A_draw_is_verified_by_its_folder_or_page(string page)
    {
        (int code, string output, _) = await Scratch.RunAsync("verify", Path.Combine(year.Folder, "draws", Draw, page), "--json");
        Assert.Equal((0, (await Scratch.RunAsync("verify", year.Folder, "--draw", Draw, "--json")).Output), (code, output));
        Assert.Equal(0, (await Scratch.RunAsync("verify", Path.Combine(year.Folder, "audit.html"))).Code);
    }

    [Fact]
    public async Task A_folder_with_one_draw_alone_is_incomplete_and_nothing_of_it_fails()
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch);
        foreach (string folder in System.IO.Directory.GetDirectories(Path.Combine(root, "draws")).Where(d => Path.GetFileName(d) != Draw))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }

        (int code, string output, _) = await Scratch.RunAsync("verify", root);
        Assert.Equal(2, code);
        Assert.DoesNotContain("failed  ", output, StringComparison.Ordinal);
        Assert.Equal(2, (await Scratch.RunAsync("verify", root, "--draw", "property-management-2026-r1")).Code);
    }

    [Fact]
    public async Task A_year_without_draws_is_incomplete()
    {
        Assert.Equal(2, (await Scratch.RunAsync("verify", year.Folder, "--year", "2031")).Code);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_no_verdict()
    {
        using var scratch = new Scratch();
        string root = year.CopyInto(scratch);
        await using var held = new FileStream(Path.Combine(root, "ledger", "entries.jsonl"), FileMode.Open, FileAccess.Read, FileShare.None);
        (int code, string output, string errors) = await Scratch.RunAsync("verify", root);
        Assert.Equal((69, ""), (code, output));
        Assert.Contains("there is no verdict", errors, StringComparison.Ordinal);
    }
}
