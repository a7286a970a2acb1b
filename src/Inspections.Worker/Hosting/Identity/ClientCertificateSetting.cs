using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>Certificates that browsers present to the console (on a listener with HTTPS of its own), and whom they name.</summary>
internal sealed class ClientCertificateSetting
{
    /// <summary>The parts of a certificate that may have the staff id.</summary>
    public static readonly IReadOnlyList<string> Parts = ["CN", "serialNumber", "UID", "email", "upn"];

    /// <summary>File of the authorities that issue them (PEM, roots and those between).</summary>
    public string Authorities { get; set; } = "";

    /// <summary>File of revocation lists (PEM or DER) of every authority that issues one; none is looked at unless set. It is read again when it changes.</summary>
    public string? Revocations { get; set; }

    /// <summary>The part that has the staff id: <c>CN</c>, <c>serialNumber</c> or <c>UID</c> of the subject, <c>email</c> or <c>upn</c> of its other names.</summary>
    public string StaffFrom { get; set; } = Parts[0];

    /// <summary>Names the setting that cannot be used.</summary>
    /// <param name="name">Name of the section.</param>
    /// <param name="isHttps">True when the console has a certificate of its own.</param>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Validate(string name, bool isHttps)
    {
        SettingCheck.Require(isHttps, name, "", new Text("须设置 Console:Certificate；证书由前面的网关查验的，用 Console:Gateway", "Console:Certificate is needed; where a gateway looks at certificates, use Console:Gateway"));
        SettingCheck.Require(Authorities.Length > 0, $"{name}:{nameof(Authorities)}", Authorities, "keys/staff-ca.pem");
        SettingCheck.Require(Parts.Contains(StaffFrom, StringComparer.Ordinal), $"{name}:{nameof(StaffFrom)}", StaffFrom, string.Join(", ", Parts));
    }
}
