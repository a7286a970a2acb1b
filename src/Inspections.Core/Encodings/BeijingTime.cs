namespace Inspections.Core.Encodings;

/// <summary>Moments as <c>yyyy-MM-ddTHH:mm:ss+08:00</c> and dates as <c>yyyy-MM-dd</c> (protocol section 1).</summary>
public static class BeijingTime
{
    /// <summary>The zone of all published times, UTC+8 without daylight saving.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The first year of the protocol (section 1).</summary>
    public const int FirstYear = 2000;

    /// <summary>The last year of the protocol.</summary>
    public const int LastYear = 9999;

    // The text of a moment and of a date; every digit is a zero here.
    private const string MomentForm = "0000-00-00T00:00:00+08:00";
    private const int DateLength = 10, ZoneAt = 19;

    /// <summary>The same moment in UTC+8, cut to the whole second.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment)
    {
        DateTimeOffset local = moment.ToOffset(Offset);
        return new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, Offset);
    }

    /// <summary>The date in UTC+8.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>Writes a moment.</summary>
    public static string Format(DateTimeOffset moment) => string.Create(MomentForm.Length, moment.ToOffset(Offset), static (text, at) =>
    {
        MomentForm.CopyTo(text);
        WriteDate(text, at.Year, at.Month, at.Day);
        WriteDigits(text[11..13], at.Hour);
        WriteDigits(text[14..16], at.Minute);
        WriteDigits(text[17..19], at.Second);
    });

    /// <summary>Writes a date.</summary>
    public static string Format(DateOnly date) => string.Create(DateLength, date, static (text, day) =>
    {
        MomentForm.AsSpan(0, DateLength).CopyTo(text);
        WriteDate(text, day.Year, day.Month, day.Day);
    });

    /// <summary>Reads a moment in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">Any other text, or a moment that does not exist.</exception>
    public static DateTimeOffset ParseMoment(string text) =>
        HasForm(text, MomentForm) && TryDate(text, out DateOnly date) && date.Year >= FirstYear && Number(text, 11, 2) < 24 && Number(text, 14, 2) < 60 && Number(text, 17, 2) < 60
            ? new DateTimeOffset(date, new TimeOnly(Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2)), Offset)
            : throw new ProtocolFormatException($"not a moment yyyy-MM-ddTHH:mm:ss+08:00: '{text}'");

    /// <summary>Reads a published date, which is in the protocol's years.</summary>
    /// <exception cref="ProtocolFormatException">Any other text, a date that does not exist, or one before 2000.</exception>
    public static DateOnly ParsePublishedDate(string text) =>
        ParseDate(text) is { Year: >= FirstYear } date ? date : throw new ProtocolFormatException($"not a date of 2000 to 9999: '{text}'");

    /// <summary>Reads a date in its one spelling.</summary>
    /// <exception cref="ProtocolFormatException">Any other text, or a date that does not exist.</exception>
    public static DateOnly ParseDate(string text) =>
        HasForm(text, MomentForm.AsSpan(0, DateLength)) && TryDate(text, out DateOnly date)
            ? date
            : throw new ProtocolFormatException($"not a date yyyy-MM-dd: '{text}'");

    // Digits where the form has them; else, and in the zone, the form's own characters.
    private static bool HasForm(string? text, ReadOnlySpan<char> form)
    {
        if (text?.Length != form.Length)
        {
            return false;
        }

        for (int i = 0; i < form.Length; i++)
        {
            if (form[i] == '0' && i < ZoneAt ? !char.IsAsciiDigit(text[i]) : text[i] != form[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryDate(string text, out DateOnly date)
    {
        (int year, int month, int day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        bool exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }

    private static int Number(string text, int at, int digits)
    {
        int number = 0;
        for (int i = at; i < at + digits; i++)
        {
            number = (number * 10) + (text[i] - '0');
        }

        return number;
    }

    private static void WriteDate(Span<char> text, int year, int month, int day)
    {
        WriteDigits(text[..4], year);
        WriteDigits(text[5..7], month);
        WriteDigits(text[8..10], day);
    }

    private static void WriteDigits(Span<char> text, int number)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
