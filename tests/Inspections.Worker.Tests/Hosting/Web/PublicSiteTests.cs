using System.Net.Sockets;
using System.Text;
using Inspections.Worker.Hosting.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Web;

/// <summary>The public folder behind the real server, asked byte for byte as a stranger may ask.</summary>
public sealed class PublicSiteTests
{
    private const string Secret = "not-for-the-public";

    private static readonly string[] Usual =
    [
        "accept-ranges", "cache-control", "connection", "content-length", "content-security-policy", "content-type", "cross-origin-opener-policy",
        "cross-origin-resource-policy", "date", "etag", "last-modified", "permissions-policy", "referrer-policy", "x-content-type-options",
    ];

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/ledger/../../secret.txt")]
    [InlineData("/index.html/../../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/%2e%2e%2fsecret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/ledger/..%5c..%5csecret.txt")]
    [InlineData("/%252e%252e%252fsecret.txt")]
    [InlineData("/%252e%252e/secret.txt")]
    [InlineData("/%c0%ae%c0%ae/secret.txt")]
    [InlineData("/%c0%ae%c0%ae%c0%afsecret.txt")]
    [InlineData("/%uff0e%uff0e/secret.txt")]
    [InlineData("/....//secret.txt")]
    [InlineData("/;/../secret.txt")]
    [InlineData("/index.html%00/../../secret.txt")]
    [InlineData("/secret.txt%00.html")]
    [InlineData("http://elsewhere/../secret.txt")]
    [InlineData("file:///{outside}/secret.txt")]
    [InlineData("//{outside}/secret.txt")]
    [InlineData("/{outside}/secret.txt")]
    [InlineData("/%2f{outside}/secret.txt")]
    [InlineData("/C:/secret.txt")]
    [InlineData("/link.txt")]
    [InlineData("/linked/secret.txt")]
    [InlineData("/ledger/linked/secret.txt")]
    [InlineData("/loop/secret.txt")]
    [InlineData("/.checkpoint.new")]
    [InlineData("/ledger/.checkpoint.new")]
    [InlineData("/ledger/%2echeckpoint.new")]
    [InlineData("/.hidden/secret.txt")]
    [InlineData("/%2ehidden/secret.txt")]
    [InlineData("/ledger/./.checkpoint.new")]
    [InlineData("secret.txt")]
    [InlineData("../secret.txt")]
    public async Task Nothing_outside_the_folder_is_given(string target)
    {
        await using Served site = await Served.StartAsync();
        string response = await site.AskAsync("GET", target.Replace("{outside}", site.Outside, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, response, StringComparison.Ordinal);
        Assert.DoesNotContain(" 200 ", response.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_folder_is_given_with_the_security_headers_and_nothing_else()
    {
        await using Served site = await Served.StartAsync();
        foreach ((string target, string content) in new[] { ("/", "start"), ("/index.html", "start"), ("/ledger/checkpoint", "head"), ("/ledger/../index.html", "start") })
        {
            string[] response = (await site.AskAsync("GET", target)).Split("\r\n");
            Assert.Equal("HTTP/1.1 200 OK", response[0]);
            Assert.Equal(content, response[^1]);
            Dictionary<string, string> headers = Headers(response);
            Assert.Empty(headers.Keys.Except(Usual));
            Assert.Contains("default-src 'none'", headers["content-security-policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", headers["content-security-policy"], StringComparison.Ordinal);
            Assert.Equal("nosniff", headers["x-content-type-options"]);
            Assert.Equal("no-referrer", headers["referrer-policy"]);
            Assert.Equal("same-origin", headers["cross-origin-opener-policy"]);
            Assert.Equal("same-origin", headers["cross-origin-resource-policy"]);
            Assert.Contains("camera=()", headers["permissions-policy"], StringComparison.Ordinal);
        }

        Dictionary<string, string> missing = Headers((await site.AskAsync("GET", "/nothing")).Split("\r\n"));
        Assert.Empty(missing.Keys.Except(Usual));
        Assert.Contains("x-content-type-options", missing.Keys);
        Assert.Empty((await site.AskAsync("HEAD", "/index.html")).Split("\r\n\r\n")[1]);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("MOVE")]
    [InlineData("PROPFIND")]
    public async Task Nothing_but_reading_is_allowed(string method)
    {
        await using Served site = await Served.StartAsync();
        foreach (string target in new[] { "/index.html", "/new.html", "/" })
        {
            Assert.StartsWith("HTTP/1.1 405 ", await site.AskAsync(method, target), StringComparison.Ordinal);
        }

        Assert.Equal("start", await File.ReadAllTextAsync(Path.Combine(site.Root, "index.html"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(site.Root, "new.html")));
    }

    /// <summary>A file asked for as if it were a folder, and names that no disk can have.</summary>
    [Theory]
    [InlineData("/ledger/checkpoint/")]
    [InlineData("/ledger/checkpoint/index.html")]
    [InlineData("/ledger/checkpoint/x/y")]
    [InlineData("/ledger/checkpoint//")]
    [InlineData("/index.html/")]
    [InlineData("/{long}")]
    [InlineData("/{long}/")]
    [InlineData("/ledger/{long}/x")]
    public async Task What_cannot_be_there_is_not_there(string target)
    {
        await using Served site = await Served.StartAsync();
        string response = await site.AskAsync("GET", target.Replace("{long}", new string('a', 300), StringComparison.Ordinal));
        Assert.StartsWith("HTTP/1.1 404 ", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.0.0.1:8420", 200)]
    [InlineData("localhost", 200)]
    [InlineData("[::1]:80", 200)]
    [InlineData("random.housing.example", 200)]
    [InlineData("evil.example", 400)]
    [InlineData("random.housing.example.evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    public async Task Only_known_hosts_are_answered(string host, int code)
    {
        await using Served site = await Served.StartAsync();
        Assert.StartsWith($"HTTP/1.1 {code} ", await site.AskAsync("GET", "/index.html", host), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Headers(string[] response) => response.Skip(1).TakeWhile(l => l.Length > 0)
        .Select(l => l.Split(": ", 2)).ToDictionary(l => l[0].ToLowerInvariant(), l => l[1], StringComparer.Ordinal);

    private sealed class Served(Scratch scratch, WebApplication app) : IAsyncDisposable
    {
        public string Root => scratch.At("public");

        public string Outside => scratch.Folder.TrimStart('/');

        public static async Task<Served> StartAsync()
        {
            var scratch = new Scratch();
            string root = scratch.At("public");
            foreach (string folder in new[] { "ledger", ".hidden" })
            {
                System.IO.Directory.CreateDirectory(Path.Combine(root, folder));
            }

            scratch.Write("secret.txt", Secret);
            scratch.Write("public/index.html", "start");
            scratch.Write("public/ledger/checkpoint", "head");
            scratch.Write("public/.checkpoint.new", Secret);
            scratch.Write("public/ledger/.checkpoint.new", Secret);
            scratch.Write("public/.hidden/secret.txt", Secret);
            File.CreateSymbolicLink(Path.Combine(root, "link.txt"), scratch.At("secret.txt"));
            System.IO.Directory.CreateSymbolicLink(Path.Combine(root, "linked"), scratch.Folder);
            System.IO.Directory.CreateSymbolicLink(Path.Combine(root, "ledger", "linked"), scratch.Folder);
            System.IO.Directory.CreateSymbolicLink(Path.Combine(root, "loop"), Path.Combine(root, "loop"));

            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.ListenOn(0, "random.housing.example");
            builder.Logging.ClearProviders();
            WebApplication app = builder.Build();
            app.UsePublicSite(root);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new Served(scratch, app);
        }

        public async Task<string> AskAsync(string method, string target, string host = "127.0.0.1")
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", new Uri(app.Urls.Single()).Port, TestContext.Current.CancellationToken);
            await using NetworkStream stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            scratch.Dispose();
        }
    }
}
