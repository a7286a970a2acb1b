using System.Diagnostics;

namespace Inspections.Benchmarks;

/// <summary>CPU-seconds of this process, user and system: what counts on a machine that others use too.</summary>
internal static class Cpu
{
    /// <summary>The least of several runs.</summary>
    public static double Seconds(Action work, int runs = 3) => Enumerable.Range(0, runs).Min(_ =>
    {
        GC.Collect();
        double before = Now;
        work();
        return Now - before;
    });

    private static double Now
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime.TotalSeconds;
        }
    }
}
