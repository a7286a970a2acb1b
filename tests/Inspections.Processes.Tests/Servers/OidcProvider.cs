using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Inspections.Processes.Tests.Servers;

/// <summary>
/// A provider of OpenID Connect (OpenIddict) on loopback, whose only person signs in without being asked. It checks what a provider has to: client,
/// secret, where it sends back to, and PKCE.
/// </summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    public const string Client = "inspections", Secret = "a secret of the client";

    private readonly WebApplication _app;

    private OidcProvider(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public string Address => _app.Urls.First() + "/";

    /// <summary>Whom it vouches for.</summary>
    public string Person { get; set; } = "";

    /// <summary>When that one last proved it; null for a provider that does not say.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>What it was asked for last.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    public static async Task<OidcProvider> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        OidcProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.RegisterScopes(Scopes.Profile);
            server.EnableDegradedMode();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.RedirectUri?.EndsWith("/sign-in/oidc/back", StringComparison.Ordinal) != true)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                provider!.Asked = context.Request;
                context.SignIn(provider.Vouch(context.Request));
                return default;
            }));
        });
        WebApplication app = builder.Build();
        app.UseAuthentication();
        provider = new OidcProvider(app);
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ClaimsPrincipal Vouch(OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.AddClaim(Claims.Subject, "a number of the provider's own");
        if (Person.Length > 0)
        {
            identity.AddClaim(Claims.PreferredUsername, Person);
        }

        if (ProvedAt is { } at)
        {
            identity.AddClaim(new Claim(Claims.AuthenticationTime, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        }

        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}
