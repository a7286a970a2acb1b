namespace Inspections.Worker.Health;

/// <summary>
/// Takes the steps of a turn one by one: what fails in one stops no other. A failure is logged when it begins and when it is over,
/// counted each time, and a condition when it has come several times in a row.
/// </summary>
internal sealed partial class StepWatch(Conditions conditions, ILogger log)
{
    // Once is an accident that the next turn makes good: a database that was busy, a file that a mirror held.
    private const int Repeatedly = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _inARow = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ever = new(StringComparer.Ordinal);

    /// <summary>How often the steps of each name have failed since the worker began.</summary>
    public IReadOnlyDictionary<string, long> Failures
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, long>(_ever, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Takes a step; gives what it failed with, or null.</summary>
    /// <param name="name">What the step is called: a fixed name, for a measurement counts by it.</param>
    /// <param name="step">The step.</param>
    /// <param name="subject">What it is taken for, such as a draw.</param>
    public Exception? Take(string name, Action step, string subject = "")
    {
        string what = subject.Length == 0 ? name : $"{name} {subject}";
        lock (_lock)
        {
            // Also 0: a count that is there only from the first failure on never rises for whoever watches it.
            _ever.TryAdd(name, 0);
        }

        try
        {
            step();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Failed(name, what, e);
            return e;
        }

        Worked(what);
        return null;
    }

    private void Failed(string name, string what, Exception e)
    {
        int times;
        lock (_lock)
        {
            _ever[name] = _ever.GetValueOrDefault(name) + 1;
            _inARow[what] = times = _inARow.GetValueOrDefault(what) + 1;
        }

        if (times == 1)
        {
            LogFails(log, e, what);
        }

        if (times >= Repeatedly)
        {
            conditions.Begin(ConditionIds.StepFails, new Finding(
                what, new Text($"步骤“{what}”连续失败（{e.GetType().Name}），每分钟重试；原因见日志", $"the step '{what}' keeps failing ({e.GetType().Name}) and is tried again every minute; the log says why")));
        }
    }

    private void Worked(string what)
    {
        int times;
        lock (_lock)
        {
            _inARow.Remove(what, out times);
        }

        if (times > 0)
        {
            LogWorks(log, what, times);
            conditions.End(ConditionIds.StepFails, what);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Step} failed and will be tried again; it is logged again when it works")]
    private static partial void LogFails(ILogger log, Exception e, string step);

    [LoggerMessage(LogLevel.Information, "{Step} works again after {Times} failures")]
    private static partial void LogWorks(ILogger log, string step, int times);
}

/// <summary>Steps of a turn failed; each was logged, and the others were taken.</summary>
internal sealed class StepsFailedException(IReadOnlyList<string> steps, IEnumerable<Exception> failures)
    : AggregateException($"failed: {string.Join(", ", steps)}", failures)
{
    /// <summary>Which.</summary>
    public IReadOnlyList<string> Steps => steps;
}
