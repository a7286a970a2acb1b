namespace Inspections.Core.Encodings;

/// <summary>
/// A value with one spelling. Each reads itself in one place, <see cref="Read"/>; from it come all the ways in
/// which .NET asks for a text: <see cref="IParsable{TSelf}"/>, <see cref="ISpanParsable{TSelf}"/>, <see cref="ISpanFormattable"/>.
/// </summary>
internal interface ITextValue<TSelf> : ISpanParsable<TSelf>, ISpanFormattable
    where TSelf : ITextValue<TSelf>
{
    /// <summary>Reads a text. Null, and the value, when it is the spelling of one; else why not.</summary>
    static abstract string? Read(string text, out TSelf? value);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TextValue.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse(string? s, IFormatProvider? provider, out TSelf result) => TextValue.TryParse(s, out result!);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TextValue.Parse<TSelf>(s.ToString());

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) => TextValue.TryParse(s.ToString(), out result!);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString()!;

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TextValue.TryFormat(ToString()!, destination, out charsWritten);
}

/// <summary>Reads and writes values that have one spelling.</summary>
internal static class TextValue
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="ProtocolFormatException">The text is not one.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static T Parse<T>(string text)
        where T : ITextValue<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        return T.Read(text, out T? value) is string reason ? throw new ProtocolFormatException(reason) : value!;
    }

    /// <summary>Reads a value, or gives false.</summary>
    public static bool TryParse<T>(string? text, out T? value)
        where T : ITextValue<T>
    {
        value = default;
        return text is not null && T.Read(text, out value) is null;
    }

    /// <summary>Writes a text where there is room for it.</summary>
    public static bool TryFormat(string text, Span<char> destination, out int written)
    {
        bool fits = text.TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }
}
