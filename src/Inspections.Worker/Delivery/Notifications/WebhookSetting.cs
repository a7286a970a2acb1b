using Inspections.Worker.Files;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>An address that takes the digest of deadlines as JSON, signed or with a token as a destination's files are.</summary>
internal sealed class WebhookSetting
{
    /// <summary>What its name begins with in the database, so that a destination of published files may be called the same.</summary>
    public const string Prefix = "alert:";

    /// <summary>Its name, such as <c>office</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where to post.</summary>
    public string Address { get; set; } = "";

    /// <summary>A bearer token. Secret: set it as an environment variable.</summary>
    [SecretSetting]
    public string? Token { get; set; }

    /// <summary>A key for signatures by HMAC-SHA256. Secret, as the token.</summary>
    [SecretSetting]
    public string? HmacKey { get; set; }

    /// <summary>The same as a destination.</summary>
    public DestinationSetting ToDestination(string prefix, int timeoutSeconds) => new()
    {
        Name = prefix + Name,
        Address = Address,
        Method = DestinationSetting.Post,
        Token = Token,
        HmacKey = HmacKey,
        TimeoutSeconds = timeoutSeconds,
    };
}
