using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>The bureau's directory (LDAP), which knows the passwords of those who have none here.</summary>
internal sealed class LdapSetting
{
    /// <summary>Stands for the staff id in <see cref="UserDn"/> and <see cref="Filter"/>.</summary>
    public const string Staff = "{staff}";

    /// <summary>Address of the server: <c>ldaps://</c>, or <c>ldap://</c>, which goes on by StartTLS before anything is said.</summary>
    public string Address { get; set; } = "";

    /// <summary>True to go on by StartTLS on the loopback too, where a tunnel to the server ends; to any other machine that is always so.</summary>
    public bool StartTls { get; set; }

    /// <summary>
    /// The name under which a person binds, such as <c>uid={staff},ou=people,dc=bureau,dc=example</c>, or <c>{staff}@bureau.example</c> for a directory that takes addresses; either
    /// this or <see cref="SearchBase"/>.
    /// </summary>
    public string? UserDn { get; set; }

    /// <summary>Where people are searched for.</summary>
    public string? SearchBase { get; set; }

    /// <summary>What finds a person below <see cref="SearchBase"/>, and nobody else.</summary>
    public string Filter { get; set; } = $"(uid={Staff})";

    /// <summary>The name under which is searched.</summary>
    public string? BindDn { get; set; }

    /// <summary>Its password.</summary>
    [SecretSetting]
    public string? BindPassword { get; set; }

    /// <summary>Folder of certificates of authorities (PEM, hashed by <c>openssl rehash</c>) that the server's is checked by; the machine's own unless set. Linux only.</summary>
    public string? Authorities { get; set; }

    /// <summary>Seconds until the server is taken for unreachable.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Names the setting that cannot be used.</summary>
    /// <param name="name">Name of the section.</param>
    /// <exception cref="UserErrorException">One cannot.</exception>
    public void Validate(string name)
    {
        SettingCheck.Require(Uri.TryCreate(Address, UriKind.Absolute, out Uri? server) && server.Scheme is "ldap" or "ldaps" && server.Host.Length > 0, $"{name}:{nameof(Address)}", Address, "ldaps://ldap.bureau.example");
        SettingCheck.Require(
            UserDn is null != SearchBase is null, $"{name}:{nameof(UserDn)}", UserDn ?? "",
            new Text($"{nameof(UserDn)} 和 {nameof(SearchBase)} 设其一", $"either {nameof(UserDn)} or {nameof(SearchBase)}"));
        SettingCheck.Require(UserDn is null || UserDn.Contains(Staff, StringComparison.Ordinal), $"{name}:{nameof(UserDn)}", UserDn ?? "", $"uid={Staff},ou=people,dc=bureau,dc=example");
        SettingCheck.Require(Filter.Contains(Staff, StringComparison.Ordinal) && Filter.StartsWith('(') && Filter.EndsWith(')'), $"{name}:{nameof(Filter)}", Filter, $"(uid={Staff})");
        SettingCheck.Require(
            SearchBase is null || (BindDn is not null && BindPassword is { Length: > 0 }), $"{name}:{nameof(BindDn)}", BindDn ?? "",
            new Text($"查找须有 {nameof(BindDn)} 和 {nameof(BindPassword)}", $"a search needs {nameof(BindDn)} and {nameof(BindPassword)}"));
        SettingCheck.Require(TimeoutSeconds is >= 1 and <= 60, $"{name}:{nameof(TimeoutSeconds)}", TimeoutSeconds, "1–60");
    }
}
