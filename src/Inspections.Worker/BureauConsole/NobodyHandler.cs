using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Inspections.Worker.BureauConsole;

/// <summary>
/// Finds nobody in a request: who is signed in is the console's own business. ASP.NET Core wants a scheme to ask on every request, and one that the
/// bureau's sign-in service could sign in to.
/// </summary>
internal sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>What the scheme is called.</summary>
    public const string SchemeName = "nobody";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
}
