using System.Globalization;

namespace Inspections.Worker.Health;

/// <summary>
/// Notices that the wall clock was set, by comparing how far it and the monotonic clock went since the last look. Sleep of the
/// machine looks the same, and is treated the same.
/// </summary>
internal sealed class ClockWatch(TimeProvider clock, Conditions conditions)
{
    /// <summary>What the two may differ by between two looks: time servers correct less than that at once.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>How long a clock is not trusted after it jumped ahead, and rounds are not moved after a start: a wrong time is often put right within minutes.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly long _started = clock.GetTimestamp();
    private DateTimeOffset _wall = clock.GetUtcNow();
    private long _stamp = clock.GetTimestamp();
    private long? _jumped;
    private TimeSpan _ahead;
    private long _jumps;

    /// <summary>How often the clock jumped since the worker began.</summary>
    public long Jumps => Interlocked.Read(ref _jumps);

    /// <summary>False for a while after the clock jumped ahead: nothing is entered by a time that nobody has confirmed.</summary>
    public bool IsTrusted
    {
        get
        {
            lock (_lock)
            {
                return _ahead <= TimeSpan.Zero || _jumped is not long at || clock.GetElapsedTime(at) >= Settling;
            }
        }
    }

    /// <summary>True once the clock was trusted for a while: what cannot be undone because of a passed time may be done.</summary>
    public bool IsSettled => IsTrusted && clock.GetElapsedTime(_started) >= Settling;

    /// <summary>Compares the clocks; gives how far the wall clock jumped since the last look, or null.</summary>
    public TimeSpan? Look()
    {
        TimeSpan jump;
        lock (_lock)
        {
            DateTimeOffset wall = clock.GetUtcNow();
            long stamp = clock.GetTimestamp();
            jump = wall - _wall - clock.GetElapsedTime(_stamp, stamp);
            (_wall, _stamp) = (wall, stamp);
            if (jump.Duration() <= Tolerance)
            {
                if (_jumped is long at && clock.GetElapsedTime(at) >= Settling)
                {
                    (_jumped, _ahead) = (null, TimeSpan.Zero);
                    conditions.End(ConditionIds.ClockJumped);
                }

                return null;
            }

            // A clock that is put back to where it was is right again.
            _ahead = _jumped is null ? jump : _ahead + jump;
            _ahead = _ahead.Duration() <= Tolerance ? TimeSpan.Zero : _ahead;
            _jumped = stamp;
            _jumps++;
        }

        string far = string.Create(CultureInfo.InvariantCulture, $"{(jump < TimeSpan.Zero ? '-' : '+')}{jump.Duration():d\\.hh\\:mm\\:ss}");
        conditions.Begin(ConditionIds.ClockJumped, new Finding(
            "",
            new Text(
                $"本机时钟跳变 {far}（被改动，或机器休眠过）；日程已重新安排。向前跳变后 {Settling.TotalMinutes} 分钟内不登记任何内容，请核对时钟",
                $"the clock jumped by {far} (it was set, or the machine slept); the schedule is set anew. After a jump ahead nothing is entered for {Settling.TotalMinutes} minutes: check the clock")));
        return jump;
    }
}
