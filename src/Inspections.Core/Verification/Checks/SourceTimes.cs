using Inspections.Core.Drawing;
using Inspections.Core.Encoding;

namespace Inspections.Core.Verification.Checks;

/// <summary>When a value may be entered (protocol section 4, last column).</summary>
internal static class SourceTimes
{
    /// <summary>Null when the value may be entered at <paramref name="at"/>, else when it may be.</summary>
    public static string? Refuse(Source source, string value, DateTimeOffset at, DateTimeOffset drawAt)
    {
        bool opened = source is SealedSource { Witness: not null } && value != Source.Absent;
        return opened ? (at < drawAt ? null : $"before {BeijingTime.Format(drawAt)}, or as {Source.Absent}")
            : at < drawAt ? $"at or after {BeijingTime.Format(drawAt)}"
            : source.KnownAt is DateTimeOffset known && at <= known ? $"after {BeijingTime.Format(known)}"
            : null;
    }
}
