using System.Net;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Hosting.Scanning;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Where the bureau's own pages are served: a listener of their own, which serves nothing public.</summary>
internal sealed class ConsoleSetting
{
    /// <summary>Address of a console that is not served.</summary>
    public const string None = "none";

    /// <summary>Address and port; this machine's loopback unless set, and any free port where that one is taken. <c>none</c> serves no console.</summary>
    public string Address { get; set; } = "127.0.0.1:8422";

    /// <summary>File of the certificate (PEM) with which it is served; without one it is served on the loopback alone, as behind a proxy.</summary>
    public string? Certificate { get; set; }

    /// <summary>File of the certificate's private key (PEM).</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Names by which it is asked for; this machine's own always count.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>Addresses of proxies whose word is taken for where a request comes from and whether it came by HTTPS; nobody's unless set.</summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>The bureau's own sign-in service (OpenID Connect); none unless set.</summary>
    public OidcSetting? Oidc { get; set; }

    /// <summary>The bureau's directory (LDAP), for those who have no password here; none unless set.</summary>
    public LdapSetting? Ldap { get; set; }

    /// <summary>Certificates that browsers present; none are asked for unless set.</summary>
    public ClientCertificateSetting? ClientCertificates { get; set; }

    /// <summary>A gateway that says who somebody is; nobody's word is taken unless set.</summary>
    public GatewaySetting? Gateway { get; set; }

    /// <summary>The virus scanner of this machine that looks through what people upload (clamd's protocol): the path of its socket, or an address of the loopback; none unless set.</summary>
    public string? Scanner { get; set; }

    /// <summary>Roles for which a password alone is not enough, by id or Chinese name, or <c>all</c>: their people set up a second factor before anything else.</summary>
    public IReadOnlyList<string> SecondFactorFor { get; set; } = [];

    /// <summary>Who comes in by what.</summary>
    public SignInRules SignInRules => new(LdapDirectory.Of(Ldap), new FactorRule(SecondFactorFor));

    /// <summary>True when somebody may sign in who has no password here.</summary>
    public bool HasOtherWays => Oidc is not null || Ldap is not null || ClientCertificates is not null || Gateway is not null;

    /// <summary>True when it is served.</summary>
    public bool IsServed => Address != None;

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => IPEndPoint.Parse(Address);

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Validate()
    {
        const string name = nameof(WorkerSettings.Console);
        SettingCheck.Require(!IsServed || (Address.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(Address, out _)), $"{name}:{nameof(Address)}", Address, $"127.0.0.1:8422, {None}");
        SettingCheck.Require(Certificate is null == CertificateKey is null, $"{name}:{nameof(CertificateKey)}", CertificateKey ?? "", new Text("证书和私钥须同时设置", "both the certificate and its key, or neither"));

        // Passwords do not cross a network in the clear.
        SettingCheck.Require(
            !IsServed || Certificate is not null || IPAddress.IsLoopback(EndPoint.Address), $"{name}:{nameof(Certificate)}", Certificate ?? "",
            new Text("本机以外的地址须有证书；或只在本机监听，由反向代理提供 HTTPS", "an address that is not the loopback needs a certificate; or listen on the loopback behind a proxy with HTTPS"));
        foreach (string proxy in Proxies)
        {
            SettingCheck.Require(IPAddress.TryParse(proxy, out _), $"{name}:{nameof(Proxies)}", proxy, "10.0.0.5");
        }

        SettingCheck.Require(Scanner is null || UploadScanner.IsAddress(Scanner), $"{name}:{nameof(Scanner)}", Scanner ?? "", "/run/clamav/clamd.ctl, 127.0.0.1:3310");
        foreach (string role in SecondFactorFor)
        {
            SettingCheck.Require(
                FactorRule.Knows(role), $"{name}:{nameof(SecondFactorFor)}", role,
                new Text($"{string.Join('、', RoleTable.Roles.Select(r => r.Name.Zh))}；{FactorRule.All.Zh}", $"{string.Join(", ", RoleTable.Roles.Select(r => r.Role))}, {FactorRule.All.En}"));
        }

        SettingCheck.RequireHosts($"{name}:{nameof(Hosts)}", Hosts);
        Oidc?.Validate($"{name}:{nameof(Oidc)}");
        Ldap?.Validate($"{name}:{nameof(Ldap)}");
        ClientCertificates?.Validate($"{name}:{nameof(ClientCertificates)}", Certificate is not null);
        Gateway?.Validate($"{name}:{nameof(Gateway)}");
    }
}
