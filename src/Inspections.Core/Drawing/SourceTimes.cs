using Inspections.Core.Encoding;

namespace Inspections.Core.Drawing;

/// <summary>When a value may be entered (protocol section 4, last column).</summary>
public static class SourceTimes
{
    /// <summary>Null when the value may be entered at <paramref name="at"/>, else when it may be.</summary>
    /// <param name="source">The source.</param>
    /// <param name="value">Its value, or <see cref="Source.Absent"/>.</param>
    /// <param name="at">The time of its ledger entry.</param>
    /// <param name="drawAt">The draw's time.</param>
    public static string? Refuse(Source source, string value, DateTimeOffset at, DateTimeOffset drawAt)
    {
        ArgumentNullException.ThrowIfNull(source);
        bool opened = source is SealedSource { Witness: not null } && value != Source.Absent;
        return opened ? (at < drawAt ? null : $"before {BeijingTime.Format(drawAt)}, or as {Source.Absent}")
            : at < drawAt ? $"at or after {BeijingTime.Format(drawAt)}"
            : source.KnownAt is DateTimeOffset known && at <= known ? $"after {BeijingTime.Format(known)}"
            : null;
    }
}
