using Inspections.Worker.Hosting.Web;

namespace Inspections.Worker.BureauConsole;

/// <summary>What a browser is told about every answer of the console: no script, nothing of another site, kept nowhere.</summary>
internal static class ConsoleHeaders
{
    // The origin of a form is looked at: a policy that leaves it out altogether would leave every form out.
    private const string Content = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers, bool isHttps)
    {
        SecurityHeaders.Set(headers, Content, referrer: "same-origin", cache: "no-store");
        if (isHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
