using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>
/// The number of a random-inspection task (抽查任务编号), 18 digits: administrative-division code (GB/T 2260), the day of the draw,
/// <c>1</c>, and a number of three digits within the day.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<TaskNumber>))]
public readonly partial record struct TaskNumber : ISpanParsable<TaskNumber>, ISpanFormattable, IComparable<TaskNumber>, ITextValue<TaskNumber>, IUnset
{
    /// <summary>The last number of a day.</summary>
    public const int Last = 999;

    private const int DayAt = 6, DayDigits = 8;

    private readonly string? _value;

    private TaskNumber(string value) => _value = value;

    /// <summary>The task of a day with a number of its own.</summary>
    /// <param name="authority">Whose administrative-division code leads.</param>
    /// <param name="day">The day of the draw.</param>
    /// <param name="number">From 1 to <see cref="Last"/>.</param>
    /// <exception cref="ProtocolFormatException">The number is out of range.</exception>
    public static TaskNumber Of(Authority authority, DateOnly day, int number) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{authority.Division}{day:yyyyMMdd}1{number:000}"));

    /// <summary>Reads a number.</summary>
    /// <exception cref="ProtocolFormatException">The text is none.</exception>
    public static TaskNumber Parse(string text) => TextValue.Parse<TaskNumber>(text);

    /// <summary>Reads a number when the text is one; else gives false.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TaskNumber value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    bool IUnset.IsUnset => _value is null;

    /// <inheritdoc/>
    static string? ITextValue<TaskNumber>.Read(string text, out TaskNumber value)
    {
        bool reads = Form().IsMatch(text) && DateOnly.TryParseExact(text.AsSpan(DayAt, DayDigits), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        value = reads ? new(text) : default;
        return reads ? null : $"not a task number of 18 digits like 350100202603181001: '{text}'";
    }

    /// <summary>The 18 digits.</summary>
    /// <exception cref="InvalidOperationException">It is the default, which is none.</exception>
    public override string ToString() => _value ?? throw new InvalidOperationException("a TaskNumber that was never set");

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString(), destination, out charsWritten);

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public int CompareTo(TaskNumber other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Earlier in byte order.</summary>
    public static bool operator <(TaskNumber left, TaskNumber right) => left.CompareTo(right) < 0;

    /// <summary>Later in byte order.</summary>
    public static bool operator >(TaskNumber left, TaskNumber right) => left.CompareTo(right) > 0;

    /// <summary>Earlier in byte order, or the same.</summary>
    public static bool operator <=(TaskNumber left, TaskNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Later in byte order, or the same.</summary>
    public static bool operator >=(TaskNumber left, TaskNumber right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\A[0-9]{6}[0-9]{8}1(?!000)[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
