using System.Diagnostics.Metrics;
using Inspections.Worker.Lifecycle;

namespace Inspections.Worker.Hosting.Scheduling;

/// <summary>Counts how often a job has failed.</summary>
internal sealed class JobFailures(IMeterFactory factory)
{
    private readonly Counter<long> _failures =
        factory.Create(RoundTrace.Name).CreateCounter<long>("inspections.job.failures", "{failure}", "runs of a job that failed");

    /// <summary>Counts a run that failed.</summary>
    public void Failed(string job) => _failures.Add(1, new KeyValuePair<string, object?>("job", job));
}
