using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>Certificates that browsers present to the console (on a listener with HTTPS of its own), and whom they name.</summary>
internal sealed class ClientCertificateSetting
{
    /// <summary>File of the authorities that issue them (PEM, roots and those between).</summary>
    public string Authorities { get; set; } = "";

    /// <summary>File of revocation lists (PEM or DER) of every authority that issues one; none is looked at unless set. It is read again when it changes.</summary>
    public string? Revocations { get; set; }

    /// <summary>The part that has the staff id: <c>CN</c>, <c>serialNumber</c> or <c>UID</c> of the subject, <c>email</c> or <c>upn</c> of its other names.</summary>
    public string StaffFrom { get; set; } = CertificateNames.Parts[0];

    /// <summary>The domain of addresses that have the staff id before it, such as <c>bureau.example</c>; needed for <c>email</c> and <c>upn</c>.</summary>
    public string? StaffDomain { get; set; }

    /// <summary>Names the setting that cannot be used.</summary>
    /// <param name="name">Name of the section.</param>
    /// <param name="isHttps">True when the console has a certificate of its own.</param>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Validate(string name, bool isHttps)
    {
        SettingCheck.Require(isHttps, name, "", new Text("须设置 Console:Certificate；证书由前面的网关查验的，用 Console:Gateway", "Console:Certificate is needed; where a gateway looks at certificates, use Console:Gateway"));
        SettingCheck.Require(Authorities.Length > 0, $"{name}:{nameof(Authorities)}", Authorities, "keys/staff-ca.pem");
        SettingCheck.Require(CertificateNames.Parts.Contains(StaffFrom, StringComparer.Ordinal), $"{name}:{nameof(StaffFrom)}", StaffFrom, string.Join(", ", CertificateNames.Parts));
        SettingCheck.Require(
            CertificateNames.AreAddresses(StaffFrom) == StaffDomain is not null, $"{name}:{nameof(StaffDomain)}", StaffDomain ?? "",
            new Text($"用 email 或 upn 时写明域名，如 bureau.example；其他不写", $"a domain such as bureau.example with email and upn, and none otherwise"));
        Identity.StaffDomain.Validate($"{name}:{nameof(StaffDomain)}", StaffDomain);
    }
}
