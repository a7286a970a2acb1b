using Inspections.Core.Encodings;
using Inspections.Worker.Delivery;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Inspections.Worker.Tests.Delivery;

/// <summary>A public folder, a database and a clock that a test sets, without a bureau around them.</summary>
internal sealed class OutboxDesk : IDisposable
{
    public static readonly string[] InOrder =
        ["draws/a/commitment.json", "draws/a/frame.jsonl", "ledger/key", "ledger/entries.jsonl", "ledger/checkpoints/1", "verify.js", "draws/a/index.html", "index.html"];

    private readonly Scratch _scratch = new();
    private readonly ILogger<OutboxDispatcher> _log;

    public OutboxDesk(ILogger<OutboxDispatcher>? log = null, bool empty = false)
    {
        _log = log ?? NullLogger<OutboxDispatcher>.Instance;
        Database = new Database(new SqliteDialect(_scratch.At("x.db")));
        Database.Schema.Prepare();
        foreach (string path in empty ? [] : InOrder)
        {
            Publish(path, $"{path}, first version\n");
        }

        Restart();
    }

    public Database Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public OutboxDispatcher Dispatcher { get; private set; } = null!;

    public string At(string name) => _scratch.At(name);

    public void Publish(string path, string content) =>
        Inspections.Worker.Files.AtomicFile.Write(Path.Combine(_scratch.At("public"), path), System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Another process takes over.</summary>
    public void Restart(string holder = "own") => Dispatcher = new OutboxDispatcher(Database, _scratch.At("public"), holder, Clock, _log);

    /// <summary>A turn of the worker.</summary>
    public async Task<int> TurnAsync(Destination destination)
    {
        Dispatcher.Offer();
        return await Dispatcher.DeliverAsync(destination, CancellationToken.None);
    }

    /// <summary>Turns, a minute or more after each other, until the destination has everything.</summary>
    public async Task FinishAsync(Destination destination)
    {
        for (int turn = 0; Missing(destination) > 0; turn++)
        {
            Xunit.Assert.True(turn < 50, "never done");
            Clock.Advance(TimeSpan.FromMinutes(1 + turn));
            Restart();
            await TurnAsync(destination);
        }
    }

    public long Missing(Destination destination) => Database.Read(s => OutboxStore.CountMissing(s, destination.Name));

    public Digest Published(string path) => Digest.Of(File.ReadAllBytes(Path.Combine(_scratch.At("public"), path)));

    public void Dispose() => _scratch.Dispose();
}
