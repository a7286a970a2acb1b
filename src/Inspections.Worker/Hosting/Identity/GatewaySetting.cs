using System.Net;
using System.Security.Cryptography;
using System.Text;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>A gateway that has found out who somebody is, where keys (UKey) and 国密 TLS end, and says so in a header.</summary>
internal sealed class GatewaySetting
{
    private const int LeastSecret = 32;

    /// <summary>Addresses of the gateway: nobody else's word is taken.</summary>
    public IReadOnlyList<string> Addresses { get; set; } = [];

    /// <summary>The header with the staff id.</summary>
    public string Header { get; set; } = "X-Staff-Id";

    /// <summary>The header with the secret that shows that it is the gateway.</summary>
    public string SecretHeader { get; set; } = "X-Gateway-Secret";

    /// <summary>The secret that only the gateway and this program have.</summary>
    [SecretSetting]
    public string Secret { get; set; } = "";

    /// <summary>Names the setting that cannot be used.</summary>
    /// <param name="name">Name of the section.</param>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Validate(string name)
    {
        SettingCheck.Require(Addresses.Count > 0, $"{name}:{nameof(Addresses)}", "", "10.0.0.5");
        foreach (string address in Addresses)
        {
            SettingCheck.Require(IPAddress.TryParse(address, out _), $"{name}:{nameof(Addresses)}", address, "10.0.0.5");
        }

        // The value is a secret: it is not repeated.
        SettingCheck.Require(Secret.Length >= LeastSecret, $"{name}:{nameof(Secret)}", "…", new Text($"至少 {LeastSecret} 个字符，例如 openssl rand -base64 32 的输出", $"{LeastSecret} characters at least, as openssl rand -base64 32 gives them"));
        SettingCheck.Require(IsToken(Header), $"{name}:{nameof(Header)}", Header, "X-Staff-Id");
        SettingCheck.Require(IsToken(SecretHeader) && !SecretHeader.Equals(Header, StringComparison.OrdinalIgnoreCase), $"{name}:{nameof(SecretHeader)}", SecretHeader, "X-Gateway-Secret");
    }

    /// <summary>The staff id that the gateway gives; null for whoever is not the gateway, and where it names nobody or more than one.</summary>
    /// <param name="peer">Who is connected, whatever that one says of others.</param>
    /// <param name="headers">The headers.</param>
    public string? Find(IPAddress? peer, IHeaderDictionary headers) =>
        peer is not null && Addresses.Any(a => Same(IPAddress.Parse(a), peer))
        && headers[SecretHeader] is [{ } secret] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Secret))
        && headers[Header] is [{ } staff] && staff.Trim().Length > 0 ? staff.Trim() : null;

    private static bool Same(IPAddress named, IPAddress peer) => named.MapToIPv6().Equals(peer.MapToIPv6());

    private static bool IsToken(string header) => header.Length > 0 && header.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
