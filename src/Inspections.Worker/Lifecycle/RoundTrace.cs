using System.Diagnostics;

namespace Inspections.Worker.Lifecycle;

/// <summary>One span for every step of a round, for whoever collects traces.</summary>
internal static class RoundTrace
{
    /// <summary>The name of the worker's traces and measurements.</summary>
    public const string Name = "Inspections";

    /// <summary>Where the spans begin.</summary>
    public static ActivitySource Steps { get; } = new(Name);
}
