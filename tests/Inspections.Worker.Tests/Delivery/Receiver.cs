using System.Collections.Concurrent;
using Inspections.Core.Encodings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Inspections.Worker.Tests.Delivery;

/// <summary>What a portal got in one request.</summary>
internal sealed record Arrival(string Path, string Key, Digest Digest, IReadOnlyDictionary<string, string> Headers, string Method, string Url);

/// <summary>A portal on this machine that keeps what it gets, and misbehaves as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    /// <param name="behave">Called with the request's number, from 0, before anything is read; true when it has dealt with the request.</param>
    public Receiver(Func<HttpContext, int, Receiver, Task<bool>>? behave = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            int number = Interlocked.Increment(ref _requests) - 1;
            if (behave is null || !await behave(context, number, this))
            {
                await TakeAsync(context);
                context.Response.StatusCode = StatusCodes.Status201Created;
                await context.Response.WriteAsync("thanks");
            }
        });
        _app.StartAsync().GetAwaiter().GetResult();
    }

    public string Address => _app.Urls.Single() + "/in/";

    public int Requests => _requests;

    /// <summary>Whole files, in the order they came.</summary>
    public ConcurrentQueue<Arrival> Arrivals { get; } = [];

    /// <summary>Reads the file and keeps it, without an answer.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Arrivals.Enqueue(new Arrival(
            context.Request.Headers["Inspections-Path"].ToString(),
            context.Request.Headers["Idempotency-Key"].ToString(),
            Digest.Of(body.ToArray()),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Request.Method,
            context.Request.Path));
    }

    /// <summary>Gives no answer until the sender has given up.</summary>
    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
