using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>Who writes next, of those in one process.</summary>
public sealed class WriteTurnTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Whoever_came_first_is_next()
    {
        const int Many = 8;
        var turn = new WriteTurn();
        var order = new List<int>();
        var threads = new List<Thread>();
        Assert.True(turn.TryTake());
        foreach (int n in Enumerable.Range(0, Many))
        {
            var thread = new Thread(() => turn.Do(() => order.Add(n)));
            thread.Start();
            threads.Add(thread);
            Assert.True(SpinWait.SpinUntil(() => turn.Waiting == n + 1, TimeSpan.FromMinutes(1)));
        }

        Assert.False(turn.TryTake());
        turn.Leave();
        threads.ForEach(t => t.Join());
        Assert.Equal(Enumerable.Range(0, Many), order);
        Assert.True(turn.TryTake());
    }

    [Fact]
    public void What_fails_leaves_the_turn_to_the_next()
    {
        Database database = Open();
        Assert.Throws<InvalidDataException>(() => database.Write(_ => throw new InvalidDataException()));
        Assert.True(database.TryWrite(s => Settings.Set(s, "a", "b")));
        Assert.Equal("b", database.Read(s => Settings.Find(s, "a")));
    }

    [Fact]
    public void A_transaction_inside_another_is_told_at_once_and_does_not_wait_for_itself()
    {
        Database database = Open();
        Assert.Throws<InvalidOperationException>(() => database.Write(_ => database.Write(s => Settings.Set(s, "a", "inner"))));
        Assert.Null(database.Read(s => Settings.Find(s, "a")));
    }

    [Fact]
    public async Task What_can_wait_is_left_while_somebody_writes_and_readers_read()
    {
        Database database = Open();
        using var begun = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var writing = Task.Factory.StartNew(
            () => database.Write(s =>
            {
                Settings.Set(s, "a", "long");
                begun.Set();
                end.Wait(TestContext.Current.CancellationToken);
            }),
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        begun.Wait(TestContext.Current.CancellationToken);
        Assert.False(database.TryWrite(s => Settings.Set(s, "a", "short")));
        Assert.Null(database.Read(s => Settings.Find(s, "a")));
        end.Set();
        await writing;
        Assert.Equal("long", database.Read(s => Settings.Find(s, "a")));
    }

    /// <summary>A command beside the worker, which has the file open for itself.</summary>
    [Fact]
    public void What_can_wait_is_left_while_another_process_writes_and_done_afterwards()
    {
        Database database = Open(), other = Open();
        other.Write(s =>
        {
            Settings.Set(s, "a", "long");
            Assert.False(database.TryWrite(mine => Settings.Set(mine, "a", "short")));
        });
        Assert.Equal("long", database.Read(s => Settings.Find(s, "a")));
        Assert.True(database.TryWrite(s => Settings.Set(s, "a", "later")));
        Assert.Equal("later", other.Read(s => Settings.Find(s, "a")));
    }

    private Database Open()
    {
        var database = new Database(new SqliteDialect(_scratch.At("x.db")));
        database.Schema.Prepare();
        return database;
    }
}
