namespace Inspections.Worker.Health;

/// <summary>
/// What is wrong now, as the parts of the worker report it; readiness, measurements and whoever is told read it here. The log has a
/// line when something begins and a line when it ends, however often it is reported in between.
/// </summary>
internal sealed partial class Conditions(TimeProvider clock, ILogger log)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Id, string Subject), Condition> _now = [];

    /// <summary>Told what is wrong now whenever that changes.</summary>
    public Action<IReadOnlyList<Condition>> Changed { get; init; } = _ => { };

    /// <summary>Everything that is wrong now, in the order of ids and subjects.</summary>
    public IReadOnlyList<Condition> Now
    {
        get
        {
            lock (_lock)
            {
                return [.. _now.Values.OrderBy(c => c.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Reports that something is wrong; said again with other words it stays the same thing.</summary>
    public void Begin(string id, Finding found)
    {
        Condition? known;
        var now = new Condition(id, found.Subject, found.Says, clock.GetUtcNow(), found.Refusal);
        lock (_lock)
        {
            if (_now.TryGetValue((id, found.Subject), out known))
            {
                now = now with { Since = known.Since };
            }

            _now[(id, found.Subject)] = now;
        }

        if (known is null)
        {
            LogBegins(log, id, found.Subject, found.Says.En);
        }

        if (known != now)
        {
            Changed(Now);
        }
    }

    /// <summary>Reports that something is wrong no longer; what was not wrong is left as it is.</summary>
    public void End(string id, string subject = "")
    {
        Condition? over;
        lock (_lock)
        {
            _now.Remove((id, subject), out over);
        }

        if (over is not null)
        {
            LogEnds(log, id, subject);
            Changed(Now);
        }
    }

    /// <summary>Reports everything of one kind that is wrong now: what is not among it any more has ended.</summary>
    public void Set(string id, IEnumerable<Finding> found)
    {
        Finding[] all = [.. found];
        string[] over;
        lock (_lock)
        {
            over = [.. _now.Keys.Where(k => k.Id == id && !all.Any(f => f.Subject == k.Subject)).Select(k => k.Subject)];
        }

        foreach (string subject in over)
        {
            End(id, subject);
        }

        foreach (Finding one in all)
        {
            Begin(id, one);
        }
    }

    /// <summary>Reports the only thing of its kind: wrong as found, or not.</summary>
    public void Set(string id, Finding? found) => Set(id, found is { } one ? [one] : []);

    [LoggerMessage(LogLevel.Warning, "begins: {Id} {Subject}: {What}")]
    private static partial void LogBegins(ILogger log, string id, string subject, string what);

    [LoggerMessage(LogLevel.Information, "over: {Id} {Subject}")]
    private static partial void LogEnds(ILogger log, string id, string subject);
}
