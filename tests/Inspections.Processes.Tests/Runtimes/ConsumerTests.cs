using System.Diagnostics;
using System.Globalization;
using Inspections.Worker.Hosting.Web;
using Inspections.Worker.Tests.Publication.Credit;
using Inspections.Worker.Tests.Verifiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Processes.Tests.Runtimes;

public sealed class ConsumerTests
{
    // INSPECTIONS_FULL asks for a long run of so many times as many kills.
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("INSPECTIONS_FULL"), CultureInfo.InvariantCulture, out int wanted) ? 100 * wanted : 15;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Verifiers/feed-consumer.py");

    /// <summary>The bureau publishes more and more while the consumer is killed at any moment of its work.</summary>
    [Fact]
    public async Task A_consumer_that_is_killed_anywhere_while_the_feed_grows_has_every_record_exactly_once()
    {
        Assert.SkipUnless(Installed.Has("python3"), "python3 is not installed");
        using var desk = new CreditDesk();
        desk.Publish();
        var random = new Random(20260105);
        int published = 0, killed = 0;
        for (int run = 0; run < Kills; run++)
        {
            using Process consumer = Process.Start(new ProcessStartInfo("python3", [Program, desk.Folder, desk.Database]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            int more = random.Next(1, 60);
            desk.Enter(more);
            desk.Publish();
            published += more;
            await Task.Delay(random.Next(200), TestContext.Current.CancellationToken);
            killed += consumer.HasExited ? 0 : 1;
            consumer.Kill();
            await consumer.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(consumer.ExitCode is 0 or 137, await consumer.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        (int code, _, string errors) = await Installed.RunAsync("python3", [Program, desk.Folder, desk.Database]);
        Assert.True(code == 0, errors);
        Assert.True(killed > 0, "every consumer was done before it could be killed");
        Assert.Equal((published, 1, published, published), Stored(desk.Database));
    }

    [Fact]
    public async Task A_record_that_the_ledger_does_not_bear_out_is_refused_and_nothing_of_its_page_is_stored()
    {
        using var desk = new CreditDesk();
        desk.Enter(3);
        desk.Publish();
        string page = desk.Text("current.json");
        foreach (string bad in (string[])[
            page.Replace("\"check_result_names\":[\"ProblemOrderedCorrected\"]", "\"check_result_names\":[\"NoProblemFound\"]", StringComparison.Ordinal),
            page.Replace("\"ProblemOrderedCorrected\"", "\"NoProblemFound\"", StringComparison.Ordinal),
            page.Replace("\"sequence\":2", "\"sequence\":3", StringComparison.Ordinal)])
        {
            Assert.NotEqual(page, bad);
            await File.WriteAllTextAsync(Path.Combine(desk.Folder, "feed/credit/current.json"), bad, TestContext.Current.CancellationToken);
            (int code, _, string errors) = await Installed.RunAsync("python3", [Program, desk.Folder, desk.Database]);
            Assert.True(code == 1 && errors.StartsWith("refused: record", StringComparison.Ordinal), errors);
            Assert.Equal(0, Stored(desk.Database).Count);
        }
    }

    [Fact]
    public async Task A_record_that_is_not_what_it_was_is_refused()
    {
        using var desk = new CreditDesk();
        desk.Enter(3);
        desk.Publish();
        await Installed.RunAsync("python3", [Program, desk.Folder, desk.Database]);
        string page = desk.Text("current.json").Replace("\"check_mode\":\"", "\"check_mode\":\"x", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(desk.Folder, "feed/credit/current.json"), page, TestContext.Current.CancellationToken);
        (int code, _, string errors) = await Installed.RunAsync("python3", [Program, desk.Folder, desk.Database]);
        Assert.True(code == 1 && errors.Contains("rewritten", StringComparison.Ordinal), errors);
    }

    [Fact]
    public async Task Over_http_a_closed_page_may_be_kept_for_ever_and_the_current_one_is_asked_for_anew()
    {
        using var desk = new CreditDesk();
        desk.Enter(CreditPage.Size + 5);
        desk.Publish();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.ListenOn(0);
        await using WebApplication site = builder.Build();
        site.UsePublicSite(desk.Folder);
        await site.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        using HttpResponseMessage closed = await client.GetAsync("feed/credit/1-50.json", TestContext.Current.CancellationToken);
        using HttpResponseMessage current = await client.GetAsync("feed/credit/current.json", TestContext.Current.CancellationToken);
        Assert.Contains("immutable", closed.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(current.Headers.CacheControl!.NoCache);

        (int code, string output, string errors) = await Installed.RunAsync("python3", [Program, site.Urls.First(), desk.Database]);
        Assert.True(code == 0 && output.Contains("55 in all", StringComparison.Ordinal), output + errors);
    }

    private static (int Count, int First, int Last, int Distinct) Stored(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*), COALESCE(MIN(sequence), 0), COALESCE(MAX(sequence), 0), COUNT(DISTINCT identity) FROM record";
        using SqliteDataReader row = command.ExecuteReader();
        row.Read();
        return (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
    }
}
