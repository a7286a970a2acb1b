using System.Net;
using System.Net.Sockets;
using Inspections.Worker.Hosting.Operations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Metrics;

namespace Inspections.Worker.Hosting.Web;

/// <summary>
/// Measurements for Prometheus (<c>/metrics</c>) and health, on a listener of their own: what is for whoever looks after the machine can
/// never be reached through the published site. A worker whose address is taken works without it.
/// </summary>
internal sealed partial class OperationsSite(IPEndPoint address, MeterProvider meters, Readiness readiness, ILogger<OperationsSite> log) : IHostedService, IAsyncDisposable
{
    private WebApplication? _site;

    /// <summary>Where it listens; null while it does not.</summary>
    public Uri? Url { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.ListenOn(address);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, Unsignalled>();
        builder.Services.AddSingleton(readiness);
        WebApplication site = builder.Build();
        site.UseHostFiltering();
        site.UseOpenTelemetryPrometheusScrapingEndpoint(meters, predicate: null, "/metrics", configureBranchedPipeline: null, optionsName: null);
        site.MapHealth();
        try
        {
            await site.StartAsync(cancellationToken).ConfigureAwait(false);
            _site = site;
            Url = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            LogTaken(log, address.ToString(), e.Message);
            await site.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_site is not null)
        {
            await _site.StopAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync().ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Warning, "no measurements are given at {Address} (setting OperationsAddress): {Reason}")]
    private static partial void LogTaken(ILogger log, string address, string reason);
}
