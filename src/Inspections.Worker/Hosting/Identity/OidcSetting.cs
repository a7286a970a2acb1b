using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>The bureau's own sign-in service (统一身份认证), by OpenID Connect.</summary>
internal sealed class OidcSetting
{
    /// <summary>Address of the service, below which it describes itself (<c>/.well-known/openid-configuration</c>).</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the console is called there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret that the console has there.</summary>
    [SecretSetting]
    public string? ClientSecret { get; set; }

    /// <summary>The claim that has the staff id.</summary>
    public string StaffClaim { get; set; } = "preferred_username";

    /// <summary>The domain of addresses in that claim that have the staff id before it, such as <c>bureau.example</c>; none where the claim is the staff id.</summary>
    public string? StaffDomain { get; set; }

    /// <summary>What the service is called on the page.</summary>
    public string Name { get; set; } = "单位统一认证";

    /// <summary>Names the setting that cannot be used.</summary>
    /// <param name="name">Name of the section.</param>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Validate(string name)
    {
        // Who one is does not cross a network in the clear.
        SettingCheck.Require(
            Uri.TryCreate(Authority, UriKind.Absolute, out Uri? service) && (service.Scheme == "https" || (service.Scheme == "http" && service.IsLoopback)),
            $"{name}:{nameof(Authority)}", Authority, "https://sso.bureau.example/realms/bureau");
        SettingCheck.Require(ClientId.Length > 0, $"{name}:{nameof(ClientId)}", ClientId, "inspections");
        SettingCheck.Require(ClientSecret is { Length: > 0 }, $"{name}:{nameof(ClientSecret)}", "", new Text("服务方给出的密钥", "the secret that the service has given"));
        SettingCheck.Require(StaffClaim.Length > 0, $"{name}:{nameof(StaffClaim)}", StaffClaim, "preferred_username");
        Identity.StaffDomain.Validate($"{name}:{nameof(StaffDomain)}", StaffDomain);
    }
}
