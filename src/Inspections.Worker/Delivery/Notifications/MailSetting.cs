using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using MailKit.Security;
using MimeKit;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>A mail server, and who gets the digest of deadlines by it.</summary>
internal sealed class MailSetting
{
    public const string None = "none", StartTls = "starttls", Tls = "tls";

    /// <summary>The server.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port: usually 587 with <c>starttls</c>, 465 with <c>tls</c>, 25 with <c>none</c>.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is kept private: <c>starttls</c>, <c>tls</c> or <c>none</c>.</summary>
    public string Security { get; set; } = StartTls;

    /// <summary>User name, where the server asks for one.</summary>
    public string? User { get; set; }

    /// <summary>The user's password. Secret: set it as an environment variable, or name a file.</summary>
    [SecretSetting]
    public string? Secret { get; set; }

    /// <summary>File with the user's password, readable by its owner only.</summary>
    public string? SecretFile { get; set; }

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>Addresses that get every digest.</summary>
    public IReadOnlyList<string> To { get; set; } = [];

    /// <summary>Roles of people who get every digest at their own address.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    internal SecureSocketOptions Options => Security switch
    {
        None => SecureSocketOptions.None,
        Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private bool IsHere => Host is "localhost" || (System.Net.IPAddress.TryParse(Host, out System.Net.IPAddress? address) && System.Net.IPAddress.IsLoopback(address));

    /// <summary>The password; null where none is needed. A file is read when it is needed, so that it may be changed while the worker runs.</summary>
    public string? Password() => SecretFile is { } file ? OwnerOnlyFile.Read(file).TrimEnd('\r', '\n') : Secret;

    /// <summary>Everybody's address, each once.</summary>
    public IReadOnlyList<string> Recipients(IReadOnlyList<Person> people) =>
        [.. To.Concat(people.Where(p => p.Mail is not null && p.Roles.Intersect(Roles, StringComparer.Ordinal).Any()).Select(p => p.Mail!)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>True for one plain address.</summary>
    public static bool IsAddress(string text) =>
        text.Contains('@', StringComparison.Ordinal) && MailboxAddress.TryParse(text, out MailboxAddress? address) && address.Address == text && text.Length <= 254;

    /// <summary>Names the first thing that cannot be used and what would do; null when all can. Never repeats a secret.</summary>
    public (string Setting, string Value, Text Allowed)? Fault(IReadOnlyList<Person> people) =>
        Uri.CheckHostName(Host) == UriHostNameType.Unknown ? (nameof(Host), Host, Text.Same("mail.example"))
        : Port is < 1 or > 65535 ? (nameof(Port), $"{Port}", Text.Same("1–65535"))
        : Security is not (None or StartTls or Tls) ? (nameof(Security), Security, Text.Same($"{StartTls}, {Tls}, {None}"))
        : !IsAddress(From) ? (nameof(From), From, Text.Same("inspections@bureau.example"))
        : To.FirstOrDefault(t => !IsAddress(t)) is { } wrong ? (nameof(To), wrong, Text.Same("head@bureau.example"))
        : Roles.FirstOrDefault(r => !people.Any(p => p.Mail is not null && p.Roles.Contains(r, StringComparer.Ordinal))) is { } nobody
            ? (nameof(Roles), nobody, new("设置 People 中有人担任并写明 Mail 的角色", "a role of somebody in People who has a Mail"))
        : Recipients(people).Count == 0 ? (nameof(To), "", new($"收件人：{nameof(To)} 或 {nameof(Roles)}", $"recipients: {nameof(To)} or {nameof(Roles)}"))
        : User is null != (Secret is null && SecretFile is null) ? (nameof(User), User ?? "", new($"{nameof(User)} 与 {nameof(Secret)} 或 {nameof(SecretFile)}", $"{nameof(User)} with {nameof(Secret)} or {nameof(SecretFile)}"))
        : Secret is not null && SecretFile is not null ? (nameof(Secret), "…", DestinationSetting.Either(nameof(Secret), nameof(SecretFile)))
        : User is not null && Security == None && !IsHere ? (nameof(Security), Security, new($"{StartTls}, {Tls}，因为口令不得明文传送", $"{StartTls}, {Tls}, for a password must not travel in the clear"))
        : SecretFile is not null && !File.Exists(SecretFile) ? (nameof(SecretFile), SecretFile, new("已有的文件", "a file that is there"))
        : null;
}
