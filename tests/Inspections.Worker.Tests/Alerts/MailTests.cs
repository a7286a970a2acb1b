using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Inspections.Worker.Alerts;
using Inspections.Worker.Tests.Delivery;
using Inspections.Worker.Tests.Security;
using Xunit;

namespace Inspections.Worker.Tests.Alerts;

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
        await using var office = new Receiver((context, _, _) =>
        {
            context.Response.StatusCode = 403;
            return Task.FromResult(true);
        });
        AlertSetting alerts = ChaseResultsTests.Set(office, mail);
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
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            string stored = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(desk.Results.Desk.DatabaseFile, TestContext.Current.CancellationToken));
            Assert.DoesNotContain(Secret, stored, StringComparison.Ordinal);
            Assert.DoesNotContain("head@bureau.example", stored, StringComparison.OrdinalIgnoreCase);
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
        AlertSetting alerts = ChaseResultsTests.Set(null, mail);
        alerts.Mail!.Security = MailSetting.StartTls;
        using var desk = new AlertDesk(alerts);
        desk.ClockTo(desk.FromDue(-1), "08:30");
        await desk.TurnAsync();
        Assert.Empty(mail.Messages);
        Assert.Contains("certificate", desk.Database.Read(s => Worker.Delivery.DestinationBook.Find(s, MailDestination.NameOf("head@bureau.example")))!.Said, StringComparison.Ordinal);
    }
}
