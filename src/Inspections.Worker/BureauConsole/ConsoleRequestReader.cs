using System.Net;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.BureauConsole;

/// <summary>Reads what a request says of itself: who it is, from where, in which language; nothing of its form.</summary>
internal sealed class ConsoleRequestReader(ConsoleContext console)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>The request for a route, by whoever the browser's secret and what the connection presents agree on.</summary>
    public ConsoleRequest Of(HttpContext context, ConsoleRoute? route)
    {
        ConsoleRequest request = Of(
            context, ConsoleCookie.Read(context.Request) is not { } secret ? null : route is { IsShownAnew: true } ? console.Authentication.Watch(secret) : console.Authentication.Find(secret));

        // Whoever has come in by a certificate or a gateway is that person only as long as it is there: the secret alone, stolen, opens nothing.
        return request.Who is { } who && who.Way.IsPresented() && (request.Presented?.Way != who.Way || request.Presented.Staff != $"{who.Account.Staff}") ? request with { Who = null } : request;
    }

    /// <summary>The request of somebody who is known, or of nobody.</summary>
    public ConsoleRequest Of(HttpContext context, SignedIn? who)
    {
        (Presented? presented, Refusal? refused) = console.Identity.Find(context);
        return new(who, context.Request.Path.Value ?? "/", Nothing, Query(context.Request), ConsoleForm.Empty, Address(context), IsLocal(context), LanguageOf(context.Request))
        {
            Presented = presented,
            PresentedRefused = refused,
        };
    }

    private static Dictionary<string, string> Query(HttpRequest request) => request.Query.ToDictionary(q => q.Key, q => q.Value[0] ?? "", StringComparer.Ordinal);

    // A browser that wants English before Chinese gets it.
    private static Language LanguageOf(HttpRequest request)
    {
        foreach (string wanted in request.Headers.AcceptLanguage.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Language.Chinese;
            }

            if (wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Language.English;
            }
        }

        return Language.Chinese;
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
