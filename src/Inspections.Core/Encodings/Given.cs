using System.Runtime.CompilerServices;

namespace Inspections.Core.Encodings;

/// <summary>A value type whose default is no value: it was neither read nor made, and has no text.</summary>
internal interface IUnset
{
    /// <summary>True for the default.</summary>
    bool IsUnset { get; }
}

/// <summary>
/// What a constructor asks of what it is given. A reader of the published form calls the same constructor, so that nothing can be made that
/// nobody could read.
/// </summary>
internal static class Given
{
    /// <summary>The value, when it is one.</summary>
    /// <exception cref="ProtocolFormatException">It is the default of its type.</exception>
    public static T Set<T>(T value, string what)
        where T : struct, IUnset => value.IsUnset ? throw Unset<T>(what) : value;

    /// <summary>The value, when it is one or left out.</summary>
    /// <exception cref="ProtocolFormatException">It is the default of its type.</exception>
    public static T? Set<T>(T? value, string what)
        where T : struct, IUnset => value is { IsUnset: true } ? throw Unset<T>(what) : value;

    /// <summary>A list of its own with the same values.</summary>
    /// <exception cref="ProtocolFormatException">One is the default of its type.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static ValueList<T> AllSet<T>(IReadOnlyList<T> items, string what, [CallerArgumentExpression(nameof(items))] string? argument = null)
        where T : struct, IUnset
    {
        ArgumentNullException.ThrowIfNull(items, argument);
        ValueList<T> own = ValueList<T>.Of(items);
        for (int i = 0; i < own.Count; i++)
        {
            Set(own[i], what);
        }

        return own;
    }

    /// <summary>A set as a list of its own: sorted, without repeats, however it was given.</summary>
    /// <exception cref="ProtocolFormatException">A value is the default of its type.</exception>
    public static ValueList<T> Ordered<T>(IReadOnlyList<T> items, string what, [CallerArgumentExpression(nameof(items))] string? argument = null)
        where T : struct, IUnset => ValueList<T>.Of(AllSet(items, what, argument).Distinct().Order());

    /// <summary>A list of its own with the same items.</summary>
    /// <exception cref="ArgumentNullException">The list or one of its items is null.</exception>
    public static ValueList<T> List<T>(IReadOnlyList<T> items, [CallerArgumentExpression(nameof(items))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(items, argument);
        ValueList<T> own = ValueList<T>.Of(items);
        return own.Any(i => i is null) ? throw new ArgumentNullException(argument, "an item of the list is null") : own;
    }

    /// <summary>What is not null.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? argument = null)
        where T : class => value ?? throw new ArgumentNullException(argument);

    /// <summary>A text that can be written: valid Unicode.</summary>
    /// <exception cref="ProtocolFormatException">It has half a surrogate pair.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Text(string text, string what, [CallerArgumentExpression(nameof(text))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(text, argument);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                i = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) ? i + 1 : throw new ProtocolFormatException($"{what}: half a surrogate pair cannot be written");
            }
        }

        return text;
    }

    /// <summary>A list of its own with the same texts, all of which can be written.</summary>
    /// <exception cref="ProtocolFormatException">One has half a surrogate pair.</exception>
    public static ValueList<string> Texts(IReadOnlyList<string> texts, string what, [CallerArgumentExpression(nameof(texts))] string? argument = null)
    {
        ValueList<string> own = List(texts, argument);
        foreach (string text in own)
        {
            Text(text, what);
        }

        return own;
    }

    /// <summary>A whole number within its bounds.</summary>
    /// <exception cref="ProtocolFormatException">It is outside.</exception>
    public static long Between(long number, long least, long most, string what) => number >= least && number <= most
        ? number
        : throw new ProtocolFormatException(FormattableString.Invariant($"{what} must be from {least} to {most}, found {number}"));

    /// <inheritdoc cref="Between(long, long, long, string)"/>
    public static int Between(int number, int least, int most, string what) => (int)Between((long)number, least, most, what);

    /// <summary>A count of the protocol, 0 to 2^53−1.</summary>
    /// <exception cref="ProtocolFormatException">It is outside.</exception>
    public static long Count(long number, string what) => Between(number, 0, CanonicalJson.MaxInteger, what);

    /// <summary>A year of the protocol, 2000 to 9999.</summary>
    /// <exception cref="ProtocolFormatException">It is another.</exception>
    public static int Year(int year, string what) => Between(year, BeijingTime.FirstYear, BeijingTime.LastYear, what);

    /// <summary>A date of the protocol's years.</summary>
    /// <exception cref="ProtocolFormatException">It is of another.</exception>
    public static DateOnly Date(DateOnly date, string what)
    {
        Year(date.Year, what);
        return date;
    }

    /// <summary>A moment of the protocol's years as it is published: in UTC+8, to the second.</summary>
    /// <exception cref="ProtocolFormatException">It is of another year.</exception>
    public static DateTimeOffset Moment(DateTimeOffset moment, string what)
    {
        // Days at the very ends of the calendar have no hour in UTC+8.
        Year(moment.UtcDateTime.Year + (moment.UtcDateTime is { Month: 12, Day: 31, Hour: >= 16 } ? 1 : 0), what);
        return BeijingTime.Of(moment);
    }

    /// <summary>A value of an enumeration that has a name, or a combination of such.</summary>
    /// <exception cref="ProtocolFormatException">It has none.</exception>
    public static T Defined<T>(T value, string what)
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new ProtocolFormatException($"{what}: {value:D} is no {typeof(T).Name}");

    private static ProtocolFormatException Unset<T>(string what) => new($"{what}: a {typeof(T).Name} that was never set");
}
