using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Inspections.Worker.Hosting.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>A real browser for a class of tests, and servers on the loopback for what it looks at.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    // Milliseconds before a page that does not come is given up; no measure of how fast it is.
    private const float Patience = 300_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Timeout = Patience,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    /// <summary>Looks at a published folder as the worker serves it.</summary>
    public async Task OnSiteAsync(string folder, Func<IPage, string, Task> look, int width = 1280, bool scripts = true)
    {
        await using WebApplication site = await ServeAsync(app => app.UsePublicSite(folder));
        await OnPageAsync(width, scripts, page => look(page, site.Urls.First()));
    }

    /// <summary>Looks at a published folder below another one, on a server that knows nothing of it but its files.</summary>
    public async Task OnPlainServerAsync(string folder, string below, Func<IPage, string, Task> look)
    {
        await using WebApplication site = await ServeAsync(app =>
        {
            app.UseFileServer(new FileServerOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                RequestPath = below,
                StaticFileOptions = { ServeUnknownFileTypes = true, ContentTypeProvider = new FileExtensionContentTypeProvider() },
            });
        });
        await OnPageAsync(1280, scripts: true, page => look(page, site.Urls.First() + below));
    }

    /// <summary>Looks at whatever it likes; fails when a script on a page failed or a page broke the policy it was sent with.</summary>
    public async Task OnPageAsync(int width, bool scripts, Func<IPage, Task> look)
    {
        Assert.SkipUnless(_browser is not null, "no browser: install Debian's chromium");
        await using IBrowserContext context = await _browser.NewContextAsync(
            new BrowserNewContextOptions { JavaScriptEnabled = scripts, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        IPage page = await context.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            // A verifier asks for files that need not be there; a server's 404 is an answer.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                faults.Add(message.Text);
            }
        };
        await look(page);
        Assert.Empty(faults);
    }

    /// <summary>Somebody's browser with tabs of its own, where what is refused is an answer too.</summary>
    public async Task<IBrowserContext> OpenAsync(int width, bool scripts)
    {
        Assert.SkipUnless(_browser is not null, "no browser: install Debian's chromium");
        IBrowserContext context = await _browser.NewContextAsync(
            new BrowserNewContextOptions { JavaScriptEnabled = scripts, ViewportSize = new ViewportSize { Width = width, Height = 900 }, Locale = "zh-CN" });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>The verdict in the words of a page, once it is there.</summary>
    public static async Task<string> VerdictAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#verdict.ok, #verdict.failed, #verdict.incomplete");
        return await page.InnerTextAsync("#verdict");
    }

    /// <summary>Fails where a page has a fault against WCAG 2.2, levels A and AA, at the width that it has.</summary>
    public static async Task ExamineAsync(IPage page, string path)
    {
        AxeResult result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.True(result.Violations.Length == 0, $"{path}: " + string.Join("; ", result.Violations.Select(v => $"{v.Id} {v.Nodes[0].Html}")));
    }

    /// <summary>Fails where a page is wider than a screen.</summary>
    public static async Task FitsAsync(IPage page, string path, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        int wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(wide <= width, $"{path} is {wide} wide on {width}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static async Task<WebApplication> ServeAsync(Action<WebApplication> use)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(PublicSite.Address(0));
        WebApplication site = builder.Build();
        use(site);
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }
}
