using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.PostgreSql;
using Inspections.Worker.Tests.Storage;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

public sealed partial class PostgreSqlStatementTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _name = $"statements_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public void Every_statement_is_prepared_by_the_server()
    {
        server.Make(_name);
        using var connection = new NpgsqlConnection(server.Connection(_name));
        connection.Open();
        var dialect = new PostgreSqlDialect(server.Connection(_name));
        var refused = new List<string>();
        SentStatement[] all = [.. SentStatements.All.Where(s => !s.Method.Contains("Inspections.Worker.Storage.SqlServer.", StringComparison.Ordinal))];
        foreach (SentStatement statement in all)
        {
            foreach (string sql in ManyRows.Fits(statement.Sql) ? (string[])[statement.Sql, ManyRows.Of(statement.Sql, 3)] : [statement.Sql])
            {
                var names = new List<string>();
                string numbered = Parameter().Replace(dialect.Spell(sql), p => Number(names, p.Value));
                try
                {
                    using var command = new NpgsqlCommand($"PREPARE tried AS {numbered}; DEALLOCATE tried", connection);
                    command.ExecuteNonQuery();
                }
                catch (PostgresException e)
                {
                    refused.Add($"{statement.Method}: {e.MessageText}\n{numbered}");
                }
            }
        }

        Assert.Empty(refused);
        Assert.True(all.Length > 100, $"{all.Length} statements found");
    }

    private static string Number(List<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }

        return "$" + (names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) + 1).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
