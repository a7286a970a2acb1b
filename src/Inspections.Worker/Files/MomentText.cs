using Inspections.Core.Encodings;

namespace Inspections.Worker.Files;

/// <summary>Moments as people read them: the day and the minute, in Beijing.</summary>
internal static class MomentText
{
    // Of a moment as the protocol writes it, what stands before the seconds.
    private const int Length = 16;

    /// <summary>A moment as <c>yyyy-MM-dd HH:mm</c>.</summary>
    public static string Of(DateTimeOffset moment) => BeijingTime.Format(moment)[..Length].Replace('T', ' ');
}
