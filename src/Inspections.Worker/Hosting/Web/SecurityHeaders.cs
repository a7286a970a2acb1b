namespace Inspections.Worker.Hosting.Web;

/// <summary>What a browser is told about every answer: nothing but this site's own scripts and styles, framed by nobody, sent to nobody.</summary>
internal static class SecurityHeaders
{
    private const string Content =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Unused = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static Task SendAsync(HttpContext context, RequestDelegate next)
    {
        Set(context.Response.Headers, Content, referrer: "no-referrer", cache: "no-cache");
        return next(context);
    }

    /// <summary>What every site of the worker says: types as they are, nothing of the machine, framed and read by no other site.</summary>
    /// <param name="headers">The headers of an answer.</param>
    /// <param name="content">What its pages may load and send.</param>
    /// <param name="referrer">Whom a browser tells which page it comes from.</param>
    /// <param name="cache">What may be kept.</param>
    public static void Set(IHeaderDictionary headers, string content, string referrer, string cache)
    {
        headers.ContentSecurityPolicy = content;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = referrer;
        headers["Permissions-Policy"] = Unused;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = cache;
    }
}
