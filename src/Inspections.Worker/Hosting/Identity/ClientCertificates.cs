using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>Says whom a certificate names, when it comes from one of the bureau's authorities, is for signing in, in force and not revoked (RFC 5280).</summary>
internal sealed class ClientCertificates
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly ClientCertificateSetting _setting;
    private readonly X509Certificate2Collection _authorities = [];
    private readonly Lock _gate = new();
    private (DateTime Written, IReadOnlyList<X509Crl> Lists) _lists;

    /// <exception cref="UserErrorException">A file cannot be read.</exception>
    public ClientCertificates(ClientCertificateSetting setting)
    {
        _setting = setting;
        try
        {
            _authorities.ImportFromPemFile(setting.Authorities);
            _ = Lists();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or GeneralSecurityException)
        {
            throw SettingRefusals.Value.Error($"Console:ClientCertificates", $"{setting.Authorities} {setting.Revocations}", e.Message);
        }

        if (_authorities.Count == 0)
        {
            throw SettingRefusals.Value.Error($"Console:ClientCertificates:{nameof(setting.Authorities)}", setting.Authorities, new Text("PEM 证书", "certificates in PEM"));
        }
    }

    /// <summary>The staff id that a certificate has, or why it is not taken.</summary>
    /// <param name="certificate">What the browser presented, and has the key of.</param>
    /// <param name="now">Now.</param>
    public (string? Staff, Refusal? Refused) Find(X509Certificate2 certificate, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ExtraStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        if (!chain.Build(certificate))
        {
            return (null, AccountRefusals.CertificateNotTaken.Of(string.Join("; ", chain.ChainStatus.Select(s => s.Status).Distinct().Select(s => s.ToString()))));
        }

        if (_setting.Revocations is not null && Revoked(chain, now) is { } why)
        {
            return (null, AccountRefusals.CertificateNotTaken.Of(why));
        }

        string part = _setting.StaffFrom;
        return CertificateNames.Find(certificate, part) is not { } given ? (null, AccountRefusals.CertificateNotTaken.Of(new Text($"没有 {part}，或有几个", $"it has no {part}, or several")))
            : StaffDomain.StaffOf(given, _setting.StaffDomain) is { } staff ? (staff, null)
            : (null, AccountRefusals.CertificateNotTaken.Of(new Text($"{part} 不是 @{_setting.StaffDomain} 的", $"its {part} is not of @{_setting.StaffDomain}")));
    }

    // A list that is missing, over or not its authority's own says nothing: then nobody is let in by it.
    private Text? Revoked(X509Chain chain, DateTimeOffset now)
    {
        IReadOnlyList<X509Crl> lists;
        try
        {
            lists = Lists();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GeneralSecurityException)
        {
            return new Text($"吊销列表不能读取：{e.Message}", $"the revocation list cannot be read: {e.Message}");
        }

        var parser = new X509CertificateParser();
        for (int i = 0; i + 1 < chain.ChainElements.Count; i++)
        {
            Org.BouncyCastle.X509.X509Certificate one = parser.ReadCertificate(chain.ChainElements[i].Certificate.RawData), issuer = parser.ReadCertificate(chain.ChainElements[i + 1].Certificate.RawData);
            X509Crl[] own = [.. lists.Where(l => l.IssuerDN.Equivalent(one.IssuerDN) && IsSignedBy(l, issuer))];
            if (own.Length == 0 || own.All(l => l.NextUpdate is { } next && next < now.UtcDateTime))
            {
                return new Text($"没有 {one.IssuerDN} 现行的吊销列表", $"there is no revocation list of {one.IssuerDN} that is in force");
            }

            if (own.Any(l => l.IsRevoked(one)))
            {
                return new Text("已吊销", "it is revoked");
            }
        }

        return null;
    }

    private static bool IsSignedBy(X509Crl list, Org.BouncyCastle.X509.X509Certificate issuer)
    {
        try
        {
            list.Verify(issuer.GetPublicKey());
            return true;
        }
        catch (GeneralSecurityException)
        {
            return false;
        }
    }

    private IReadOnlyList<X509Crl> Lists()
    {
        if (_setting.Revocations is not { } file)
        {
            return [];
        }

        DateTime written = File.GetLastWriteTimeUtc(file);
        lock (_gate)
        {
            if (_lists.Lists is null || _lists.Written != written)
            {
                _lists = (written, [.. new X509CrlParser().ReadCrls(File.ReadAllBytes(file))]);
            }

            return _lists.Lists;
        }
    }
}
