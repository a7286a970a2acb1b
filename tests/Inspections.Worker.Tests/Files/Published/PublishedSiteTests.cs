using System.Text.Json;
using Inspections.Worker.Hosting.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Worker.Tests.Files.Published;

/// <summary>A published folder behind a server that behaves, and behind others.</summary>
public sealed class PublishedSiteTests
{
    private static readonly SiteLimits Small = new() { Bytes = 1000 };
    private static readonly SiteLimits Hurried = Small with { Silence = TimeSpan.FromSeconds(1), File = TimeSpan.FromSeconds(3) };

    [Fact]
    public Task A_file_is_there_or_it_is_not() => OnSiteAsync(
        (context, path) => path == "ledger/key" ? context.Response.WriteAsync("k\n") : NotThere(context),
        site =>
        {
            Assert.Equal("k\n"u8.ToArray(), site.TryRead("ledger/key"));
            Assert.Null(site.TryRead("ledger/checkpoint"));
        });

    [Theory]
    [InlineData(500, "status 500")]
    [InlineData(403, "status 403")]
    [InlineData(204, "status 204")]
    public Task Any_other_answer_is_an_error_and_no_verdict(int status, string reason) => RefusedAsync(
        context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        },
        reason);

    [Fact]
    public Task A_server_that_falls_silent_is_left_in_time() => RefusedAsync(
        async context =>
        {
            context.Response.ContentLength = 10;
            await context.Response.WriteAsync("abc");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        },
        "in time",
        Hurried);

    [Fact]
    public Task A_server_that_gives_a_byte_now_and_then_is_left_too() => RefusedAsync(
        async context =>
        {
            while (true)
            {
                await context.Response.WriteAsync("a", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromSeconds(0.5), context.RequestAborted);
            }
        },
        "in time",
        Hurried);

    [Fact]
    public Task A_body_cut_short_is_an_error() => RefusedAsync(
        async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("abc");
            await context.Response.Body.FlushAsync();
            context.Abort();
        },
        "reading failed");

    [Fact]
    public Task A_connection_that_breaks_once_is_tried_again_and_files_expected_are_fetched_once()
    {
        int asked = 0;
        return OnSiteAsync(
            (context, path) =>
            {
                if (path != "ledger/key")
                {
                    return NotThere(context);
                }

                if (Interlocked.Increment(ref asked) == 1)
                {
                    context.Abort();
                }

                return context.Response.WriteAsync("k");
            },
            site =>
            {
                site.Expect(["ledger/key", "ledger/checkpoint"]);
                Assert.Equal("k"u8.ToArray(), site.TryRead("ledger/key"));
                Assert.Null(site.TryRead("ledger/checkpoint"));
                Assert.Equal(2, asked);
            });
    }

    [Fact]
    public Task A_file_larger_than_the_limit_is_an_error() => RefusedAsync(context => context.Response.WriteAsync(new string('a', 1001)), "more than 1000 bytes");

    [Fact]
    public Task A_redirect_elsewhere_is_not_followed() => RefusedAsync(Redirect("http://127.0.0.1:9/other"), "redirects elsewhere");

    [Fact]
    public Task A_redirect_that_never_ends_is_left() => RefusedAsync(Redirect("/ledger/entries.jsonl"), "again and again");

    [Fact]
    public Task A_redirect_within_the_site_is_followed() => OnSiteAsync(
        (context, path) => path switch
        {
            "ledger/key" => Redirect("/moved")(context),
            "moved" => context.Response.WriteAsync("k"),
            _ => NotThere(context),
        },
        site => Assert.Equal("k"u8.ToArray(), site.TryRead("ledger/key")));

    [Fact]
    public Task A_site_that_has_a_page_for_everything_cannot_be_verified() => OnSiteAsync(
        (context, _) => context.Response.WriteAsync("welcome"),
        site => Assert.Contains("cannot exist", Assert.Throws<RefusedException>(() => site.TryRead("ledger/key")).Message, StringComparison.Ordinal));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_long_file_comes_whole_whether_its_length_is_said_or_not(bool isStated)
    {
        byte[] long_ = [.. Enumerable.Range(0, 300_001).Select(n => (byte)n)];
        return OnSiteAsync(
            async (context, path) =>
            {
                if (path != "ledger/entries.jsonl")
                {
                    await NotThere(context);
                    return;
                }

                context.Response.ContentLength = isStated ? long_.Length : null;
                await context.Response.Body.WriteAsync(long_);
            },
            site => Assert.Equal(long_, site.TryRead("ledger/entries.jsonl")),
            new SiteLimits());
    }

    [Fact]
    public void Files_may_be_as_long_as_the_table_of_all_verifiers_says()
    {
        using var reader = new StreamReader(typeof(Inspections.Worker.Publication.FolderPublisher).Assembly.GetManifestResourceStream("Inspections.Worker.Publication.Site.verify/protocol.js")!);
        string script = reader.ReadToEnd();
        using var table = JsonDocument.Parse(script[script.IndexOf(".table = ", StringComparison.Ordinal)..].Replace(".table = ", "", StringComparison.Ordinal).TrimEnd().TrimEnd(';'));
        int Limit(string name) => table.RootElement.GetProperty("limits").GetProperty(name).GetInt32();
        Assert.Equal(Limit("listBytes"), SiteLimits.BytesOf("draws/x/frame.jsonl"));
        Assert.Equal(Limit("fileBytes"), SiteLimits.BytesOf("draws/x/receipt.json"));
        Assert.Equal(Limit("noteBytes"), SiteLimits.BytesOf("ledger/checkpoint"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_file_that_grew_is_read_on_from_where_it_is_known_whether_the_server_knows_ranges_or_not(bool knowsRanges)
    {
        byte[] file = "abcdef"u8.ToArray();
        return OnSiteAsync(
            async (context, path) =>
            {
                if (path != "ledger/entries.jsonl")
                {
                    await NotThere(context);
                    return;
                }

                if (knowsRanges)
                {
                    await Results.File(file, enableRangeProcessing: true).ExecuteAsync(context);
                    return;
                }

                await context.Response.Body.WriteAsync(file);
            },
            site =>
            {
                Assert.Equal(["abcdef"u8.ToArray(), "ef"u8.ToArray(), [], null], new[] { 0L, 4, 6, 7 }.Select(f => site.TryRead("ledger/entries.jsonl", f)));
                Assert.Null(site.TryRead("ledger/checkpoint", 1));
                Assert.Throws<ArgumentOutOfRangeException>(() => site.TryRead("ledger/entries.jsonl", -1));
            });
    }

    [Fact]
    public void Nobody_there_is_an_error()
    {
        using var site = new PublishedSite("http://127.0.0.1:9/", Small);
        Assert.Equal(RefusalNature.Unreadable, Assert.Throws<RefusedException>(() => site.TryRead("ledger/key")).Nature);
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("http://127.0.0.1/?a=b")]
    public void An_address_that_is_none_is_refused(string address) =>
        Assert.Equal(RefusalNature.Request, Assert.Throws<RefusedException>(() => new PublishedSite(address, Small).Dispose()).Nature);

    [Theory]
    [InlineData("../secret")]
    [InlineData("draws/../../secret")]
    [InlineData("/secret")]
    [InlineData("http://127.0.0.1:9/secret")]
    [InlineData("draws/%2e%2e/secret")]
    public void No_path_leads_out_of_the_folder(string path)
    {
        using var site = new PublishedSite("http://127.0.0.1:9/public/", Small);
        Assert.ThrowsAny<Exception>(() => site.TryRead(path));
    }

    private static Task RefusedAsync(RequestDelegate respond, string reason, SiteLimits? limits = null) => OnSiteAsync(
        (context, path) => path == "ledger/entries.jsonl" ? respond(context) : NotThere(context),
        site =>
        {
            RefusedException error = Assert.Throws<RefusedException>(() => site.TryRead("ledger/entries.jsonl"));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Equal(RefusalNature.Unreadable, error.Nature);
        },
        limits);

    private static RequestDelegate Redirect(string to) => context =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    };

    private static Task NotThere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task OnSiteAsync(Func<HttpContext, string, Task> respond, Action<PublishedSite> use, SiteLimits? limits = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(PublicSite.Address(0));
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        app.Run(context => respond(context, context.Request.Path.Value!.TrimStart('/')));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var site = new PublishedSite(app.Urls.Single(), limits ?? Small);
        await Task.Run(() => use(site), TestContext.Current.CancellationToken);
    }
}
