using System.Text.RegularExpressions;

namespace Inspections.Core.Refusals;

/// <summary>One reason to refuse: its id, what is said, and what to do about it. Values stand in braces: <c>{draw}</c>.</summary>
public sealed partial class RefusalKind
{
    /// <summary>A kind; the features keep theirs in one class each, such as <c>ResultRefusals</c>.</summary>
    /// <param name="id">Its id, the same in every version and language: capitals, a dash and three digits.</param>
    /// <param name="zh">What is wrong, in Chinese.</param>
    /// <param name="en">The same in English, with the same values.</param>
    /// <param name="doZh">What to do, in Chinese, in words of the trade.</param>
    /// <param name="doEn">The same in English.</param>
    /// <param name="nature">What it is due to.</param>
    /// <exception cref="ArgumentException">The id is malformed, a text is empty, or the two languages name different values.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    public RefusalKind(string id, string zh, string en, string doZh, string doEn, RefusalNature nature = RefusalNature.State)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!WellFormed().IsMatch(id))
        {
            throw new ArgumentException($"the id of a refusal is written like RESULT-012, not '{id}'", nameof(id));
        }

        foreach (string text in (string[])[zh, en, doZh, doEn])
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(text, nameof(zh));
        }

        (Id, Says, ToDo, Nature) = (id, new Text(zh, en), new Text(doZh, doEn), nature);
        Names = NamesIn(zh + doZh);
        if (!Names.Order(StringComparer.Ordinal).SequenceEqual(NamesIn(en + doEn).Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            throw new ArgumentException($"{id} names other values in English than in Chinese", nameof(en));
        }
    }

    /// <summary>Its id, the same in every version and language.</summary>
    public string Id { get; }

    /// <summary>What is wrong, with the names of values in braces.</summary>
    public Text Says { get; }

    /// <summary>What to do, likewise.</summary>
    public Text ToDo { get; }

    /// <summary>What it is due to.</summary>
    public RefusalNature Nature { get; }

    /// <summary>The names of its values, in the order of the Chinese.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The refusal of one case.</summary>
    /// <param name="values">A value for every name, in the order of the Chinese; a <see cref="Text"/> is read in each language.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than names.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public Refusal Of(params IReadOnlyList<object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == Names.Count ? new Refusal(this, values)
            : throw new ArgumentException($"{Id} takes the values {string.Join(", ", Names)}, not {values.Count}", nameof(values));
    }

    /// <summary>The exception that carries the refusal of one case.</summary>
    internal RefusedException Refuse(params IReadOnlyList<object?> values) => new(Of(values));

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>A text with each name in braces replaced.</summary>
    internal static string Fill(string template, Func<string, string> value) => Name().Replace(template, m => value(m.Groups["name"].Value));

    private static string[] NamesIn(string template) => [.. Name().Matches(template).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Z]+-[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
