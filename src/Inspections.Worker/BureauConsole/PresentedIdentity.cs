using System.Net;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>Whom the connection of a request vouches for: a certificate that the browser has the key of, or a gateway.</summary>
internal sealed class PresentedIdentity(BureauContext bureau, ConsoleSetting setting)
{
    private static readonly object Peer = new();

    private readonly ClientCertificates? _certificates = setting.ClientCertificates is { } certificates ? new ClientCertificates(certificates) : null;

    /// <summary>Keeps who is connected, before a proxy's word of others takes its place.</summary>
    public static void Keep(HttpContext context) => context.Items[Peer] = context.Connection.RemoteIpAddress;

    /// <summary>Whom the connection vouches for, or why its certificate is not taken; nothing where it has none.</summary>
    public (Presented? Who, Refusal? Refused) Find(HttpContext context)
    {
        if (setting.Gateway?.Find(context.Items[Peer] as IPAddress, context.Request.Headers) is { } staff)
        {
            return (new Presented(SignInWay.Gateway, staff), null);
        }

        if (_certificates is null || context.Connection.ClientCertificate is not { } certificate)
        {
            return (null, null);
        }

        (string? named, Refusal? refused) = _certificates.Find(certificate, bureau.Now);
        return (named is null ? null : new Presented(SignInWay.Certificate, named), refused);
    }
}
