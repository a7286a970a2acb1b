using Inspections.Worker.Storage;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>What a piece of work is expected to ask a server for, fetched at once.</summary>
public sealed class ForeseenTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void What_is_fetched_at_once_is_what_would_be_answered_one_by_one()
    {
        var server = new Database(new CountedSqlite(_desk.DatabaseFile, asServer: true));
        Answers plain = server.Read(Ask);
        Each.Of([1, 2, 3], _ => Assert.Equal(plain, server.Read(session =>
        {
            session.Expect(new Expected("a test"));
            return Ask(session);
        })));
        Assert.Null(plain.NoRow);
        Assert.Null(plain.NoNumber);
        Assert.NotEqual("", plain.Sectors);
    }

    [Fact]
    public void What_was_written_since_is_seen_and_a_transaction_that_writes_asks_for_itself()
    {
        var server = new Database(new CountedSqlite(_desk.DatabaseFile, asServer: true));
        Each.Of([1, 2, 3], n =>
        {
            server.Write(session =>
            {
                session.Expect(new Expected("a test"));
                long before = Changes(session);
                session.Execute("UPDATE change_count SET number = number + 10");
                Assert.Equal(before + 10, Changes(session));
            });
            Assert.Equal(server.Read(Changes), server.Read(session =>
            {
                session.Expect(new Expected("a test"));
                return Changes(session) + Changes(session) - Ask(session).Change;
            }));
        });
    }

    /// <summary>What is fetched for one draw because it was asked for of another is that of the draw that is asked about.</summary>
    [Fact]
    public void What_is_expected_of_another_draw_is_asked_of_this_one()
    {
        var server = new Database(new CountedSqlite(_desk.DatabaseFile, asServer: true));
        server.Write(session => session.Send(
            "INSERT INTO setting (name, value) VALUES (@Name, @Value)",
            new[] { "draws/a", "draws/b", "draws/ab" }.Select(n => new { Name = n, Value = $"of {n}" })));
        Each.Of(["a", "b", "ab", "a", "missing"], draw => server.Read(
            session =>
            {
                Assert.Equal(draw == "missing" ? null : $"of draws/{draw}", Settings.Find(session, $"draws/{draw}"));
                Assert.Equal("of draws/b", Settings.Find(session, "draws/b"));
                Assert.Equal(draw.Length, session.Find<long>("SELECT COUNT(*) FROM change_count WHERE number >= @least", new { least = -draw.Length }) + draw.Length - 1);
                return true;
            },
            new Expected("a test of draws", new { draw, least = -draw.Length })));
    }

    [Fact]
    public void What_was_fetched_is_dropped_where_its_table_is_written_to_and_else_kept()
    {
        var counted = new CountedSqlite(_desk.DatabaseFile, asServer: true);
        var server = new Database(counted);
        Each.Of([1, 2, 3], n => server.Write(
            session =>
            {
                string? before = Settings.Find(session, "kept");
                long changes = Changes(session);
                int asked = counted.Statements;
                Settings.Set(session, "kept", $"{before}+");
                Assert.Equal(changes, Changes(session));
                Assert.Equal(asked, counted.Statements);
                Assert.Equal($"{before}+", Settings.Find(session, "kept"));
                Assert.True(counted.Statements > asked);
            },
            new Expected("a test that writes")));
        Assert.Equal("+++", server.Read(s => Settings.Find(s, "kept")));
    }

    private static long Changes(Session session) => session.Find<long>("SELECT number FROM change_count");

    private static Answers Ask(Session session) => new(
        string.Join(' ', session.Query<(string Code, string Name)>("SELECT code, name FROM sector ORDER BY code")),
        string.Join(' ', session.Query<byte[]>("SELECT leaf FROM ledger_entry ORDER BY position").Select(Convert.ToHexString)),
        Changes(session),
        session.Find<string>("SELECT path FROM public_file WHERE path = ''"),
        session.Find<long?>("SELECT MAX(number) FROM credit_record"),
        session.Find<(long, long)>("SELECT COUNT(*), COUNT(ended_at) FROM dishonesty"));

    private sealed record Answers(string Sectors, string Leaves, long Change, string? NoRow, long? NoNumber, (long, long) Pair);
}
