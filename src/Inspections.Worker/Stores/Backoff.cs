using System.Security.Cryptography;

namespace Inspections.Worker.Stores;

/// <summary>How long a destination is left alone after it failed.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromHours(1), LongestAsked = TimeSpan.FromDays(1);

    /// <summary>The longest that a destination is ever left alone.</summary>
    public static TimeSpan Farthest => LongestAsked;

    /// <summary>Doubles with every failure in a row, less up to half by chance; never less than the destination asks for, within a day.</summary>
    public static TimeSpan After(long failures, TimeSpan? asked)
    {
        TimeSpan most = failures > 10 ? Longest : TimeSpan.FromTicks(long.Min(Longest.Ticks, First.Ticks << (int)(failures - 1)));
        TimeSpan own = most * (1000 - RandomNumberGenerator.GetInt32(500)) / 1000;
        TimeSpan wished = asked is { } wish && wish > TimeSpan.Zero ? wish : TimeSpan.Zero;
        return own > wished ? own : wished < LongestAsked ? wished : LongestAsked;
    }
}
