using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Tests.BureauConsole;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>Two workers share a server, each with a console, connections and a public folder of its own, and people are on both.</summary>
public sealed class PostgreSqlCrowdTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"crowd_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public async Task Twelve_people_on_two_consoles_act_beside_a_draw_and_each_is_served_or_refused_with_a_page()
    {
        server.Make(_name);
        await using CrowdDesk crowd = await CrowdDesk.OpenAsync(new CrowdSize(Inspectors: 6, Heads: 3, Operators: 3), Open("one"), Open("two"));
        await crowd.ActAsync();
    }

    // The client pools by the connection string.
    private Database Open(string worker) => new(new PostgreSqlDialect($"{server.Connection(_name)};Application Name=inspections-{worker}"));
}
