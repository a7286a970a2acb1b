using System.Net.Sockets;
using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>One mail address, by way of any SMTP server. The first line of what is sent is the subject.</summary>
internal sealed class MailDestination(MailSetting setting, string to, int timeoutSeconds) : Destination(new DestinationSetting { Name = NameOf(to), TimeoutSeconds = timeoutSeconds })
{
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(timeoutSeconds);

    /// <summary>A recipient's name in the database, where addresses do not stand.</summary>
    public static string NameOf(string address) => $"mail:{Digest.Of(Encoding.UTF8.GetBytes(address.ToUpperInvariant())).ToString()[..32]}";

    public override async Task<DeliveryResult> SendAsync(OutboxItem item, byte[] content, CancellationToken cancel)
    {
        string server = $"smtp://{setting.Host}:{setting.Port}";
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(3 * _timeout);
        try
        {
            using MimeMessage message = Message(item, Encoding.UTF8.GetString(content));
            using var client = new SmtpClient { Timeout = (int)_timeout.TotalMilliseconds, CheckCertificateRevocation = false };
            await client.ConnectAsync(setting.Host, setting.Port, setting.Options, late.Token).ConfigureAwait(false);
            if (setting.User is { } user)
            {
                await client.AuthenticateAsync(user, setting.Password()!, late.Token).ConfigureAwait(false);
            }

            await client.SendAsync(message, late.Token).ConfigureAwait(false);
            await ByeAsync(client, late.Token).ConfigureAwait(false);
            return new DeliveryResult(DeliveryOutcome.Arrived, server, "accepted");
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new DeliveryResult(DeliveryOutcome.Failed, server, "no answer in time");
        }
        catch (Exception e) when (Reason(e) is not null)
        {
            return new DeliveryResult(DeliveryOutcome.Failed, server, Reason(e)!);
        }
    }

    // The kind of fault and no more: a server's words may repeat what was sent.
    private static string? Reason(Exception e) => e switch
    {
        SmtpCommandException command => FormattableString.Invariant($"SMTP {(int)command.StatusCode} {command.ErrorCode}"),
        SslHandshakeException => "its certificate or TLS is not accepted",
        MailKit.Security.AuthenticationException or System.Security.Authentication.AuthenticationException => "user or secret is not accepted",
        NotSupportedException => "it has no STARTTLS, or no way to log in",
        UserErrorException or UnauthorizedAccessException => "the secret's file cannot be read, or others can read it",
        SocketException socket => $"{socket.SocketErrorCode}",
        ServiceNotConnectedException or ProtocolException or IOException => e.GetType().Name,
        _ => null,
    };

    // The mail is accepted by then: what goes wrong now must not send it again.
    private static async Task ByeAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (Reason(e) is not null || e is TimeoutException or OperationCanceledException)
        {
        }
    }

    // The same mail has the same Message-Id, by which a mailbox can tell that it came twice.
    private MimeMessage Message(OutboxItem item, string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        var message = new MimeMessage { Subject = text[..end], Body = new TextPart("plain") { Text = text[(end + 1)..] } };
        message.From.Add(MailboxAddress.Parse(setting.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.MessageId = $"{item.IdempotencyKey(Name)}@{setting.From[(setting.From.LastIndexOf('@') + 1)..]}";
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
