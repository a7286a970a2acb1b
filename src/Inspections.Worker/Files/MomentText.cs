using Inspections.Core.Encodings;

namespace Inspections.Worker.Files;

/// <summary>Moments as people read them: the day and the time of Beijing.</summary>
internal static class MomentText
{
    // Of a moment as the protocol writes it, what stands before the seconds, and before the zone.
    private const int ToMinute = 16, ToSecond = 19;

    /// <summary>A moment as <c>yyyy-MM-dd HH:mm</c>.</summary>
    public static string Of(DateTimeOffset moment) => Cut(moment, ToMinute);

    /// <summary>The same with its seconds, where one follows on the other.</summary>
    public static string WithSeconds(DateTimeOffset moment) => Cut(moment, ToSecond);

    private static string Cut(DateTimeOffset moment, int length) => BeijingTime.Format(moment)[..length].Replace('T', ' ');
}
