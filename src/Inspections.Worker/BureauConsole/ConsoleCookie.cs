using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>The secret with which somebody is signed in, as the browser keeps it: no script reads it, no other site sends it.</summary>
internal static class ConsoleCookie
{
    // The prefix makes browsers refuse one that another host or path has set; it needs HTTPS.
    private const string Plain = "inspections", Secure = "__Host-inspections";

    public static string? Read(HttpRequest request) => request.Cookies[request.IsHttps ? Secure : Plain];

    /// <summary>Sets it; an empty one is taken away.</summary>
    public static void Write(HttpResponse response, string secret, bool isHttps)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = isHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
        if (secret.Length == 0)
        {
            response.Cookies.Delete(isHttps ? Secure : Plain, options);
        }
        else
        {
            options.MaxAge = Authentication.Longest;
            response.Cookies.Append(isHttps ? Secure : Plain, secret, options);
        }
    }
}
