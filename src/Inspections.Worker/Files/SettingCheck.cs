namespace Inspections.Worker.Files;

/// <summary>Refuses a setting by its name, with the value it has and what would do.</summary>
internal static class SettingCheck
{
    /// <exception cref="UserErrorException"><paramref name="holds"/> is false.</exception>
    public static void Require(bool holds, string name, object value, string allowed) => Require(holds, name, value, Text.Same(allowed));

    /// <exception cref="UserErrorException"><paramref name="holds"/> is false.</exception>
    public static void Require(bool holds, string name, object value, Text allowed)
    {
        if (!holds)
        {
            throw SettingRefusals.Value.Error(name, value, allowed);
        }
    }

    /// <summary>Requires names of hosts, such as a proxy passes on.</summary>
    /// <exception cref="UserErrorException">One is none.</exception>
    public static void RequireHosts(string name, IEnumerable<string> hosts)
    {
        foreach (string host in hosts)
        {
            Require(
                Uri.CheckHostName(host) is not (UriHostNameType.Unknown or UriHostNameType.Basic), name, host,
                new Text("random.housing.example，不含 http:// 和端口", "random.housing.example, without http:// and port"));
        }
    }
}
