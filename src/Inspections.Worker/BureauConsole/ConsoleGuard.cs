using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>What keeps somebody else's page from acting in the name of who is signed in.</summary>
internal static partial class ConsoleGuard
{
    /// <summary>The value that the forms of a person's pages send back: it follows from a secret that no other page has.</summary>
    public static string FormTokenOf(SignedIn who) => Digest.Of(Encoding.ASCII.GetBytes($"form {who.Token}")).ToString();

    /// <summary>True when a form comes from a page of this person's.</summary>
    public static bool IsOwn(SignedIn who, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(FormTokenOf(who)), Encoding.UTF8.GetBytes(token));

    /// <summary>True when a browser says that a form comes from this site. One that says nothing is none that could be led astray, and is not let in.</summary>
    public static bool IsFromHere(HttpRequest request) => request.Headers.Origin is [{ Length: > 0 } origin]
        ? origin == $"{request.Scheme}://{request.Host}"
        : request.Headers["Sec-Fetch-Site"] is ["same-origin"];

    /// <summary>A page of the console to go on to; its start for anything that leads elsewhere.</summary>
    public static string Inside(string? path) => path is not null && OwnPath().IsMatch(path) ? path : "/";

    // No second slash at the start, no backslash, no colon: a browser must not read another host in it.
    [GeneratedRegex(@"\A/(?:[0-9A-Za-z._~-]+/?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OwnPath();
}
