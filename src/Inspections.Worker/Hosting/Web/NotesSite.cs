using System.Net;
using Inspections.Worker.Files;
using Microsoft.AspNetCore.HostFiltering;

namespace Inspections.Worker.Hosting.Web;

/// <summary>Where a witness's notes are served, read-only: an address and port of this machine, its loopback unless another is given.</summary>
internal static class NotesSite
{
    /// <summary>Reads <c>ADDRESS:PORT</c>; port 0 is any free one.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static IPEndPoint Parse(string text) => text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out IPEndPoint? address)
        ? address
        : throw WebRefusals.Address.Error(text);

    /// <summary>Listens there. On the loopback it answers to this machine's own names only; on another address to every name, for what it gives is public.</summary>
    public static void ListenOn(this WebApplicationBuilder builder, IPEndPoint address)
    {
        if (IPAddress.IsLoopback(address.Address))
        {
            builder.RestrictHosts();
        }
        else
        {
            builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address);
        });
    }
}
