using System.Data.Common;
using Inspections.Worker.Storage;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>What is written without waiting for it reaches a server with whatever is asked next, in its order.</summary>
public sealed class SentTogetherTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly CountedSqlite _counted;
    private readonly Database _server;

    public SentTogetherTests()
    {
        _counted = new CountedSqlite(_desk.DatabaseFile, asServer: true);
        _server = new Database(_counted);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void What_is_written_waits_for_what_is_asked_next_which_sees_it()
    {
        _server.Write(session =>
        {
            int before = _counted.Statements;
            Set(session, "a", "1");
            Set(session, "b", "2");
            session.Send("UPDATE setting SET value = @value WHERE name = @name", new { value = "11", name = "a" });
            session.Send("DELETE FROM setting WHERE name = @name", new { name = "b" });
            Assert.Equal(before, _counted.Statements);
            Assert.Equal("11", Named(session, "a"));
            Assert.Null(Named(session, "b"));
        });
        Assert.Equal("11", _server.Read(s => Named(s, "a")));
    }

    [Fact]
    public void A_statement_whose_rows_are_counted_counts_its_own_after_those_that_wait()
    {
        _server.Write(session =>
        {
            Each.Of(["a", "b", "c"], n => Set(session, n, "1"));
            Assert.Equal(2, session.Execute("UPDATE setting SET value = @value WHERE name IN ('a', 'b')", new { value = "2" }));
        });
        Assert.Equal(("2", "1"), _server.Read(s => (Named(s, "a")!, Named(s, "c")!)));
    }

    [Fact]
    public void What_nothing_is_asked_after_is_written_before_the_commit_and_counted()
    {
        long before = _server.Read(ChangeCount.Of);
        _server.Write(s => Set(s, "a", "1"));
        _server.Write(s => s.Send("UPDATE setting SET value = @value WHERE name = @name", new { value = "3", name = "a" }));
        _server.Write(s => s.Send("UPDATE setting SET value = @value WHERE name = @name", new { value = "4", name = "nobody's" }));
        Assert.Equal("3", _server.Read(s => Named(s, "a")));
        Assert.Equal(before + 2, _server.Read(ChangeCount.Of));
    }

    [Fact]
    public void What_a_server_refuses_later_undoes_the_whole_transaction()
    {
        long before = _server.Read(ChangeCount.Of);
        Assert.ThrowsAny<DbException>(() => _server.Write(session =>
        {
            Set(session, "a", "1");
            Set(session, "a", "2");
        }));
        Assert.Equal((null, before), _server.Read(s => (Named(s, "a"), ChangeCount.Of(s))));
    }

    [Fact]
    public void More_than_a_server_takes_at_once_goes_by_several_messages_and_none_is_lost()
    {
        const int All = (3 * ManyRows.MostParameters) + 7;
        _server.Write(session =>
        {
            session.Send("INSERT INTO setting (name, value) VALUES (@Name, @Value)", Enumerable.Range(0, All).Select(n => new { Name = $"many {n}", Value = $"{n}" }));
            for (int n = 0; n < All; n += 2)
            {
                session.Send("DELETE FROM setting WHERE name = @name", new { name = $"many {n}" });
            }

            Assert.Equal(All / 2, session.Find<long>("SELECT COUNT(*) FROM setting WHERE name LIKE 'many %'"));
        });
    }

    /// <summary>The values of a list are numbered, and so are the statements: neither takes the other's for its own.</summary>
    [Fact]
    public void Lists_in_many_statements_keep_their_own_values()
    {
        const int All = 30;
        _server.Write(session =>
        {
            session.Send("INSERT INTO setting (name, value) VALUES (@Name, @Value)", Enumerable.Range(0, All * All).Select(n => new { Name = $"list {n}", Value = "" }));
            for (int n = 0; n < All; n++)
            {
                session.Send("UPDATE setting SET value = @value WHERE name IN @names", new { value = $"{n}", names = Enumerable.Range(n * All, All).Select(i => $"list {i}").ToArray() });
            }
        });
        Assert.Equal(
            Enumerable.Range(0, All * All).Select(n => (n, $"{n / All}")),
            _server.Read(s => s.Query<(string Name, string Value)>("SELECT name, value FROM setting WHERE name LIKE 'list %'")).Select(r => (int.Parse(r.Name[5..], System.Globalization.CultureInfo.InvariantCulture), r.Value)).Order());
    }

    [Fact]
    public void Nothing_is_sent_for_a_transaction_that_was_begun_to_read() =>
        Assert.Throws<InvalidOperationException>(() => _server.Read(s =>
        {
            Set(s, "a", "1");
            return true;
        }));

    /// <summary>The bytes of a null are told from the text of one: a server does not take one for the other.</summary>
    [Fact]
    public void A_value_that_is_missing_keeps_its_type()
    {
        StatementParameter[] parameters = [.. StatementParameters.Of("@Text @Bytes @text", new { Bytes = (byte[]?)null, Text = (string?)null, More = 1 })];
        Assert.Equal([("Text", null), ("Bytes", System.Data.DbType.Binary)], parameters.Select(p => (p.Name, p.Type)));
        Assert.Throws<InvalidOperationException>(() => StatementParameters.Of("@Missing", new { Text = "" }));
    }

    private static void Set(Session session, string name, string value) => session.Send("INSERT INTO setting (name, value) VALUES (@name, @value)", new { name, value });

    private static string? Named(Session session, string name) => session.Find<string>("SELECT value FROM setting WHERE name = @name", new { name });
}
