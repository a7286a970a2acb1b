using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Inspections.Worker.Lifecycle;
using Quartz;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Counts how often a job has failed.</summary>
internal sealed class JobFailures
{
    private readonly ConcurrentDictionary<string, long> _failures = new(StringComparer.Ordinal);

    public JobFailures(IMeterFactory factory)
    {
        // Also 0: a count that is there only from the first failure on never rises for whoever watches it.
        foreach (Type job in (Type[])[typeof(PlannerJob), typeof(RoundJob), typeof(DeadlineNotifierJob)])
        {
            _failures[job.Name] = 0;
        }

        factory.Create(RoundTrace.Name).CreateObservableCounter("inspections.job.failures", Measure, "{failure}", "runs of a job that failed");
    }

    /// <summary>Counts a run that failed.</summary>
    public void Failed(IJob job) => _failures.AddOrUpdate(job.GetType().Name, 1, (_, times) => times + 1);

    private IEnumerable<Measurement<long>> Measure() => _failures.Select(f => new Measurement<long>(f.Value, new KeyValuePair<string, object?>("job", f.Key)));
}
