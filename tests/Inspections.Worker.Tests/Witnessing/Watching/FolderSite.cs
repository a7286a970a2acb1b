using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Inspections.Worker.Tests.Witnessing.Watching;

/// <summary>A public folder on this machine's loopback; a test changes what it holds.</summary>
internal sealed class FolderSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    public FolderSite()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            string path = context.Request.Path.Value!.TrimStart('/');
            Asked.Add(path);
            if (Broken)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
            else if (Files?.TryRead(path) is byte[] bytes)
            {
                await context.Response.Body.WriteAsync(bytes);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        });
        _app.StartAsync().GetAwaiter().GetResult();
    }

    public string Address => _app.Urls.Single() + "/";

    /// <summary>What is published.</summary>
    public IPublishedFiles? Files { get; set; }

    /// <summary>True while the server gives nothing.</summary>
    public bool Broken { get; set; }

    public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
