using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.StaticFiles;

namespace Inspections.Worker.Hosting.Web;

/// <summary>Serves the public folder, read-only, on this machine's loopback.</summary>
internal static class PublicSite
{
    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Where to listen: the wanted port, or any free one when it is taken.</summary>
    public static string Address(int port) => FormattableString.Invariant($"http://127.0.0.1:{(port != 0 && IsFree(port) ? port : 0)}");

    /// <summary>Listens there, does not say what program answers, and knows by which names it may be asked.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="port">The wanted port.</param>
    /// <param name="hosts">Names besides the machine's own.</param>
    public static void ListenOn(this WebApplicationBuilder builder, int port, params IEnumerable<string> hosts)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(Address(port));
        builder.RestrictHosts(hosts);
    }

    /// <summary>Says by which names the site may be asked: the machine's own, and those given.</summary>
    public static void RestrictHosts(this WebApplicationBuilder builder, params IEnumerable<string> hosts) =>
        builder.Services.Configure<HostFilteringOptions>(filter =>
        {
            filter.AllowedHosts = [.. Own, .. hosts];
            filter.IncludeFailureMessage = false;
        });

    /// <summary>Serves the folder: reading only, with the headers a public page should have.</summary>
    public static void UsePublicSite(this WebApplication app, string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        var files = new PublicFolder(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.UseHostFiltering();
        app.Use(SecurityHeaders.SendAsync);
        app.Use(RefuseWritingAsync);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ServeUnknownFileTypes = true,
            DefaultContentType = "text/plain; charset=utf-8",
            OnPrepareResponse = AllowCaching,
        });
    }

    // A closed page of the credit feed never changes.
    private static void AllowCaching(StaticFileResponseContext response)
    {
        if (response.Context.Request.Path.StartsWithSegments("/" + CreditFeed.Folder.TrimEnd('/'), StringComparison.Ordinal) && CreditPage.IsClosedName(response.File.Name))
        {
            response.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }
    }

    private static Task RefuseWritingAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
