using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Inspections.Worker.Files;

/// <summary>
/// One line while it is put together: literals are punctuation and names, <see cref="Text"/> and pairs of Chinese and English are
/// written in the language of the writer, in both side by side where none was chosen.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct SpokenLine
{
    private readonly TextWriter _output;
    private readonly StringBuilder _line;

    public SpokenLine(int literalLength, int formattedCount, TextWriter output) =>
        (_output, _line) = (output, new StringBuilder(literalLength + (formattedCount * 8)));

    // Punctuation of the other language would look odd.
    public void AppendLiteral(string literal) => _line.Append(_output is SpokenWriter { Language: Language.English } ? Narrow(literal) : literal);

    public void AppendFormatted((string Zh, string En) word) => _line.Append(_output.Word(word.Zh, word.En));

    public void AppendFormatted(Text? text) => _line.Append(text is null ? "" : _output.Word(text));

    public void AppendFormatted(string? value) => _line.Append(value);

    public void AppendFormatted<T>(T value, string? format = null) => _line.Append(value is IFormattable known ? known.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());

    public override string ToString() => _line.ToString();

    private static string Narrow(string literal) => literal
        .Replace("，", ", ", StringComparison.Ordinal).Replace("；", "; ", StringComparison.Ordinal).Replace("：", ": ", StringComparison.Ordinal)
        .Replace("、", ", ", StringComparison.Ordinal).Replace("（", " (", StringComparison.Ordinal).Replace("）", ")", StringComparison.Ordinal)
        .Replace("。", ".", StringComparison.Ordinal).Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal);
}
