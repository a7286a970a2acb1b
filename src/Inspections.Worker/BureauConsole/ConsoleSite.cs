using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Web;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Inspections.Worker.BureauConsole;

/// <summary>Serves the console on a listener of its own, beside the worker: neither serves what is the other's.</summary>
internal sealed class ConsoleSite(ConsoleContext console) : IHostedService, IAsyncDisposable
{
    private readonly ConsoleHandler _handler = new(console);
    private WebApplication? _app;

    /// <summary>What is served.</summary>
    public ConsoleContext Context => console;

    /// <summary>Where it listens, without a slash at the end; null before it does.</summary>
    public string? Address => _app?.Urls.FirstOrDefault();

    /// <summary>Where the first administrator makes an account; null when there are accounts.</summary>
    public string? FirstAddress => console.First.Path is { } path ? Address + path : null;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IPEndPoint wanted = console.Settings.Console.EndPoint;
        try
        {
            await ListenAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (wanted.Port != 0)
        {
            // Another program has the port: the worker does not stand still for that.
            await ListenAsync(new IPEndPoint(wanted.Address, 0), cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync().ConfigureAwait(false);
        }

        _handler.Dispose();
    }

    private async Task ListenAsync(IPEndPoint at, CancellationToken cancellationToken)
    {
        ConsoleSetting setting = console.Settings.Console;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.AddLogs(console.Settings.LogFormat, console.Settings.LogLevel);

        // A port that is taken is no fault: another one is tried.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, Unsignalled>();
        builder.RestrictHosts(setting.Hosts);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ConsoleRoute.MostBytesOfText;
            kestrel.Listen(at, listen =>
            {
                if (setting.Certificate is { } certificate)
                {
                    listen.UseHttps(X509Certificate2.CreateFromPemFile(certificate, setting.CertificateKey), https => SetUp(https, setting));
                }
            });
        });
        if (setting.Oidc is { } oidc)
        {
            new OidcPages(console).Add(builder.Services, oidc, _handler.AnswerAsync);
        }

        WebApplication app = builder.Build();
        try
        {
            app.Use((context, next) =>
            {
                PresentedIdentity.Keep(context);
                return next(context);
            });
            UseProxies(app, setting.Proxies);
            app.UseHostFiltering();
            if (setting.Oidc is not null)
            {
                // It takes the path that the service sends browsers back to, and no other.
                app.UseAuthentication();
            }

            app.Run(_handler.AnswerAsync);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            _app = app;
        }
        finally
        {
            if (_app != app)
            {
                await app.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    // What is wrong with one is said on a page, not by an end of the connection.
    private static void SetUp(HttpsConnectionAdapterOptions https, ConsoleSetting setting)
    {
        // An old Windows offers older ones by itself.
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (setting.ClientCertificates is not null)
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        }
    }

    // Nobody else's word is taken for where a request comes from.
    private static void UseProxies(WebApplication app, IReadOnlyList<string> named)
    {
        if (named.Count > 0)
        {
            var proxies = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            proxies.KnownProxies.Clear();
            proxies.KnownIPNetworks.Clear();
            foreach (string proxy in named)
            {
                proxies.KnownProxies.Add(IPAddress.Parse(proxy));
            }

            app.UseForwardedHeaders(proxies);
        }
    }
}
