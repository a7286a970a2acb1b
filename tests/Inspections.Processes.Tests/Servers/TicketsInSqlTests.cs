using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Tests;
using Inspections.Worker.Tests.Storage;
using Npgsql;
using Xunit;

namespace Inspections.Processes.Tests.Servers;

/// <summary>The statements of docs/tickets-in-sql.md, as they stand there.</summary>
public sealed partial class TicketsInSqlTests(PostgreSqlServer server, RehearsedYear year) : IDisposable
{
    private readonly string _name = $"tickets_{Guid.NewGuid():N}";

    public void Dispose() => server.Drop(_name);

    [Fact]
    public void A_draw_repeated_in_the_database_gives_the_firms_of_its_receipt_in_their_order()
    {
        server.Connection(_name);
        server.Execute("postgres", $"CREATE DATABASE \"{_name}\"");
        string[] tables = Block("");
        string select = Assert.Single(Block("postgresql"));
        server.Execute(_name, tables.Single(t => t.StartsWith("CREATE TABLE frame", StringComparison.Ordinal)));
        using var connection = new NpgsqlConnection(server.Connection(_name));
        string[] draws = System.IO.Directory.GetDirectories(Path.Combine(year.Folder, "draws"));
        Assert.NotEmpty(draws);
        foreach (string draw in draws)
        {
            Commitment commitment = Commitment.FromJson(CanonicalJson.Parse(File.ReadAllBytes(Path.Combine(draw, "commitment.json"))));
            using var receipt = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(draw, "receipt.json")));
            DrawKey key = DrawKey.Of(commitment.Digest, receipt.RootElement.GetProperty("sources").EnumerateArray()
                .Select(s => SourceValue.FromJson(CanonicalJson.Parse(System.Text.Encoding.UTF8.GetBytes(s.GetRawText())))));
            connection.Execute("TRUNCATE frame, quota");
            connection.Execute("INSERT INTO frame VALUES (@Id, @Stratum, @MayBeDrawn)", File.ReadLines(Path.Combine(draw, "frame.jsonl")).Select(Row));
            connection.Execute("INSERT INTO quota VALUES (@Stratum, @Take)", commitment.Quotas.Select(q => new { Stratum = q.Stratum.ToString(), q.Take }));
            Assert.Equal(
                receipt.RootElement.GetProperty("strata").EnumerateArray()
                    .OrderBy(s => s.GetProperty("stratum").GetString(), StringComparer.Ordinal)
                    .SelectMany(s => s.GetProperty("drawn").EnumerateArray().Select(f => f.GetString())),
                connection.Query<(string Stratum, string Id, string Ticket)>(select, new { inner = key.InnerPad(), outer = key.OuterPad() }).Select(f => f.Id));
        }
    }

    [Fact]
    public void The_statement_for_SQL_Server_is_T_SQL() => Tsql.Parse("DECLARE @inner VARBINARY(64), @outer VARBINARY(64);\n" + Assert.Single(Block("tsql")));

    private static object Row(string line)
    {
        using var leaf = JsonDocument.Parse(line);
        return new
        {
            Id = leaf.RootElement.GetProperty("id").GetString(),
            Stratum = leaf.RootElement.GetProperty("stratum").GetString(),
            MayBeDrawn = leaf.RootElement.TryGetProperty("excluded", out _) ? 0 : 1,
        };
    }

    private static string[] Block(string language) => [.. Fenced().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Guides/tickets-in-sql.md")))
        .Where(b => b.Groups["language"].Value == language)
        .Select(b => b.Groups["text"].Value)];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fenced();
}
