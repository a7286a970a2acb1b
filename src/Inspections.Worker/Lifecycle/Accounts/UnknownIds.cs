using Inspections.Core.Directories;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>
/// Counts what is tried under ids that nobody has, as it is counted under those that somebody has: an answer must not tell by a lock which ids there
/// are. Only this program remembers it, and no more ids than it has room for.
/// </summary>
internal sealed class UnknownIds
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<Label, (int Failures, DateTimeOffset? LockedUntil, DateTimeOffset At)> _tried = [];

    /// <summary>Until when an id is locked; null where it is not.</summary>
    public DateTimeOffset? LockedUntil(Label id, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _tried.TryGetValue(id, out (int, DateTimeOffset? LockedUntil, DateTimeOffset) tried) && tried.LockedUntil > now ? tried.LockedUntil : null;
        }
    }

    /// <summary>Counts one more.</summary>
    /// <returns>Until when the id is locked; null where it is not.</returns>
    public DateTimeOffset? Count(Label id, DateTimeOffset now)
    {
        lock (_gate)
        {
            (int failures, DateTimeOffset? until, _) = _tried.GetValueOrDefault(id);
            if (until > now)
            {
                return until;
            }

            failures++;
            until = failures >= Authentication.MostFailures ? now + Authentication.LockHolds : null;
            if (!_tried.ContainsKey(id) && _tried.Count >= Most)
            {
                _tried.Remove(_tried.MinBy(t => t.Value.At).Key);
            }

            _tried[id] = (until is null ? failures : 0, until, now);
            return until;
        }
    }
}
