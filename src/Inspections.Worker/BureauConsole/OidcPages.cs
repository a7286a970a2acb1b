using System.Globalization;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Inspections.Worker.BureauConsole;

/// <summary>
/// Signing in by the bureau's own service (OpenID Connect Core 1.0, authorization code with PKCE): to the service → back with a code → whom it
/// vouches for → an account here that is in force. The same way leads there once more before a decision that is published.
/// </summary>
internal sealed class OidcPages(ConsoleContext console)
{
    /// <summary>Where it begins.</summary>
    public const string BeginPath = "/sign-in/oidc";

    /// <summary>Where it begins to have somebody prove it again.</summary>
    public const string AgainPath = "/sign-in/oidc/again";

    /// <summary>Where the service sends the browser back to.</summary>
    public const string BackPath = "/sign-in/oidc/back";

    /// <summary>The page that was asked for.</summary>
    public const string ReturnField = "return";

    /// <summary>What the way is called inside.</summary>
    public const string Scheme = "oidc";

    private const string To = "to", Again = "again", AskedAt = "asked-at", AuthTime = "auth_time", Login = "login";

    // The service's clock may be behind.
    private const long SkewSeconds = 120;

    public IReadOnlyList<ConsoleRoute> Routes => console.Settings.Console.Oidc is null ? [] :
    [
        ConsoleRoute.Get(BeginPath, null, r => Go(r, again: null)),
        ConsoleRoute.GetOwn(AgainPath, r => Go(r, r.Person)),
    ];

    /// <summary>Adds what speaks to the service.</summary>
    public void Add(IServiceCollection services, OidcSetting setting, Func<HttpContext, Func<ConsoleRequest, ConsoleAnswer>, Task> answer)
    {
        // A sign-in that a restart cuts off begins anew; no key of it lies on a disk.
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.AddAuthentication(NobodyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, NobodyHandler>(NobodyHandler.SchemeName, configureOptions: null).AddOpenIdConnect(Scheme, options =>
        {
            (options.Authority, options.ClientId, options.ClientSecret) = (setting.Authority, setting.ClientId, setting.ClientSecret);
            options.RequireHttpsMetadata = setting.Authority.StartsWith("https:", StringComparison.Ordinal);
            (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (options.SignInScheme, options.CallbackPath, options.MapInboundClaims, options.SaveTokens) = (NobodyHandler.SchemeName, BackPath, false, false);
            options.SignedOutCallbackPath = options.RemoteSignOutPath = default;

            // The service's answer is a link that the browser follows from another site.
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events.OnRedirectToIdentityProvider = context =>
            {
                if (context.Properties.Items.ContainsKey(Again))
                {
                    (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = (Login, "0");
                }

                return Task.CompletedTask;
            };
            options.Events.OnTicketReceived = context =>
            {
                context.HandleResponse();
                return answer(context.HttpContext, request => Back(request, context));
            };
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                return answer(context.HttpContext, _ => throw AccountRefusals.OidcFailed.Error(context.Failure?.Message ?? ""));
            };
        });
    }

    private ConsoleAnswer.Challenge Go(ConsoleRequest request, SignedIn? again)
    {
        var properties = new AuthenticationProperties { Items = { [To] = ConsoleGuard.Inside(request.Query.GetValueOrDefault(ReturnField)) } };
        if (again is not null)
        {
            // The browser does not send the secret along on its way back from another site.
            properties.Items[Again] = again.Token.ToString();
            properties.Items[AskedAt] = console.Bureau.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        return new ConsoleAnswer.Challenge(Scheme, properties);
    }

    private ConsoleAnswer.Page Back(ConsoleRequest request, TicketReceivedContext context)
    {
        OidcSetting setting = console.Settings.Console.Oidc!;
        IDictionary<string, string?> items = context.Properties!.Items;
        string to = ConsoleGuard.Inside(items[To]);
        string given = context.Principal!.FindFirst(setting.StaffClaim)?.Value
            ?? throw AccountRefusals.OidcFailed.Error(new Text($"没有声明 {setting.StaffClaim}", $"it gives no claim {setting.StaffClaim}"));
        string staff = StaffDomain.StaffOf(given, setting.StaffDomain)
            ?? throw AccountRefusals.OidcFailed.Error(new Text($"{setting.StaffClaim} 不是 @{setting.StaffDomain} 的", $"its {setting.StaffClaim} is not of @{setting.StaffDomain}"));
        var presented = new Presented(SignInWay.Oidc, staff);
        if (items.TryGetValue(Again, out string? token))
        {
            RequireJustNow(context);
            console.Authentication.Prove(console.Authentication.Holder(Digest.Parse(token!)) ?? throw AccountRefusals.NotSignedIn.Error(), presented);
            return GoOn(request, to, secret: null);
        }

        return GoOn(request, to, console.Authentication.SignIn(presented, request.Address));
    }

    private ConsoleAnswer.Page GoOn(ConsoleRequest request, string to, string? secret) =>
        ConsoleAnswer.Of<GoOnPage>(new GoOnView(console.Frame(request), to)) with { Secret = secret };

    // The service was asked to have it proved anew: one that did not says so by an old time, or by none (section 2, auth_time).
    private static void RequireJustNow(TicketReceivedContext context)
    {
        if (!long.TryParse(context.Principal!.FindFirst(AuthTime)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || seconds + SkewSeconds < long.Parse(context.Properties!.Items[AskedAt]!, NumberStyles.None, CultureInfo.InvariantCulture))
        {
            throw AccountRefusals.OidcFailed.Error(new Text("没有让您重新证明身份（auth_time）", "it did not have it proved again (auth_time)"));
        }
    }
}
