using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Inspections.Processes.Tests.Servers.PostgreSqlServer))]

namespace Inspections.Processes.Tests.Servers;

/// <summary>
/// A PostgreSQL server for this run of the tests, started when first asked for: on loopback, in a scratch folder, as a user without rights.
/// It stops with the process that started it, however that ends. Its texts sort by language unless a column says otherwise.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    internal const string User = "inspections", Password = "not-a-secret";

    // Started by a shell that waits for the end of its input, which comes also when this process is killed.
    private const string Script =
        """
        set -e
        bin=$1 port=$2
        dir=$(mktemp -d /tmp/inspections-postgres-XXXXXX)
        cd "$dir"
        trap 'rm -rf "$dir"' EXIT
        trap '' INT HUP
        printf not-a-secret > "$dir/password"
        "$bin/initdb" -D "$dir/data" -U inspections -A scram-sha-256 --pwfile "$dir/password" -E UTF8 --locale=C --locale-provider=icu --icu-locale=en-US --no-sync >/dev/null
        run() {
            "$bin/postgres" -D "$dir/data" -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off -c max_connections=200 -c shared_buffers=64MB >>"$dir/log" 2>&1 </dev/null &
            pid=$!
        }
        run
        while read -r restart; do
            kill -INT $pid
            wait $pid || true
            run
        done
        kill -INT $pid
        wait $pid || true
        """;

    private readonly object _gate = new();
    private Process? _process;
    private string? _missing;
    private int _port;

    /// <summary>A database's connection string on the running server; skips the test where there is none.</summary>
    internal string Connection(string database)
    {
        lock (_gate)
        {
            if (_process is null && _missing is null)
            {
                Start();
            }
        }

        Assert.SkipWhen(_missing is not null, _missing ?? "");
        return $"Host=127.0.0.1;Port={_port.ToString(CultureInfo.InvariantCulture)};Database={database};Username={User};Password={Password}";
    }

    /// <summary>Ends the server, whoever is connected, and starts it again.</summary>
    internal void Restart()
    {
        lock (_gate)
        {
            string before = Started();
            _process!.StandardInput.WriteLine("restart");
            _process.StandardInput.Flush();
            while (true)
            {
                try
                {
                    if (Started() != before)
                    {
                        return;
                    }
                }
                catch (NpgsqlException)
                {
                    // It is on its way.
                }

                Thread.Sleep(100);
            }
        }
    }

    /// <summary>A new database with the program's tables.</summary>
    internal Database Make(string name)
    {
        var database = new Database(new PostgreSqlDialect(Connection(name)));
        database.Schema.Migrate();
        return database;
    }

    /// <summary>Drops a database, whoever is still connected.</summary>
    internal void Drop(string name)
    {
        if (_process is null)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();
        Execute("postgres", $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
    }

    /// <summary>Runs a statement as the server's owner.</summary>
    internal void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            NpgsqlConnection.ClearAllPools();
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
    }

    private void Start()
    {
        string? bin = Binaries();
        if (bin is null)
        {
            _missing = "no PostgreSQL server here (Debian: apt-get install postgresql)";
            return;
        }

        _port = FreePort();
        var start = new ProcessStartInfo(Environment.UserName == "root" ? "runuser" : "sh") { RedirectStandardInput = true, RedirectStandardError = true };
        string[] arguments = ["-c", Script, "sh", bin, _port.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in Environment.UserName == "root" ? ["-u", "nobody", "--", "sh", .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        WaitUntilReady();
    }

    private string Started()
    {
        using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_postmaster_start_time()::text", connection);
        return (string)command.ExecuteScalar()!;
    }

    private void WaitUntilReady()
    {
        string connection = $"Host=127.0.0.1;Port={_port.ToString(CultureInfo.InvariantCulture)};Database=postgres;Username={User};Password={Password};Pooling=false";
        while (true)
        {
            try
            {
                using var probe = new NpgsqlConnection(connection);
                probe.Open();
                return;
            }
            catch (NpgsqlException) when (!_process!.HasExited)
            {
                Thread.Sleep(100);
            }
            catch (NpgsqlException)
            {
                throw new InvalidOperationException("PostgreSQL did not start: " + _process!.StandardError.ReadToEnd());
            }
        }
    }

    private static string? Binaries()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> folders = System.IO.Directory.Exists(Debian) ? System.IO.Directory.EnumerateDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(v => Path.Combine(v, "bin")) : [];
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "postgres")) && File.Exists(Path.Combine(f, "initdb")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
