using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Net;
using System.Text;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.Hosting.Identity;

/// <summary>
/// Asks a directory whether a password is a person's, by binding as that person (RFC 4513 section 5.1.3). The way there is always TLS, but on the
/// loopback; what a person typed never becomes part of a name or a filter unescaped; and nothing is ever bound with an empty password, which a
/// directory takes for nobody's and lets in (section 5.1.2).
/// </summary>
internal sealed class LdapDirectory(LdapSetting setting)
{
    private const int Version3 = 3, LdapsPort = 636, LdapPort = 389;

    // Result codes of RFC 4511 appendix A.
    private const int InappropriateAuthentication = 48, InvalidCredentials = 49, NoSuchObject = 32;

    /// <summary>What asks the directory; null where the bureau has set none.</summary>
    public static DirectoryBind? Of(LdapSetting? setting) => setting is null ? null : new LdapDirectory(setting).Bind;

    /// <summary>True when the password is the person's.</summary>
    /// <exception cref="UserErrorException">The directory cannot be asked.</exception>
    public bool Bind(string staff, string password)
    {
        if (password.Length == 0)
        {
            return false;
        }

        try
        {
            return (setting.UserDn is { } name ? name.Replace(LdapSetting.Staff, EscapeName(staff), StringComparison.Ordinal) : Search(staff)) is { } dn && BindAs(dn, password);
        }
        catch (Exception e) when (e is DirectoryException or DllNotFoundException or TypeInitializationException)
        {
            throw AccountRefusals.DirectoryUnreached.Error(e is LdapException ldap ? $"{ldap.ErrorCode.ToString(CultureInfo.InvariantCulture)} {ldap.Message}" : e.Message);
        }
    }

    /// <summary>A text as a value in a distinguished name (RFC 4514 section 2.4).</summary>
    public static string EscapeName(string value)
    {
        var escaped = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool isOuterSpace = c == ' ' && (i == 0 || i == value.Length - 1);
            _ = c < ' ' ? escaped.Append(CultureInfo.InvariantCulture, $"\\{(int)c:X2}")
                : isOuterSpace || (c == '#' && i == 0) || "\"+,;<>\\=".Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c)
                : escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>A text as a value in a search filter (RFC 4515 section 3).</summary>
    public static string EscapeFilter(string value)
    {
        var escaped = new StringBuilder();
        foreach (char c in value)
        {
            _ = c is '*' or '(' or ')' or '\\' or '\0' ? escaped.Append(CultureInfo.InvariantCulture, $"\\{(int)c:X2}") : escaped.Append(c);
        }

        return escaped.ToString();
    }

    // One person, or nobody: of two it is not said which one is meant.
    private string? Search(string staff)
    {
        using LdapConnection connection = Connect();
        connection.Bind(new NetworkCredential(setting.BindDn, setting.BindPassword));
        try
        {
            var request = new SearchRequest(setting.SearchBase, setting.Filter.Replace(LdapSetting.Staff, EscapeFilter(staff), StringComparison.Ordinal), SearchScope.Subtree, "1.1");
            var answer = (SearchResponse)connection.SendRequest(request, TimeSpan.FromSeconds(setting.TimeoutSeconds));
            return answer.Entries is [SearchResultEntry only] ? only.DistinguishedName : null;
        }
        catch (DirectoryOperationException e) when ((int)e.Response.ResultCode == NoSuchObject)
        {
            return null;
        }
    }

    private bool BindAs(string dn, string password)
    {
        using LdapConnection connection = Connect();
        try
        {
            connection.Bind(new NetworkCredential(dn, password));
            return true;
        }
        catch (LdapException e) when (e.ErrorCode is InvalidCredentials or InappropriateAuthentication)
        {
            return false;
        }
    }

    // On Linux a connection knows its server's address only once something was asked, and StartTLS would go to this machine's own (dotnet/runtime 56619). What is
    // asked in the clear is what every directory tells everybody: whether it has a root (RFC 4512 section 5.1).
    private void Open(LdapConnection connection)
    {
        try
        {
            connection.SendRequest(new SearchRequest("", "(objectClass=*)", SearchScope.Base, "1.1"), TimeSpan.FromSeconds(setting.TimeoutSeconds));
        }
        catch (DirectoryOperationException)
        {
            // One that tells nobody is reached all the same.
        }
    }

    private LdapConnection Connect()
    {
        var address = new Uri(setting.Address);
        bool isLdaps = address.Scheme == "ldaps";
        var connection = new LdapConnection(new LdapDirectoryIdentifier(address.Host, address.Port > 0 ? address.Port : isLdaps ? LdapsPort : LdapPort))
        {
            AuthType = AuthType.Basic,
            AutoBind = false,
            Timeout = TimeSpan.FromSeconds(setting.TimeoutSeconds),
        };
        try
        {
            connection.SessionOptions.ProtocolVersion = Version3;
            connection.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
            if (setting.Authorities is { } folder && OperatingSystem.IsLinux())
            {
                connection.SessionOptions.TrustedCertificatesDirectory = folder;
                connection.SessionOptions.StartNewTlsSessionContext();
            }

            if (isLdaps)
            {
                connection.SessionOptions.SecureSocketLayer = true;
            }
            else if (setting.StartTls || !address.IsLoopback)
            {
                Open(connection);
                connection.SessionOptions.StartTransportLayerSecurity(null);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
