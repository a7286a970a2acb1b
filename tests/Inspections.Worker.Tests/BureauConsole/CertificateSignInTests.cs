using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Html.Dom;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Signing in by a certificate: one of the bureau's authority, for that use, in force, not revoked.</summary>
public sealed class CertificateSignInTests : IDisposable
{
    private const string ClientUse = "1.3.6.1.5.5.7.3.2", ServerUse = "1.3.6.1.5.5.7.3.1";
    private static readonly string Staff = ConsoleDesk.IdOf(RoleTable.DivisionHead);

    // The days of the rehearsed year, whenever the test runs; a browser looks at its own clock and is told not to.
    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Scratch _scratch = new();
    private readonly X509Certificate2 _authority = Authority("CN=Bureau CA");
    private byte _serial = 1;

    public void Dispose()
    {
        _authority.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Whom_the_certificate_names_signs_in_with_a_click_and_the_secret_alone_opens_nothing()
    {
        await using ConsoleDesk desk = await OpenAsync();
        using X509Certificate2 certificate = Issue($"CN={Staff}");
        using var browser = new Browser(desk.Address, certificate: certificate);
        IHtmlDocument page = await browser.GetAsync("/review");
        page = await browser.SubmitAsync(page, "/sign-in/presented");
        Assert.Equal("审查", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("max-age=31536000", browser.Last.Headers.GetValues("Strict-Transport-Security").Single());
        Cookie cookie = Assert.Single(browser.Cookies.GetAllCookies());
        Assert.Equal(("__Host-inspections", true, true), (cookie.Name, cookie.HttpOnly, cookie.Secure));
        Assert.Equal("certificate", desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today))[^1].Subject);

        using var thief = new Browser(desk.Address);
        thief.Cookies.Add(new Uri(desk.Address), new Cookie(cookie.Name, cookie.Value) { Secure = true });
        Assert.Equal(HttpStatusCode.SeeOther, await thief.StatusAsync("/review"));
    }

    [Fact]
    public async Task Another_authoritys_certificate_and_one_for_another_use_are_shown_why_they_are_not_taken()
    {
        await using ConsoleDesk desk = await OpenAsync();
        using X509Certificate2 stranger = Authority("CN=Bureau CA"), forged = Issue($"CN={Staff}", by: stranger), site = Issue($"CN={Staff}", use: ServerUse);
        foreach (X509Certificate2 certificate in (X509Certificate2[])[forged, site])
        {
            using var browser = new Browser(desk.Address, certificate: certificate);
            IHtmlDocument page = await browser.GetAsync("/sign-in");
            Assert.Contains(AccountRefusals.CertificateNotTaken.Of("").Says.Zh.TrimEnd('：'), page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            await browser.PostAsync("/sign-in/presented", []);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Last.StatusCode);
        }
    }

    [Fact]
    public void A_certificate_before_and_after_its_days_is_not_taken()
    {
        ClientCertificates certificates = Certificates();
        using X509Certificate2 certificate = Issue($"CN={Staff}");
        Assert.Equal(Staff, certificates.Find(certificate, From.AddDays(1)).Staff);
        Assert.NotNull(certificates.Find(certificate, From.AddDays(-1)).Refused);
        Assert.NotNull(certificates.Find(certificate, Until.AddDays(1)).Refused);
    }

    [Fact]
    public void A_revoked_certificate_is_not_taken_and_no_other_either_once_the_list_is_over_or_another_authoritys()
    {
        using X509Certificate2 revoked = Issue($"CN={Staff}"), good = Issue("CN=Q3");
        WriteList(_authority, From.AddDays(40), revoked);
        ClientCertificates certificates = Certificates(s => s.Revocations = _scratch.At("list.crl"));
        Assert.Contains("已吊销", certificates.Find(revoked, From.AddDays(10)).Refused!.Says.Zh, StringComparison.Ordinal);
        Assert.Equal("Q3", certificates.Find(good, From.AddDays(10)).Staff);
        Assert.Contains("吊销列表", certificates.Find(good, From.AddDays(41)).Refused!.Says.Zh, StringComparison.Ordinal);

        using X509Certificate2 stranger = Authority("CN=Bureau CA");
        WriteList(stranger, From.AddDays(40), good);
        File.SetLastWriteTimeUtc(_scratch.At("list.crl"), File.GetLastWriteTimeUtc(_scratch.At("list.crl")).AddHours(1));
        Assert.Contains("吊销列表", certificates.Find(good, From.AddDays(10)).Refused!.Says.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CN", "CN=Q2", "Q2")]
    [InlineData("CN", "CN=Q2, CN=Q3", null)]
    [InlineData("serialNumber", "CN=somebody, SERIALNUMBER=Q2", "Q2")]
    [InlineData("UID", "CN=somebody, OID.0.9.2342.19200300.100.1.1=Q2", "Q2")]
    [InlineData("UID", "CN=Q2", null)]
    public void The_staff_id_is_in_the_part_that_is_set(string part, string subject, string? staff)
    {
        using X509Certificate2 certificate = Issue(subject);
        Assert.Equal(staff, Certificates(s => s.StaffFrom = part).Find(certificate, From.AddDays(1)).Staff);
    }

    [Theory]
    [InlineData("email", "Q2", "Q2@bureau.example")]
    [InlineData("upn", "Q2", "Q2@BUREAU.example")]
    [InlineData("upn", null, "Q2@elsewhere.example")]
    [InlineData("upn", null, "Q2@bureau.example.elsewhere.example")]
    [InlineData("upn", null, "Q2@notbureau.example")]
    [InlineData("upn", null, "@bureau.example")]
    [InlineData("upn", null, "Q2")]
    [InlineData("upn", null)]
    [InlineData("upn", null, "Q2@bureau.example", "Q3@bureau.example")]
    [InlineData("email", null, "Q2@bureau.example", "Q3@bureau.example")]
    public void The_staff_id_may_stand_before_the_bureaus_domain_in_the_only_address_of_its_kind(string part, string? staff, params string[] addresses)
    {
        using X509Certificate2 certificate = Issue("CN=Q9, E=Q9@bureau.example", names: names =>
        {
            names.AddDnsName("bureau.example");
            _ = part == "upn" ? Add(names.AddEmailAddress, ["Q7@bureau.example"]) && Add(names.AddUserPrincipalName, addresses) : Add(names.AddUserPrincipalName, ["Q7@bureau.example"]) && Add(names.AddEmailAddress, addresses);
        });
        (string? found, Refusal? refused) = Certificates(s => (s.StaffFrom, s.StaffDomain) = (part, "bureau.example")).Find(certificate, From.AddDays(1));
        Assert.Equal((staff, staff is null), (found, refused is not null));

        static bool Add(Action<string> add, string[] all)
        {
            Array.ForEach(all, add);
            return true;
        }
    }

    [Theory]
    [InlineData("upn", null)]
    [InlineData("email", "not a domain")]
    [InlineData("email", "Q2@bureau.example")]
    [InlineData("CN", "bureau.example")]
    public void Addresses_need_the_domain_that_they_are_of_and_nothing_else_takes_one(string part, string? domain)
    {
        var setting = new ClientCertificateSetting { Authorities = "ca.pem", StaffFrom = part, StaffDomain = domain };
        Assert.Throws<UserErrorException>(() => setting.Validate("Console:ClientCertificates", isHttps: true));
    }

    private ClientCertificates Certificates(Action<ClientCertificateSetting>? set = null)
    {
        var setting = new ClientCertificateSetting { Authorities = _scratch.At("ca.pem") };
        File.WriteAllText(setting.Authorities, _authority.ExportCertificatePem());
        set?.Invoke(setting);
        return new ClientCertificates(setting);
    }

    private Task<ConsoleDesk> OpenAsync()
    {
        using X509Certificate2 site = Issue("CN=127.0.0.1", use: ServerUse);
        File.WriteAllText(_scratch.At("site.pem"), site.ExportCertificatePem());
        File.WriteAllText(_scratch.At("site.key"), site.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        _ = Certificates();
        return ConsoleDesk.OpenAsync(set: s =>
        {
            (s.Certificate, s.CertificateKey) = (_scratch.At("site.pem"), _scratch.At("site.key"));
            s.ClientCertificates = new ClientCertificateSetting { Authorities = _scratch.At("ca.pem") };
        });
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(From, Until);
    }

    private X509Certificate2 Issue(string subject, string use = ClientUse, X509Certificate2? by = null, Action<SubjectAlternativeNameBuilder>? names = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        if (names is not null)
        {
            var built = new SubjectAlternativeNameBuilder();
            names(built);
            request.CertificateExtensions.Add(built.Build());
        }

        using X509Certificate2 bare = request.Create(by ?? _authority, From, Until, [_serial++]);
        using X509Certificate2 whole = bare.CopyWithPrivateKey(key);

        // A key in memory alone is not presented everywhere.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private void WriteList(X509Certificate2 authority, DateTimeOffset until, params X509Certificate2[] revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (X509Certificate2 certificate in revoked)
        {
            list.AddEntry(certificate, From.AddDays(1));
        }

        File.WriteAllBytes(_scratch.At("list.crl"), list.Build(authority, 1, until, HashAlgorithmName.SHA256, thisUpdate: From.AddDays(2)));
    }
}
