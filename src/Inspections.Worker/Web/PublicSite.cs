using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.FileProviders;

namespace Inspections.Worker.Web;

/// <summary>Serves the public folder, read-only, on this machine's loopback.</summary>
internal static class PublicSite
{
    /// <summary>Where to listen: the wanted port, or any free one when it is taken.</summary>
    public static string Address(int port) => FormattableString.Invariant($"http://127.0.0.1:{(port != 0 && IsFree(port) ? port : 0)}");

    /// <summary>Serves the folder with the headers a public page should have.</summary>
    public static void UsePublicSite(this WebApplication app, string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        app.Use((context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-cache";
            return next(context);
        });
        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ServeUnknownFileTypes = true, DefaultContentType = "text/plain; charset=utf-8" });
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
