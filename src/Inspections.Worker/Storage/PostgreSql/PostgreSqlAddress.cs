using System.Data.Common;
using Npgsql;

namespace Inspections.Worker.Storage.PostgreSql;

/// <summary>The two spellings of a connection to PostgreSQL: <c>Host=…;Database=…</c> and <c>postgres://user:password@host:port/name?option=value</c>.</summary>
internal static class PostgreSqlAddress
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    /// <summary>True for a connection to PostgreSQL: an address of its scheme, or a string with a <c>Host</c>, which SQL Server does not know.</summary>
    public static bool Names(string connection)
    {
        if (IsUrl(connection))
        {
            return true;
        }

        try
        {
            return new DbConnectionStringBuilder { ConnectionString = connection }.ContainsKey("Host");
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>True when there is a password in it.</summary>
    public static bool HasPassword(string connection) => !string.IsNullOrEmpty(Read(connection).Password);

    /// <summary>The parts of a connection.</summary>
    /// <exception cref="ArgumentException">It is none, or has an option that the client does not know.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connection)
    {
        if (!IsUrl(connection))
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }

        var address = new Uri(connection, UriKind.Absolute);
        string[] user = address.UserInfo.Split(':', 2);
        var parts = new NpgsqlConnectionStringBuilder
        {
            Host = address.IdnHost,
            Port = address.IsDefaultPort || address.Port < 0 ? NpgsqlConnection.DefaultPort : address.Port,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
        };
        if (user[0].Length > 0)
        {
            parts.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            parts.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (string option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            parts[Name(Uri.UnescapeDataString(pair[0]))] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return parts;
    }

    private static bool IsUrl(string connection) => Schemes.Any(s => connection.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    // The options as libpq spells them in such an address; the client's own names need no change.
    private static string Name(string option) => option switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        "options" => "Options",
        _ => option,
    };
}
