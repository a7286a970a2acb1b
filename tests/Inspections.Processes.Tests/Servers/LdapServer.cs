using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

[assembly: AssemblyFixture(typeof(Inspections.Processes.Tests.Servers.LdapServer))]

namespace Inspections.Processes.Tests.Servers;

/// <summary>
/// A directory (OpenLDAP) for this run of the tests, started when first asked for: on loopback, in a scratch folder, as a user without rights. It
/// stops with the process that started it, however that ends.
/// </summary>
public sealed class LdapServer : IDisposable
{
    internal const string Base = "dc=bureau,dc=example", Manager = "cn=manager,dc=bureau,dc=example", ManagerPassword = "not-a-secret";
    internal const string PersonPassword = "a directory's password";

    private const string Binary = "/usr/sbin/slapd", Modules = "/usr/lib/ldap";

    // Started by a shell that waits for the end of its input, which comes also when this process is killed.
    private const string Script =
        """
        set -e
        dir=$1 port=$2 tls=$3
        cd "$dir"
        trap '' INT HUP
        mkdir -p "$dir/db"
        /usr/sbin/slapadd -f "$dir/slapd.conf" -l "$dir/people.ldif" >>"$dir/log" 2>&1
        /usr/sbin/slapd -d 0 -f "$dir/slapd.conf" -h "ldap://127.0.0.1:$port ldaps://127.0.0.1:$tls" >>"$dir/log" 2>&1 </dev/null &
        pid=$!
        read -r _ || true
        kill -INT $pid
        wait $pid || true
        """;

    private readonly object _gate = new();
    private string _folder = "";
    private Process? _process;
    private int _port, _tls;

    /// <summary>Where it is in the clear, on the loopback; skips the test where there is no server.</summary>
    internal string Address => $"ldap://127.0.0.1:{Started()._port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where it is by TLS.</summary>
    internal string SecureAddress => $"ldaps://127.0.0.1:{Started()._tls.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The folder with the certificate of its authority.</summary>
    internal string Authorities => Path.Combine(Started()._folder, "authorities");

    /// <summary>A folder with the certificate of another authority of the same name.</summary>
    internal string OtherAuthorities => Path.Combine(Started()._folder, "others");

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }

        if (_folder.Length > 0)
        {
            System.IO.Directory.Delete(_folder, recursive: true);
        }
    }

    private LdapServer Started()
    {
        Assert.SkipUnless(File.Exists(Binary), "no OpenLDAP server here (Debian: apt-get install slapd)");
        lock (_gate)
        {
            if (_process is null)
            {
                Start();
            }
        }

        return this;
    }

    private void Start()
    {
        (_port, _tls) = (FreePort(), FreePort());
        _folder = Temporary.NewFolder();
        WriteCertificate();
        File.WriteAllText(At("slapd.conf"), $"""
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath {Modules}
            moduleload back_mdb
            TLSCertificateFile {At("site.pem")}
            TLSCertificateKeyFile {At("site.key")}
            allow bind_anon_cred bind_anon_dn
            database mdb
            directory {At("db")}
            suffix "{Base}"
            rootdn "{Manager}"
            rootpw {ManagerPassword}

            """);
        File.WriteAllText(At("people.ldif"), $"""
            dn: {Base}
            objectClass: dcObject
            objectClass: organization
            dc: bureau
            o: Bureau

            dn: ou=people,{Base}
            objectClass: organizationalUnit
            ou: people

            {Person("Q2")}
            {Person("Q3")}
            dn: cn=twice,ou=people,{Base}
            objectClass: inetOrgPerson
            cn: twice
            sn: twice
            uid: Q3
            userPassword: {PersonPassword}

            """);
        bool isRoot = Environment.UserName == "root";
        if (isRoot)
        {
            using Process give = Process.Start("chown", ["-R", "nobody", _folder]);
            give.WaitForExit();
        }

        var start = new ProcessStartInfo(isRoot ? "runuser" : "sh") { RedirectStandardInput = true };
        string[] arguments = ["-c", Script, "sh", _folder, _port.ToString(CultureInfo.InvariantCulture), _tls.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in isRoot ? ["-u", "nobody", "--", "sh", .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        WaitUntilReady();
    }

    private static string Person(string staff) => $"""
        dn: uid={staff},ou=people,{Base}
        objectClass: inetOrgPerson
        uid: {staff}
        cn: {staff}
        sn: {staff}
        userPassword: {PersonPassword}

        """;

    private string At(string file) => Path.Combine(_folder, file);

    private void WriteCertificate()
    {
        using (X509Certificate2 other = Certificate())
        {
            Trust("others", other.ExportCertificatePem());
        }

        using X509Certificate2 own = Certificate();
        File.WriteAllText(At("site.pem"), own.ExportCertificatePem());
        File.WriteAllText(At("site.key"), own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Trust("authorities", own.ExportCertificatePem());
    }

    private void Trust(string folder, string certificate)
    {
        System.IO.Directory.CreateDirectory(At(folder));
        File.WriteAllText(At($"{folder}/bureau.pem"), certificate);
        using Process rehash = Process.Start(new ProcessStartInfo("openssl", ["rehash", At(folder)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        rehash.WaitForExit();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());

        // Long enough whenever the test runs.
        return request.CreateSelfSigned(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private void WaitUntilReady()
    {
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                probe.Connect(IPAddress.Loopback, _tls);
                return;
            }
            catch (SocketException) when (!_process!.HasExited)
            {
                Thread.Sleep(100);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException("OpenLDAP did not start: " + (File.Exists(At("log")) ? File.ReadAllText(At("log")) : ""));
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
