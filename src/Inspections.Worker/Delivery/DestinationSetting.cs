using Inspections.Core.Directories;
using Inspections.Worker.Files;

namespace Inspections.Worker.Delivery;

/// <summary>Somewhere every published file is brought, as the settings name it: a folder or an HTTP endpoint.</summary>
internal sealed class DestinationSetting
{
    public const string Put = "PUT", Post = "POST";
    private const int ShortestKey = 16, LongestName = 40;

    /// <summary>Its name, such as <c>portal</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The folder to bring files to; it must be there.</summary>
    public string? Folder { get; set; }

    /// <summary>The endpoint to send files to: the folder's address for PUT, the receiver's for POST.</summary>
    public string? Address { get; set; }

    /// <summary><c>PUT</c> to the file's own address, or <c>POST</c> to one for all.</summary>
    public string Method { get; set; } = Put;

    /// <summary>A bearer token. Secret: set it as an environment variable.</summary>
    [SecretSetting]
    public string? Token { get; set; }

    /// <summary>A key for signatures by HMAC-SHA256. Secret, as the token.</summary>
    [SecretSetting]
    public string? HmacKey { get; set; }

    /// <summary>Seconds until an attempt is given up.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Days after which a file that could not be delivered is set aside.</summary>
    public int DeadAfterDays { get; set; } = 14;

    /// <summary>The destination, ready to send to.</summary>
    public Destination Open(TimeProvider clock) => Folder is null ? new HttpDestination(this, clock) : new FolderDestination(this);

    /// <summary>Names the first thing that cannot be used and what would do; null when all can. Never repeats a secret.</summary>
    public (string Setting, string Value, Text Allowed)? Fault() =>
        !SectorCode.IsValid(Name) || Name.Length > LongestName ? (nameof(Name), Name, Text.Same("portal"))
        : (Folder is null) == (Address is null) ? (Name, "", Either(nameof(Folder), nameof(Address)))
        : Address is not null && !IsPlain(Address) ? ($"{Name}:{nameof(Address)}", "…", new("https://portal.example/inspections/，不含用户名、“?”和“#”", "https://portal.example/inspections/, without user name, '?' and '#'"))
        : Method is not (Put or Post) ? ($"{Name}:{nameof(Method)}", Method, Text.Same($"{Put}, {Post}"))
        : Token is not null && HmacKey is not null ? (Name, "", Either(nameof(Token), nameof(HmacKey)))
        : Folder is not null && (Token ?? HmacKey) is not null ? (Name, "", new($"{nameof(Token)} 和 {nameof(HmacKey)} 只用于 {nameof(Address)}", $"{nameof(Token)} and {nameof(HmacKey)} only with {nameof(Address)}"))
        : Token is not null && (Token.Length == 0 || !Token.All(c => c is > ' ' and <= '~')) ? ($"{Name}:{nameof(Token)}", "…", new("可见的 ASCII 字符", "visible ASCII characters"))
        : Token is not null && !IsSafe(Address!) ? ($"{Name}:{nameof(Address)}", "http://…", new("https，因为令牌不得明文传送", $"https, for a {nameof(Token)} must not travel in the clear"))
        : HmacKey is { Length: < ShortestKey } ? ($"{Name}:{nameof(HmacKey)}", "…", new($"至少 {ShortestKey} 个字符", $"at least {ShortestKey} characters"))
        : TimeoutSeconds is < 1 or > 600 ? ($"{Name}:{nameof(TimeoutSeconds)}", $"{TimeoutSeconds}", Text.Same("1–600"))
        : DeadAfterDays is < 1 or > 365 ? ($"{Name}:{nameof(DeadAfterDays)}", $"{DeadAfterDays}", Text.Same("1–365"))
        : null;

    /// <summary>Checks that no destination lies in the public folder, or it in one: files would be delivered into themselves.</summary>
    /// <exception cref="UserErrorException">One does.</exception>
    public static void RequireApart(IEnumerable<DestinationSetting> destinations, string published)
    {
        if (destinations.FirstOrDefault(d => d.Folder is not null && (FolderNesting.Is(d.Folder, published) || FolderNesting.Is(published, d.Folder))) is { } inside)
        {
            throw DeliveryRefusals.FoldersNest.Error(inside.Name, inside.Folder, published);
        }
    }

    /// <summary>One of two.</summary>
    public static Text Either(string one, string other) => new($"{one} 或 {other}", $"{one} or {other}");

    // A password in an address would be logged with it.
    private static bool IsPlain(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0;

    private static bool IsSafe(string address) => new Uri(address) is { Scheme: "https" } or { IsLoopback: true };
}
