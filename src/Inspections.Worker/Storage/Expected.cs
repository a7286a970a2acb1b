using System.Globalization;
using System.Text.RegularExpressions;

namespace Inspections.Worker.Storage;

/// <summary>A piece of work that a transaction is about to do, so that a server can be asked at once for what it asked for last time.</summary>
/// <param name="Work">The work's name.</param>
/// <param name="About">An object whose properties are what differs from one time to the next: the draw's id, how far a folder has come.</param>
internal sealed partial record Expected(string Work, object? About = null)
{
    private const char Gap = '\0';

    private readonly Dictionary<string, object> _values = About?.GetType().GetProperties()
        .ToDictionary(p => p.Name, p => p.GetValue(About)!, StringComparer.OrdinalIgnoreCase) ?? new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A parameter's value with gaps where it says what the work is about; null where values of its kind are not remembered.</summary>
    public StatementParameter? Blank(StatementParameter parameter) => parameter.Value switch
    {
        null => parameter,
        string text => parameter with { Value = Blank(text) },
        string[] texts => parameter with { Value = texts.Select(Blank).ToArray() },
        int or long => _values.TryGetValue(parameter.Name, out object? own) && Number(own) == Number(parameter.Value)
            ? parameter with { Value = new OfThisTime() } : parameter,
        _ => null,
    };

    /// <summary>The parameter with what this work is about in the gaps; null where this work has nothing for one.</summary>
    public StatementParameter? Fill(StatementParameter parameter) => parameter.Value switch
    {
        string text => parameter with { Value = Fill(text) },
        string[] texts => parameter with { Value = texts.Select(Fill).ToArray() },
        OfThisTime => _values.TryGetValue(parameter.Name, out object? own) ? parameter with { Value = own } : null,
        _ => parameter,
    };

    /// <summary>What tells a statement with its parameters from any other.</summary>
    public static string Key(string sql, IEnumerable<StatementParameter> parameters) => parameters.Aggregate(sql, (key, p) => $"{key}\n{p.Name}={Shown(p.Value)}");

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string[] texts => string.Join(' ', texts.Select(t => $"'{t}'")),
        string text => $"'{text}'",
        OfThisTime => "of this time",
        _ => Number(value).ToString(CultureInfo.InvariantCulture),
    };

    private string Blank(string text) => _values.Where(v => v.Value is string { Length: > 0 }).Aggregate(
        text, (blank, v) => blank.Replace((string)v.Value, $"{Gap}{v.Key}{Gap}", StringComparison.Ordinal));

    private string Fill(string text) => Gaps().Replace(text, gap => _values.GetValueOrDefault(gap.Groups["name"].Value) as string ?? "");

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    [GeneratedRegex("\0(?<name>[^\0]*)\0", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Gaps();

    // Stands for the work's own number of a parameter's name.
    private sealed class OfThisTime;
}
