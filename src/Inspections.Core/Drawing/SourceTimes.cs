using Inspections.Core.Encodings;

namespace Inspections.Core.Drawing;

/// <summary>When a value may be entered (protocol section 4, last column).</summary>
public static class SourceTimes
{
    /// <summary>The most days from the draw's time to an issue or a pulse.</summary>
    public const int MostDaysLater = 7;

    /// <summary>Null when a source's issue or pulse is at the draw's time or up to seven days later, else when it must be.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static string? RefusePromise(Source source, DateTimeOffset drawAt)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.KnownAt is not DateTimeOffset at || (at >= drawAt && at - drawAt <= TimeSpan.FromDays(MostDaysLater))
            ? null
            : $"from {BeijingTime.Format(drawAt)}, the draw, to {MostDaysLater} days later";
    }

    /// <summary>Null when the value may be entered at <paramref name="at"/>, else when it may be.</summary>
    /// <param name="source">The source.</param>
    /// <param name="value">Its value, or <see cref="Source.Absent"/>.</param>
    /// <param name="at">The time of its ledger entry.</param>
    /// <param name="drawAt">The draw's time.</param>
    internal static string? Refuse(Source source, string value, DateTimeOffset at, DateTimeOffset drawAt)
    {
        ArgumentNullException.ThrowIfNull(source);
        bool opened = source is SealedSource { Witness: not null } && value != Source.Absent;
        return opened ? (at < drawAt ? null : $"before {BeijingTime.Format(drawAt)}, or as {Source.Absent}")
            : at < drawAt ? $"at or after {BeijingTime.Format(drawAt)}"
            : source.KnownAt is DateTimeOffset known && at <= known ? $"after {BeijingTime.Format(known)}"
            : null;
    }
}
