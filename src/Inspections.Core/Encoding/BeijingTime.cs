using System.Globalization;

namespace Inspections.Core.Encoding;

/// <summary>Moments as <c>yyyy-MM-ddTHH:mm:ss+08:00</c> and dates as <c>yyyy-MM-dd</c> (protocol section 1).</summary>
public static class BeijingTime
{
    /// <summary>The zone of all published times, UTC+8 without daylight saving.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The first year of the protocol (section 1); the last is 9999.</summary>
    public const int FirstYear = 2000;

    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss'+08:00'";
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The same moment in UTC+8, cut to the whole second.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment)
    {
        DateTimeOffset local = moment.ToOffset(Offset);
        return new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, Offset);
    }

    /// <summary>The date in UTC+8.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>Writes a moment.</summary>
    public static string Format(DateTimeOffset moment) =>
        moment.ToOffset(Offset).DateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>Writes a date.</summary>
    public static string Format(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a moment in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">Any other text, or a moment that does not exist.</exception>
    public static DateTimeOffset ParseMoment(string text) =>
        DateTime.TryParseExact(text, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            && local.Year >= FirstYear
            && Format(new DateTimeOffset(local, Offset)) == text
            ? new DateTimeOffset(local, Offset)
            : throw new ProtocolFormatException($"not a moment yyyy-MM-ddTHH:mm:ss+08:00: '{text}'");

    /// <summary>Reads a published date, which is in the protocol's years.</summary>
    /// <exception cref="ProtocolFormatException">Any other text, a date that does not exist, or one before 2000.</exception>
    public static DateOnly ParsePublishedDate(string text) =>
        ParseDate(text) is { Year: >= FirstYear } date ? date : throw new ProtocolFormatException($"not a date of 2000 to 9999: '{text}'");

    /// <summary>Reads a date in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">Any other text, or a date that does not exist.</exception>
    public static DateOnly ParseDate(string text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new ProtocolFormatException($"not a date yyyy-MM-dd: '{text}'");
}
