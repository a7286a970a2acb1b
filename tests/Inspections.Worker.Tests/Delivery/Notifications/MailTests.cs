using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Tests.Security;
using Inspections.Worker.Tests.Storage;
using Xunit;

namespace Inspections.Worker.Tests.Delivery.Notifications;

public sealed class MailTests
{
    private const string Secret = "planted-mail-secret-5b2c", Key = "planted-webhook-key-91aa";

    [Theory]
    [InlineData(Secret, true)]
    [InlineData("another", false)]
    public async Task The_secret_opens_the_server_and_is_told_to_nobody(string asked, bool arrives)
    {
        using var scratch = new Scratch();
        using var heard = new Ear();
        await using var mail = new Mailbox(asked);
        await using var receiver = new Receiver((context, _, _) =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(true);
        });
        AlertSetting alerts = DeadlineNotifierTests.Set(receiver, mail);
        alerts.Webhooks[0].HmacKey = Key;
        (alerts.Mail!.User, alerts.Mail.SecretFile) = ("inspections", scratch.At("secret"));
        OwnerOnlyFile.WriteNew(scratch.At("secret"), Secret + "\n");
        using (Microsoft.Extensions.Logging.ILoggerFactory logs = heard.Factory())
        using (var desk = new AlertDesk(alerts, logs))
        {
            desk.ClockTo(desk.FromDue(-1), "08:30");
            await desk.TurnAsync();
            Assert.Equal(arrives ? 1 : 0, mail.Messages.Count);
            Assert.True(desk.Untold(WebhookSetting.Prefix + "office") > 0);
            string[] stored = [.. StoredValues.Of(desk.Results.Desk.DatabaseFile).Select(Encoding.UTF8.GetString)];
            Assert.Contains(WebhookSetting.Prefix + "office", stored);
            Assert.DoesNotContain(stored, v => v.Contains(Secret, StringComparison.Ordinal) || v.Contains("head@bureau.example", StringComparison.OrdinalIgnoreCase));
        }

        Assert.NotEmpty(heard.Lines);
        Assert.DoesNotContain(heard.Lines, l => l.Contains(Secret, StringComparison.Ordinal) || l.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        await using var mail = new Mailbox(certificate: certificate);
        AlertSetting alerts = DeadlineNotifierTests.Set(null, mail);
        alerts.Mail!.Security = MailSetting.StartTls;
        using var desk = new AlertDesk(alerts);
        desk.ClockTo(desk.FromDue(-1), "08:30");
        await desk.TurnAsync();
        Assert.Empty(mail.Messages);
        Assert.Contains("certificate", desk.Database.Read(s => Worker.Stores.DestinationStore.Find(s, MailDestination.NameOf("head@bureau.example")))!.LastResponse, StringComparison.Ordinal);
    }
}
