using System.Collections.Concurrent;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>One thing that must hold for the worker to do its work.</summary>
internal sealed record ReadinessCheck(string Name, bool Ok, string Found);

/// <summary>Whether the worker can do its work, and where every round stands.</summary>
internal sealed record ReadinessReport(IReadOnlyList<ReadinessCheck> Checks, IReadOnlyList<Condition> Conditions, IReadOnlyList<RoundOverview> Rounds)
{
    public bool IsReady => Checks.All(c => c.Ok);
}

/// <summary>Asks the database, the public folder and the scheduler, anew each time.</summary>
internal sealed partial class Readiness(BureauContext bureau, WorkerSettings settings, FolderPublisher publisher, SchedulerWatch scheduler, Conditions conditions, ILogger<Readiness> log)
{
    // A watcher asks several times a minute: a check that fails is logged when it begins to.
    private readonly ConcurrentDictionary<string, byte> _failing = new(StringComparer.Ordinal);

    public async Task<ReadinessReport> AskAsync()
    {
        ReadinessCheck schedule = await CheckAsync("scheduler", async () => await scheduler.IsRunningAsync().ConfigureAwait(false) ? null : "it does not run").ConfigureAwait(false);
        ReadinessCheck planner = await CheckAsync("planner", scheduler.PlannerComplaintAsync).ConfigureAwait(false);
        ReadinessCheck database = await CheckAsync("database", () => Task.FromResult(
            bureau.Database.Schema.State is var state && state == SchemaState.Current ? null : $"its tables are {state}")).ConfigureAwait(false);
        ReadinessCheck ledger = await CheckAsync("ledger", () => Task.FromResult(Ledger())).ConfigureAwait(false);
        IReadOnlyList<Condition> now = conditions.Now;
        var known = new ReadinessCheck("conditions", now.Count == 0, now.Count == 0 ? "ok" : string.Join(", ", now.Select(c => c.Name)));
        return new ReadinessReport([database, ledger, schedule, planner, known], now, database.Ok ? Rounds() : []);
    }

    private string? Ledger()
    {
        publisher.RequireHistory().RequireInForce(bureau.Keys.Signer);
        return null;
    }

    private IReadOnlyList<RoundOverview> Rounds() => bureau.Database.Read(s => BureauStatus.RoundsOf(s, settings.Commitment, bureau.Today));

    // What went wrong is for the log; a stranger who can ask learns no more than that it did.
    private async Task<ReadinessCheck> CheckAsync(string name, Func<Task<string?>> complaint)
    {
        try
        {
            string? found = await complaint().ConfigureAwait(false);
            _failing.TryRemove(name, out _);
            return new ReadinessCheck(name, found is null, found ?? "ok");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (_failing.TryAdd(name, 0))
            {
                LogNotReady(log, e, name);
            }

            return new ReadinessCheck(name, Ok: false, "it failed; see the log");
        }
    }

    [LoggerMessage(LogLevel.Error, "not ready: {Check}")]
    private static partial void LogNotReady(ILogger log, Exception e, string check);
}
