using System.Diagnostics.Metrics;
using Inspections.Core.Calendar;
using Inspections.Core.Results;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Publication;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>Counts of this year, and of rounds in earlier ones that are still open, read from the database when somebody measures.</summary>
internal sealed class Meters
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly BureauContext _bureau;
    private readonly WorkerSettings _settings;
    private readonly FolderPublisher _publisher;
    private readonly DeadlineList _deadlines;
    private (long At, IReadOnlyList<BureauStatus> Years)? _last;
    private (long Size, long At)? _behind;

    public Meters(IMeterFactory factory, BureauContext bureau, WorkerSettings settings, WorkingDayCalendar calendar, FolderPublisher publisher, DeadlineNotifier notifier, RoundProcessor processor, Conditions conditions, ClockWatch watch, SchedulerWatch scheduler)
    {
        (_bureau, _settings, _publisher, _deadlines) = (bureau, settings, publisher, new DeadlineList(settings.Deadlines, calendar));
        string[] told = [.. notifier.Destinations.Select(d => d.Name)];
        Meter meter = factory.Create(Telemetry.Name);
        meter.CreateObservableGauge("inspections.rounds", Rounds, "{round}", "rounds of the open years by sector and state");
        meter.CreateObservableGauge("inspections.coverage.drawn", () => Sectors(s => s.Drawn), "{firm}", "distinct firms drawn this year and still counting");
        meter.CreateObservableGauge("inspections.coverage.floor", () => Sectors(s => s.Floor), "{firm}", "distinct firms that must be drawn by the year's end");
        meter.CreateObservableGauge("inspections.results.overdue", Overdue, "{deadline}", "visits, results, reviews, publications and measures whose day is over, by kind");
        meter.CreateObservableGauge("inspections.publication.lag", () => Lag().TotalSeconds, "s", "age of the oldest ledger entry that is not published");
        meter.CreateObservableGauge("inspections.planner.age", () => scheduler.Age.TotalSeconds, "s", "time since the planner's last turn began; it has one every minute");
        meter.CreateObservableGauge("inspections.alerts.failures", () => Each(told, AlertFailures), "{failure}", "failures in a row to tell somebody of deadlines");
        meter.CreateObservableGauge("inspections.delivery.missing", () => Destinations(OutboxStore.CountMissing), "{file}", "published files that a destination has not got yet");
        meter.CreateObservableGauge("inspections.delivery.dead", () => Destinations((s, d) => OutboxStore.Dead(s, d).Count), "{file}", "files that a destination refused or did not take for days");
        meter.CreateObservableGauge("inspections.conditions", () => Now(conditions), "{condition}", "things that are wrong now, by id");
        meter.CreateObservableCounter("inspections.step.failures", () => Failures(processor), "{failure}", "steps of the worker that failed, by name");
        meter.CreateObservableCounter("inspections.publication.restored", () => publisher.PutBack, "{file}", "published files that were missing or changed and were put back");
        meter.CreateObservableCounter("inspections.clock.jumps", () => watch.Jumps, "{jump}", "times that the wall clock was set while the worker ran");
    }

    private IEnumerable<Measurement<long>> Rounds() => Now().SelectMany(y => y.Rounds.Values).GroupBy(r => (r.Draw.Sector, r.State)).Select(g =>
        new Measurement<long>(g.Count(), new("sector", g.Key.Sector.ToString()), new("state", g.Key.State.ToString())));

    private IEnumerable<Measurement<long>> Sectors(Func<SectorOverview, long> count) =>
        Now()[^1].Sectors.Select(s => new Measurement<long>(count(s), new KeyValuePair<string, object?>("sector", s.Rules.Sector.ToString())));

    // Also 0, so that a watcher can tell that nothing is overdue from that nothing is measured.
    private IEnumerable<Measurement<long>> Overdue()
    {
        ILookup<DeadlineKind, Deadline> overdue = _bureau.Database.Read(s => _deadlines.On(s, _bureau.Today)).Where(d => d.Urgency == Urgency.Overdue).ToLookup(d => d.Kind);
        return Enum.GetValues<DeadlineKind>().Where(k => k != DeadlineKind.Certificate)
            .Select(k => new Measurement<long>(overdue[k].Count(), new KeyValuePair<string, object?>("kind", k.ToString())));
    }

    // Also 0, so that a watcher can tell that nothing is wrong from that nothing is looked at.
    private static IEnumerable<Measurement<long>> Now(Conditions conditions)
    {
        ILookup<string, Condition> now = conditions.Now.ToLookup(c => c.Id, StringComparer.Ordinal);
        return ConditionIds.All.Select(id => new Measurement<long>(now[id].Count(), new KeyValuePair<string, object?>("id", id)));
    }

    private static IEnumerable<Measurement<long>> Failures(RoundProcessor processor) =>
        processor.Failures.Select(f => new Measurement<long>(f.Value, new KeyValuePair<string, object?>("step", f.Key)));

    // By the entries' own times; or, where the clock was set back behind them, by how long it has been seen here.
    private TimeSpan Lag()
    {
        TimeSpan byEntries = _publisher.Lag(_bureau.Now);
        if (byEntries == TimeSpan.Zero)
        {
            _behind = null;
            return TimeSpan.Zero;
        }

        long published = _publisher.Head?.Checkpoint.Head.Size ?? 0;
        lock (_lock)
        {
            if (_behind is not { } seen || seen.Size != published)
            {
                _behind = seen = (published, _bureau.Clock.GetTimestamp());
            }

            TimeSpan here = _bureau.Clock.GetElapsedTime(seen.At);
            return byEntries > here ? byEntries : here;
        }
    }

    private static long AlertFailures(Session session, string destination) => DestinationStore.Find(session, destination)?.Failures ?? 0;

    private IEnumerable<Measurement<long>> Destinations(Func<Session, string, long> count) => Each(_settings.Destinations.Select(d => d.Name), count);

    private IEnumerable<Measurement<long>> Each(IEnumerable<string> destinations, Func<Session, string, long> count) => destinations.Select(d =>
        new Measurement<long>(_bureau.Database.Read(s => count(s, d)), new KeyValuePair<string, object?>("destination", d)));

    // One reading serves all gauges of a measurement.
    private IReadOnlyList<BureauStatus> Now()
    {
        lock (_lock)
        {
            if (_last is not { } last || _bureau.Clock.GetElapsedTime(last.At) > Fresh)
            {
                last = (_bureau.Clock.GetTimestamp(), _bureau.Database.Read(s => BureauStatus.Of(s, _settings.Commitment, _bureau.Today)));
                _last = last;
            }

            return last.Years;
        }
    }
}
